//! Makes a program smaller: removes what nothing calls, and shortens names.

use anyhow::{Context, Result};

use super::contents::{Part, Program};
use super::{glue, minify, optimise, split};
use crate::wasm;

/// Leptos includes streams for servers, and wasm-bindgen exports their classes, though nothing here
/// uses them. With the long names they take three kilobytes after brotli. So three steps follow:
///
/// 1. Exports that the entry does not use are removed from the script, and exports that the script
///    does not call are removed from the wasm.
/// 2. The functions of those classes are emptied. Nothing can create such an object any more, but the
///    table of function pointers names its functions, so wasm-opt would keep them.
/// 3. The names of imports and exports become one or two letters long in both files.
pub(super) fn smaller(program: Program) -> Result<Program> {
    let Program { name, script, wasm, parts } = program;
    let script = minify::tree_shaken(glue::with_exports(&script, &["Tab", "default"]))?;
    let mut shared = Vec::new();
    for part in &parts {
        shared.extend(split::shared(&part.wasm)?);
    }
    let used = glue::used_exports(&script);
    let is_used = |name: &str| used.contains(name) || shared.iter().any(|shared| shared == name);
    let wasm = wasm::without_notes(&wasm).context("what wasm-bindgen wrote is not wasm")?;
    let wasm = wasm::with_exports(&wasm, is_used).context("what wasm-bindgen wrote is not wasm")?;
    let wasm = wasm::with_empty_functions(&wasm, |name| name.contains("wasm_streams"))
        .context("what wasm-bindgen wrote is not wasm")?;
    let (wasm, names) = optimise::main(name, wasm)?;
    let smaller = |part: Part| {
        let wasm = optimise::part(part.name, split::renamed(&part.wasm, &names)?)?;
        Ok(Part { wasm, ..part })
    };
    let parts = parts.into_iter().map(smaller).collect::<Result<_>>()?;
    Ok(Program { name, script: glue::renamed(&script, name, &names, &shared)?, wasm, parts })
}
