//! The sections of a wasm file and how large each is.

/// One section; its size in bytes is without its header.
#[derive(Debug, PartialEq)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: usize,
    /// How many functions the section holds; 0 for any but the code.
    pub(super) functions: u64,
}

const CODE: u8 = 10;

/// The sections in the order of the WebAssembly specification's numbers, or None where the bytes
/// are not wasm.
pub(super) fn parts(wasm: &[u8]) -> Option<Vec<Part>> {
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut parts = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (size, after) = number(after)?;
        let (body, after) = after.split_at_checked(usize::try_from(size).ok()?)?;
        rest = after;
        parts.push(Part {
            name: name(id, body)?,
            bytes: body.len(),
            functions: if id == CODE { number(body)?.0 } else { 0 },
        });
    }
    Some(parts)
}

fn name(id: u8, body: &[u8]) -> Option<String> {
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
    if id != 0 {
        return Some(NAMES.get(usize::from(id)).unwrap_or(&"unknown").to_string());
    }
    let (length, after) = number(body)?;
    let name = after.get(..usize::try_from(length).ok()?)?;
    Some(format!("custom: {}", String::from_utf8_lossy(name)))
}

/// Reads an unsigned LEB128 number and gives what follows it.
fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0;
    for (at, byte) in bytes.iter().enumerate().take(9) {
        value |= u64::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_is_named_and_measured() {
        // The code's size is written in two bytes, which is allowed, and it has three functions.
        let wasm = b"\0asm\x01\0\0\0\x0a\x82\x00\x03x\x00\x06\x04namez";
        let parts = parts(wasm).unwrap();
        assert_eq!(parts[0], Part { name: "code".to_owned(), bytes: 2, functions: 3 });
        assert_eq!(parts[1], Part { name: "custom: name".to_owned(), bytes: 6, functions: 0 });
    }

    #[test]
    fn what_is_not_wasm_gives_nothing() {
        assert_eq!(parts(b"\x7fELF"), None);
        assert_eq!(parts(b"\0asm\x01\0\0\0\x0a\x7f"), None);
    }
}
