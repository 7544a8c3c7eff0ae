//! Lists the sections of a wasm file, and removes exports from it.

pub(crate) mod functions;

use wasm_encoder::{ExportSection, Module, RawSection};
use wasmparser::{Parser, Payload, Result};

/// One section; its size in bytes is without its header.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) name: String,
    pub(crate) bytes: usize,
}

/// The names of the sections, by their numbers in the WebAssembly specification.
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

/// The sections in the order of the file. Fails where the bytes are not wasm.
pub(crate) fn sections(wasm: &[u8]) -> Result<Vec<Section>> {
    let mut sections = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Some((id, body)) = body(wasm, &payload) {
            let name = match &payload {
                Payload::CustomSection(custom) => format!("custom: {}", custom.name()),
                _ => NAMES.get(usize::from(id)).unwrap_or(&"unknown").to_string(),
            };
            sections.push(Section { name, bytes: body.len() });
        }
    }
    Ok(sections)
}

/// The file without the exports whose names `is_wanted` refuses. Fails where the bytes are not
/// wasm.
pub(crate) fn with_exports(wasm: &[u8], is_wanted: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ExportSection(exports) = payload {
            let mut wanted = ExportSection::new();
            for export in exports {
                let export = export?;
                if is_wanted(export.name) {
                    wanted.export(export.name, export.kind.into(), export.index);
                }
            }
            module.section(&wanted);
        } else if let Some((id, data)) = body(wasm, &payload) {
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The number and the bytes of a section. None for a payload that is only a part of one.
fn body<'wasm>(wasm: &'wasm [u8], payload: &Payload<'_>) -> Option<(u8, &'wasm [u8])> {
    let (id, range) = payload.as_section()?;
    Some((id, &wasm[range.start as usize..range.end as usize]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn each_section_is_named_and_measured() {
        // The code's size is written in two bytes, which is allowed, and so is its count.
        let wasm = [START, b"\x0a\x82\x00\x80\x00", b"\x00\x06\x04namez"].concat();
        let sections = sections(&wasm).unwrap();
        assert_eq!((sections[0].name.as_str(), sections[0].bytes), ("code", 2));
        assert_eq!((sections[1].name.as_str(), sections[1].bytes), ("custom: name", 6));
    }

    #[test]
    fn only_wanted_exports_stay() {
        let file = |exports: &[u8]| [START, b"\x01\x01\x00", exports, b"\x00\x02\x01t"].concat();
        let wasm = file(b"\x07\x0d\x03\x01a\x00\x01\x01b\x02\x00\x01c\x00\x02");
        let kept = with_exports(&wasm, |name| name != "b").unwrap();
        assert_eq!(kept, file(b"\x07\x09\x02\x01a\x00\x01\x01c\x00\x02"));
        assert_eq!(with_exports(&wasm, |_| true).unwrap(), wasm);
    }

    #[test]
    fn what_is_not_wasm_is_refused() {
        for bytes in [b"\x7fELF".as_slice(), b"\0asm\x01\0\0\0\x0a\x7f"] {
            assert!(sections(bytes).is_err());
            assert!(with_exports(bytes, |_| true).is_err());
        }
    }
}
