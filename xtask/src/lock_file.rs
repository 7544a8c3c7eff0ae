//! Reads versions and checksums from a Cargo.lock.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

/// The packages of a Cargo.lock.
pub(crate) struct LockFile(Vec<Value>);

impl LockFile {
    pub(crate) fn read(path: &Path) -> Result<LockFile> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("cannot read {}; restore it from git", path.display()))?;
        LockFile::parse(&text).with_context(|| format!("{} is no lock file", path.display()))
    }

    fn parse(text: &str) -> Result<LockFile> {
        let mut table: Table = toml::from_str(text)?;
        match table.remove("package") {
            Some(Value::Array(packages)) => Ok(LockFile(packages)),
            _ => anyhow::bail!("it has no packages"),
        }
    }

    /// The version of a package; the first one if there are several.
    pub(crate) fn version(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|package| text(package, "name") == Some(name))?.get("version")?.as_str()
    }

    /// The SHA-256 of the package's file in the registry. None for packages of a folder.
    pub(crate) fn checksum(&self, name: &str, version: &str) -> Option<&str> {
        let wanted = (Some(name), Some(version));
        let package = self
            .0
            .iter()
            .find(|package| (text(package, "name"), text(package, "version")) == wanted)?;
        text(package, "checksum")
    }
}

fn text<'package>(package: &'package Value, key: &str) -> Option<&'package str> {
    package.get(key)?.as_str()
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
checksum = "1af6"

[[package]]
name = "wasm-bindgen"
version = "0.3.0"
checksum = "2b07"
"#;

    #[test]
    fn the_whole_name_must_match() {
        let lock = LockFile::parse(LOCK).unwrap();
        assert_eq!(lock.version("wasm-bindgen"), Some("0.2.129"));
        assert_eq!(lock.version("wasm-bindgen-futures"), Some("0.4.79"));
        assert_eq!(lock.version("wasm"), None);
    }

    #[test]
    fn a_checksum_belongs_to_one_version() {
        let lock = LockFile::parse(LOCK).unwrap();
        assert_eq!(lock.checksum("wasm-bindgen", "0.3.0"), Some("2b07"));
        assert_eq!(lock.checksum("wasm-bindgen", "0.4.0"), None);
        assert_eq!(lock.checksum("wasm-bindgen-futures", "0.4.79"), None);
    }

    #[test]
    fn a_file_without_packages_is_no_lock_file() {
        assert!(LockFile::parse("version = 4").is_err());
    }
}
