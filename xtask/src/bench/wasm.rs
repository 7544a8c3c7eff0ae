//! Reads a wasm file as far as its sizes are concerned.

pub(super) mod functions;

/// One section; its size in bytes is without its header.
#[derive(Debug, PartialEq)]
pub(super) struct Section<'wasm> {
    id: u8,
    body: &'wasm [u8],
}

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// The names in the order of the WebAssembly specification's numbers.
const NAMES: [&str; 14] = [
    "custom",
    "types",
    "imports",
    "functions",
    "tables",
    "memory",
    "globals",
    "exports",
    "start",
    "elements",
    "code",
    "data",
    "data count",
    "tags",
];

/// The sections in their order, or None where the bytes are not wasm.
pub(super) fn sections(wasm: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (body, after) = sized(after)?;
        rest = after;
        sections.push(Section { id, body });
    }
    Some(sections)
}

impl Section<'_> {
    pub(super) fn bytes(&self) -> usize {
        self.body.len()
    }

    pub(super) fn name(&self) -> String {
        if self.id == CUSTOM
            && let Some((name, _)) = sized(self.body)
        {
            return format!("custom: {}", String::from_utf8_lossy(name));
        }
        NAMES.get(usize::from(self.id)).unwrap_or(&"unknown").to_string()
    }
}

/// Reads an unsigned LEB128 number and gives what follows it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        value |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

/// Reads bytes that begin with their number, and gives what follows them.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (size, after) = number(bytes)?;
    after.split_at_checked(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_is_named_and_measured() {
        // The code's size is written in two bytes, which is allowed.
        let wasm = b"\0asm\x01\0\0\0\x0a\x82\x00\x03x\x00\x06\x04namez";
        let sections = sections(wasm).unwrap();
        assert_eq!((sections[0].name().as_str(), sections[0].bytes()), ("code", 2));
        assert_eq!((sections[1].name().as_str(), sections[1].bytes()), ("custom: name", 6));
    }

    #[test]
    fn what_is_not_wasm_gives_nothing() {
        assert_eq!(sections(b"\x7fELF"), None);
        assert_eq!(sections(b"\0asm\x01\0\0\0\x0a\x7f"), None);
    }
}
