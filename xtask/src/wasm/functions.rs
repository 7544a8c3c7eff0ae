//! The functions of a wasm file with their names and sizes, and the crates that they come from.

use std::collections::HashMap;

use super::{CODE, CUSTOM, IMPORTS, number, sections, sized};

/// One function; its size in bytes is that of its code.
#[derive(Debug, PartialEq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) bytes: usize,
}

impl Function {
    /// The crate that the function's code is written in or, for one of the standard library's,
    /// written for. Most generic code names its caller's types.
    pub(crate) fn home(&self) -> &str {
        let mut crates = paths(&self.name);
        let first = crates.clone().next().unwrap_or("other");
        crates.find(|name| !["core", "alloc", "std"].contains(name)).unwrap_or(first)
    }
}

/// The first words of all paths in a name, as `serde_json` in `<serde_json::Error as …>::fmt`.
fn paths(name: &str) -> impl Iterator<Item = &str> + Clone {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.match_indices("::").filter_map(move |(at, _)| {
        let before = &name[..at];
        let start = before.rfind(|c| !word(c)).map_or(0, |at| at + 1);
        let begins = !before[..start].ends_with(':') && start < before.len();
        begins.then_some(&before[start..])
    })
}

/// All functions that have code, or None where the file is not understood.
pub(crate) fn functions(wasm: &[u8]) -> Option<Vec<Function>> {
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), HashMap::new());
    for section in sections(wasm)? {
        match section.id {
            IMPORTS => imported = imported_functions(section.body)?,
            CODE => sizes = code_sizes(section.body)?,
            CUSTOM => {
                if let (b"name", body) = sized(section.body)? {
                    names = function_names(body)?;
                }
            }
            _ => {}
        }
    }
    let named = |(index, bytes)| {
        let name = names.remove(&(imported + index)).unwrap_or_default();
        Function { name, bytes }
    };
    Some(sizes.into_iter().enumerate().map(named).collect())
}

fn code_sizes(body: &[u8]) -> Option<Vec<usize>> {
    let (count, mut rest) = number(body)?;
    let mut sizes = Vec::new();
    for _ in 0..count {
        let (code, after) = sized(rest)?;
        sizes.push(code.len());
        rest = after;
    }
    Some(sizes)
}

/// Imported functions come first in the numbering of functions.
fn imported_functions(body: &[u8]) -> Option<usize> {
    const FUNCTION: u8 = 0;
    let (count, mut rest) = number(body)?;
    let mut functions = 0;
    for _ in 0..count {
        let (_module, after) = sized(rest)?;
        let (_name, after) = sized(after)?;
        let (&kind, after) = after.split_first()?;
        if kind != FUNCTION {
            // wasm-bindgen's programs bring their own memory, tables and globals.
            return None;
        }
        functions += 1;
        rest = number(after)?.1;
    }
    Some(functions)
}

fn function_names(mut body: &[u8]) -> Option<HashMap<usize, String>> {
    const FUNCTIONS: u8 = 1;
    let mut names = HashMap::new();
    while let Some((&kind, after)) = body.split_first() {
        let (part, after) = sized(after)?;
        body = after;
        if kind != FUNCTIONS {
            continue;
        }
        let (count, mut rest) = number(part)?;
        for _ in 0..count {
            let (index, after) = number(rest)?;
            let (name, after) = sized(after)?;
            names.insert(index, without_hashes(&String::from_utf8_lossy(name)));
            rest = after;
        }
    }
    Some(names)
}

/// A name without the crates' hashes: `core[c5930c85a12de822]::fmt` reads `core::fmt`.
fn without_hashes(name: &str) -> String {
    const DIGITS: usize = 16;
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| match part.split_at_checked(DIGITS) {
        Some((hash, rest))
            if rest.starts_with(']') && hash.bytes().all(|it| it.is_ascii_hexdigit()) =>
        {
            name + &rest[1..]
        }
        _ => name + "[" + part,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_its_name_and_size() {
        let wasm = b"\0asm\x01\0\0\0\
            \x02\x07\x01\x01m\x01f\x00\x00\
            \x0a\x06\x02\x02ab\x01c\
            \x00\x0e\x04name\x01\x07\x02\x00\x01i\x01\x01g";
        let names: Vec<_> = functions(wasm).unwrap();
        assert_eq!(names[0], Function { name: "g".to_owned(), bytes: 2 });
        assert_eq!(names[1], Function { name: String::new(), bytes: 1 });
    }

    #[test]
    fn hashes_go_and_slices_stay() {
        let name = "<[u8] as core[15266d276e3a2055]::fmt::Debug>::fmt::{shim:vtable#0}";
        assert_eq!(without_hashes(name), "<[u8] as core::fmt::Debug>::fmt::{shim:vtable#0}");
    }

    #[test]
    fn the_crate_is_the_first_that_is_not_the_standard_librarys() {
        for (name, home) in [
            ("<&mut serde_json::de::Deserializer<R> as serde_core::de::X>::y::h45b3", "serde_json"),
            (
                "core::ptr::drop_in_place<api_management::contract::Workspace>::h58ef",
                "api_management",
            ),
            ("<f64 as core::fmt::Display>::fmt", "core"),
            ("tachys::reactive_graph::<impl tachys::view::Render for F>::build", "tachys"),
            ("tab_new externref shim", "other"),
        ] {
            let function = Function { name: name.to_owned(), bytes: 0 };
            assert_eq!(function.home(), home, "{name}");
        }
    }
}
