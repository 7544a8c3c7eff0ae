//! Reads a wasm file section by section, and takes exports out of it.

pub(crate) mod functions;

/// One section; its size in bytes is without its header.
#[derive(Debug, PartialEq)]
pub(crate) struct Section<'wasm> {
    id: u8,
    body: &'wasm [u8],
}

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
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
pub(crate) fn sections(wasm: &[u8]) -> Option<Vec<Section<'_>>> {
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (body, after) = sized(after)?;
        rest = after;
        sections.push(Section { id, body });
    }
    Some(sections)
}

/// The file with those exports only that `is_wanted` wants by their name, or None where the bytes
/// are not wasm.
pub(crate) fn with_exports(wasm: &[u8], is_wanted: impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    let mut file = wasm.get(..8)?.to_vec();
    for section in sections(wasm)? {
        let exports = match section.id {
            EXPORTS => Some(wanted_exports(section.body, &is_wanted)?),
            _ => None,
        };
        let body = exports.as_deref().unwrap_or(section.body);
        file.push(section.id);
        write_number(body.len(), &mut file);
        file.extend_from_slice(body);
    }
    Some(file)
}

/// The body of a section of exports. One is a name, a kind in one byte, and an index.
fn wanted_exports(body: &[u8], is_wanted: impl Fn(&str) -> bool) -> Option<Vec<u8>> {
    let (count, mut rest) = number(body)?;
    let mut wanted = Vec::new();
    for _ in 0..count {
        let (name, after) = sized(rest)?;
        let (_index, after) = number(after.get(1..)?)?;
        if is_wanted(std::str::from_utf8(name).ok()?) {
            wanted.push(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    let mut body = Vec::new();
    write_number(wanted.len(), &mut body);
    wanted.into_iter().for_each(|export| body.extend_from_slice(export));
    Some(body)
}

impl Section<'_> {
    pub(crate) fn bytes(&self) -> usize {
        self.body.len()
    }

    pub(crate) fn name(&self) -> String {
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

fn write_number(mut value: usize, bytes: &mut Vec<u8>) {
    while value > 0x7f {
        bytes.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
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
    fn only_wanted_exports_stay() {
        let exports = b"\x07\x0d\x03\x01a\x00\x01\x01b\x02\x00\x01c\x00\x02";
        let wasm = [b"\0asm\x01\0\0\0".as_slice(), exports, b"\x01\x01t"].concat();
        let kept = with_exports(&wasm, |name| name != "b").unwrap();
        let exports = b"\x07\x09\x02\x01a\x00\x01\x01c\x00\x02";
        assert_eq!(kept, [b"\0asm\x01\0\0\0".as_slice(), exports, b"\x01\x01t"].concat());
        assert_eq!(with_exports(&wasm, |_| true).unwrap(), wasm);
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for value in [0, 1, 127, 128, 16_383, 16_384, 5_000_000] {
            let mut bytes = Vec::new();
            write_number(value, &mut bytes);
            assert_eq!(number(&bytes), Some((value, [].as_slice())));
        }
    }

    #[test]
    fn what_is_not_wasm_gives_nothing() {
        assert_eq!(sections(b"\x7fELF"), None);
        assert_eq!(sections(b"\0asm\x01\0\0\0\x0a\x7f"), None);
    }
}
