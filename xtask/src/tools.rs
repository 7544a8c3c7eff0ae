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
mod trunk;
mod wasm_bindgen;
pub(crate) mod wasm_opt;
pub(crate) mod wasm_target;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

/// A Trunk command whose compiler, wasm-bindgen and wasm-opt are the pinned ones. Trunk looks for
/// them in PATH; it is told to stay offline, so that it never fetches others.
pub(crate) fn trunk() -> Result<Command> {
    let ahead = vec![wasm_target::ensure()?.folder, wasm_bindgen::ensure()?];
    let trunk = trunk::ensure()?;
    wasm_opt::ensure()?;
    esbuild::ensure()?;

    let mut command = Command::new(trunk.join("trunk"));
    command.env("PATH", path_behind(ahead)?);
    // Trunk tells each failure with its causes; a trace of its own code would only hide them.
    command.env("RUST_LIB_BACKTRACE", "0");
    crate::cargo::forget_outer_cargo(&mut command);
    // NO_COLOR=1, which many set, is not a value that Trunk understands.
    if env::var_os("NO_COLOR").is_some() {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// PATH with some folders ahead of it.
pub(crate) fn path_behind(ahead: Vec<PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(ahead.into_iter().chain(env::split_paths(&path)))
        .context("a tool's folder has a colon in its name; set XDG_CACHE_HOME to another")
}
