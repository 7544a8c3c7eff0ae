//! Lists the sections of a wasm file, removes exports and functions from it, orders its functions, and
//! joins files.

pub(crate) mod functions;
pub(crate) mod join;
pub(crate) mod order;

use wasm_encoder::{CodeSection, ExportSection, Module, RawSection};
use wasmparser::{BinaryReader, CodeSectionReader, Parser, Payload, Result};

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

/// The sections in the order of the file. Fails if the bytes are not wasm.
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

/// The file without the sections that the linker wrote for the split of the program.
pub(crate) fn without_notes(wasm: &[u8]) -> Result<Vec<u8>> {
    let is_note = |name: &str| name == "linking" || name.starts_with("reloc.");
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, data)) = body(wasm, &payload) else { continue };
        if !matches!(&payload, Payload::CustomSection(custom) if is_note(custom.name())) {
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The file without the exports whose names `is_wanted` refuses. Fails if the bytes are not
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

/// The file in which the functions whose names `is_dead` accepts are empty; a call of one would trap.
/// They keep their numbers, because tables of function pointers refer to them.
pub(crate) fn with_empty_functions(wasm: &[u8], is_dead: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let functions = functions::functions(wasm)?;
    let is_dead: Vec<bool> = functions.iter().map(|function| is_dead(&function.name)).collect();
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let Some((id, data)) = body(wasm, &payload) else { continue };
        if !matches!(payload, Payload::CodeSectionStart { .. }) {
            module.section(&RawSection { id, data });
            continue;
        }
        let mut code = CodeSection::new();
        let bodies = CodeSectionReader::new(BinaryReader::new(data, 0))?;
        for (number, body) in bodies.into_iter().enumerate() {
            match is_dead.get(number) == Some(&true) {
                true => code.raw(&[0, UNREACHABLE, END]),
                false => code.raw(body?.as_bytes()),
            };
        }
        module.section(&code);
    }
    Ok(module.finish())
}

const UNREACHABLE: u8 = 0x00;
const END: u8 = 0x0b;

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
    fn what_the_linker_noted_is_removed() {
        let notes = b"\x00\x09\x07linking\x2a\x00\x0c\x0areloc.CODE\x2a";
        let names = b"\x00\x05\x04name";
        let wasm = [START, notes.as_slice(), names].concat();
        assert_eq!(without_notes(&wasm).unwrap(), [START, names.as_slice()].concat());
    }

    #[test]
    fn a_function_that_nothing_can_call_is_emptied_and_keeps_its_number() {
        // Two functions without parameters, called "dead" and "used"; each does nothing.
        let file = |code: &[u8]| {
            let before = b"\x01\x04\x01\x60\x00\x00\x03\x03\x02\x00\x00".as_slice();
            let names = b"\x00\x14\x04name\x01\x0d\x02\x00\x04dead\x01\x04used";
            [START, before, code, names].concat()
        };
        let wasm = file(b"\x0a\x09\x02\x03\x00\x01\x0b\x03\x00\x01\x0b");
        let emptied = with_empty_functions(&wasm, |name| name == "dead").unwrap();
        assert_eq!(emptied, file(b"\x0a\x09\x02\x03\x00\x00\x0b\x03\x00\x01\x0b"));
        assert_eq!(with_empty_functions(&wasm, |_| false).unwrap(), wasm);
    }

    #[test]
    fn what_is_not_wasm_is_refused() {
        for bytes in [b"\x7fELF".as_slice(), b"\0asm\x01\0\0\0\x0a\x7f"] {
            assert!(sections(bytes).is_err());
            assert!(with_exports(bytes, |_| true).is_err());
            assert!(with_empty_functions(bytes, |_| true).is_err());
        }
    }
}
