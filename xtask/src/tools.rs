//! The tools that a build and its tests need: pinned, and cached for the user by name and version.

mod apt;
mod binary;
pub(crate) mod chromium;
pub(crate) mod esbuild;
mod keep;
mod lock_file;
mod node;
pub(crate) mod npm_project;
pub(crate) mod python;
pub(crate) mod search_path;
mod trunk;
mod wasm_bindgen;
pub(crate) mod wasm_opt;
pub(crate) mod wasm_target;

use std::env;
use std::process::Command;

use anyhow::Result;

/// A Trunk command whose compiler, wasm-bindgen and wasm-opt are the pinned ones. Trunk looks for
/// them in PATH; it is told to stay offline, so that it never fetches others.
pub(crate) fn trunk() -> Result<Command> {
    let ahead = vec![wasm_target::ensure()?.folder, wasm_bindgen::ensure()?];
    let trunk = trunk::ensure()?;
    wasm_opt::ensure()?;
    esbuild::ensure()?;

    let mut command = Command::new(trunk.join("trunk"));
    command.env("PATH", search_path::beginning_with(ahead)?);
    // Trunk tells each failure with its causes; a trace of its own code would only hide them.
    command.env("RUST_LIB_BACKTRACE", "0");
    crate::cargo::forget_outer_cargo(&mut command);
    // NO_COLOR=1, which many set, is not a value that Trunk understands.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}
