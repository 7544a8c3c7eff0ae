//! Makes the program smaller: what nothing calls goes, and names become short.

use anyhow::{Context, Result};

use super::contents::Program;
use super::{glue, minify, optimise};
use crate::wasm;

/// Leptos links streams for servers, and wasm-bindgen exports their classes, though no one here
/// makes one: together with the names they are three kilobytes after brotli. So the script loses
/// what the entry does not use, then the wasm loses what the script does not call, and last the
/// two agree on names of one or two letters.
pub(super) fn smaller(program: Program) -> Result<Program> {
    let Program { name, script, wasm } = program;
    let script = minify::shaken(glue::with_exports(&script, &["Tab", "default"]))?;
    let called = glue::called(&script);
    let wasm = wasm::with_exports(&wasm, |name| called.contains(name))
        .context("wasm-bindgen's program is not wasm")?;
    let (wasm, names) = optimise::wasm(name, wasm)?;
    Ok(Program { name, script: glue::renamed(&script, name, &names)?, wasm })
}
