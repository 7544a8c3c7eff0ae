//! The tools that a build and its tests need. Their versions are fixed; each is installed once for
//! the user, into a cache.

mod apt;
mod binary;
pub(crate) mod browsers;
pub(crate) mod cache;
pub(crate) mod esbuild;
mod node;
pub(crate) mod npm_project;
pub(crate) mod python;
pub(crate) mod sample_languages;
pub(crate) mod search_path;
mod trunk;
mod wasm_bindgen;
pub(crate) mod wasm_opt;
pub(crate) mod wasm_target;

use std::env;
use std::process::Command;

use anyhow::Result;

/// A Trunk command that finds our versions of the compiler and of wasm-bindgen first in PATH.
/// Callers run it with `--offline`, so that it never downloads others.
pub(crate) fn trunk() -> Result<Command> {
    let first = vec![wasm_target::ensure()?.folder, wasm_bindgen::ensure()?];
    let trunk = trunk::ensure()?;
    wasm_opt::ensure()?;
    esbuild::ensure()?;

    let mut command = Command::new(trunk.join("trunk"));
    command.env("PATH", search_path::beginning_with(first)?);
    // Trunk prints each error with its causes; a backtrace of its own code would only hide them.
    command.env("RUST_LIB_BACKTRACE", "0");
    crate::cargo::remove_cargo_variables(&mut command);
    // Trunk does not accept NO_COLOR=1, the usual value.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}
