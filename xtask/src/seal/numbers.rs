//! Numbers in place of the hashes in wasm-bindgen's names.
//!
//! The script and the wasm know each other's functions by names that end in 16 random hexadecimal
//! digits. Nothing else looks at them, and brotli can do nothing with them: over two hundred names
//! in two files cost more than the rest of the script. A number of the same length costs nothing.

use std::collections::HashMap;

const PREFIX: &str = "__wbg_";
const DIGITS: usize = 16;

/// Replaces the hashes in both files, so that the same names stay the same in both.
pub(super) fn number(script: &mut String, wasm: &mut [u8]) {
    let mut numbers: HashMap<Vec<u8>, String> = HashMap::new();
    let bytes = script.as_bytes();
    let mut numbered = bytes.to_vec();
    for name in names(bytes) {
        let next = format!("{:0DIGITS$x}", numbers.len());
        let number = numbers.entry(bytes[name.clone()].to_vec()).or_insert(next);
        numbered[name.end - DIGITS..name.end].copy_from_slice(number.as_bytes());
    }
    // Digits were replaced by digits: what was UTF-8 still is.
    *script = String::from_utf8(numbered).expect("digits are UTF-8");
    for name in names(wasm) {
        if let Some(number) = numbers.get(&wasm[name.clone()]) {
            wasm[name.end - DIGITS..name.end].copy_from_slice(number.as_bytes());
        }
    }
}

/// Where names with a hash stand.
fn names(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut names = Vec::new();
    let mut at = 0;
    while at + PREFIX.len() <= bytes.len() {
        if !bytes[at..].starts_with(PREFIX.as_bytes()) {
            at += 1;
            continue;
        }
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
        let end = at + bytes[at..].iter().take_while(is_part).count();
        let hash = &bytes[end.saturating_sub(DIGITS).max(at)..end];
        let is_hash = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
        if hash.len() == DIGITS && hash.iter().all(is_hash) && bytes[end - DIGITS - 1] == b'_' {
            names.push(at..end);
        }
        at = end;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_gets_the_same_number_in_both_files() {
        let mut script = "a.__wbg_get_0123456789abcdef(); b.__wbg_set_fedcba9876543210(); \
                          c.__wbg_get_0123456789abcdef(); __wbg_plain; __wbg_short_01"
            .to_owned();
        let mut wasm =
            b"\x1a__wbg_set_fedcba9876543210\x00\x1a__wbg_get_0123456789abcdef\x00".to_vec();
        number(&mut script, &mut wasm);
        assert_eq!(
            script,
            "a.__wbg_get_0000000000000000(); b.__wbg_set_0000000000000001(); \
             c.__wbg_get_0000000000000000(); __wbg_plain; __wbg_short_01"
        );
        assert_eq!(wasm, b"\x1a__wbg_set_0000000000000001\x00\x1a__wbg_get_0000000000000000\x00");
    }
}
