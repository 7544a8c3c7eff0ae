//! Reads the versions that Cargo.lock pins.

/// The version of a package in a Cargo.lock; the first one if there are several.
///
/// Cargo always writes the file in the same form, so reading it line by line is enough.
pub(crate) fn version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let mut lines = lock.lines();
    lines.find(|line| value(line, "name") == Some(package))?;
    lines.take_while(|line| *line != "[[package]]").find_map(|line| value(line, "version"))
}

fn value<'line>(line: &'line str, key: &str) -> Option<&'line str> {
    line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.79"
dependencies = [
 "wasm-bindgen",
]

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
source = "registry+https://github.com/rust-lang/crates.io-index"

[[package]]
name = "odd"

[[package]]
name = "after"
version = "1.0.0"
"#;

    #[test]
    fn the_whole_name_must_match() {
        assert_eq!(version(LOCK, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(version(LOCK, "wasm-bindgen-futures"), Some("0.4.79"));
        assert_eq!(version(LOCK, "wasm"), None);
    }

    #[test]
    fn another_packages_version_is_not_taken() {
        assert_eq!(version(LOCK, "odd"), None);
    }
}
