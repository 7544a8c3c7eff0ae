//! Lists the functions of a wasm file with their names and sizes, and the crates that they come
//! from.

use std::collections::HashMap;

use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, Result, TypeRef};

/// One function; its size in bytes is that of its code.
#[derive(Debug, PartialEq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) bytes: usize,
}

impl Function {
    /// The crate that the function belongs to. For a function of the standard library it is the
    /// first other crate in the name: most generic code names the types of its caller.
    pub(crate) fn crate_name(&self) -> &str {
        let mut crates = crates(&self.name);
        let first = crates.clone().next().unwrap_or("other");
        crates.find(|name| !["core", "alloc", "std"].contains(name)).unwrap_or(first)
    }
}

/// The first word of each path in a name: `serde_json` in `<serde_json::Error as …>::fmt`.
fn crates(name: &str) -> impl Iterator<Item = &str> + Clone {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.match_indices("::").filter_map(move |(at, _)| {
        let before = &name[..at];
        let start = before.rfind(|c| !word(c)).map_or(0, |at| at + 1);
        let begins = !before[..start].ends_with(':') && start < before.len();
        begins.then_some(&before[start..])
    })
}

/// All functions that have code. Fails if the bytes are not wasm.
pub(crate) fn functions(wasm: &[u8]) -> Result<Vec<Function>> {
    // Imported functions come first in the numbering of functions.
    let (mut imported, mut sizes, mut names) = (0, Vec::new(), HashMap::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function =
                        matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.as_bytes().len()),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(parts) = custom.as_known() {
                    names = function_names(parts)?;
                }
            }
            _ => {}
        }
    }
    let named = |(index, bytes)| {
        let name = names.remove(&index).unwrap_or_default();
        Function { name, bytes }
    };
    Ok((imported..).zip(sizes).map(named).collect())
}

fn function_names(parts: NameSectionReader<'_>) -> Result<HashMap<u32, String>> {
    let mut names = HashMap::new();
    for part in parts {
        if let Name::Function(functions) = part? {
            for function in functions {
                let function = function?;
                names.insert(function.index, without_hashes(function.name));
            }
        }
    }
    Ok(names)
}

/// A name without the hashes of crates: `core[c5930c85a12de822]::fmt` becomes `core::fmt`.
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
            \x03\x03\x02\x00\x00\
            \x0a\x06\x02\x02ab\x01c\
            \x00\x0e\x04name\x01\x07\x02\x00\x01i\x01\x01g";
        let names: Vec<_> = functions(wasm).unwrap();
        assert_eq!(names[0], Function { name: "g".to_owned(), bytes: 2 });
        assert_eq!(names[1], Function { name: String::new(), bytes: 1 });
    }

    #[test]
    fn hashes_are_removed_and_slices_stay() {
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
            assert_eq!(function.crate_name(), home, "{name}");
        }
    }
}
