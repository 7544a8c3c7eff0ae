//! Makes a program smaller: removes what nothing calls, and shortens names.

use anyhow::{Context, Result};

use super::contents::Program;
use super::{glue, minify, optimise};
use crate::wasm;

/// Leptos brings streams for servers, and wasm-bindgen exports their classes, though nothing here
/// uses them. With the long names they are three kilobytes after brotli. So what the entry does not
/// use is removed from the script, then what the script does not call from the wasm. The code of
/// those classes goes too: nothing can make one any more, but the table of function pointers names
/// their functions, so wasm-opt would keep them. Last, the names of imports and exports become one
/// or two letters long in both.
pub(super) fn smaller(program: Program) -> Result<Program> {
    let Program { name, script, wasm } = program;
    let script = minify::tree_shaken(glue::with_exports(&script, &["Tab", "default"]))?;
    let used = glue::used_exports(&script);
    let wasm = wasm::with_exports(&wasm, |name| used.contains(name))
        .context("what wasm-bindgen wrote is not wasm")?;
    let wasm = wasm::with_empty_functions(&wasm, |name| name.contains("wasm_streams"))
        .context("what wasm-bindgen wrote is not wasm")?;
    let (wasm, names) = optimise::wasm(name, wasm)?;
    Ok(Program { name, script: glue::renamed(&script, name, &names)?, wasm })
}
