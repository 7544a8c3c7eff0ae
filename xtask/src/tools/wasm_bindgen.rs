//! The command-line program of wasm-bindgen, which writes the JavaScript for the wasm.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{binary, lock_file};
use crate::paths;

/// Returns the folder that holds `wasm-bindgen`. Its version must be exactly that of the library
/// which the tab uses.
pub(crate) fn ensure() -> Result<PathBuf> {
    let path = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}; restore it from git", path.display()))?;
    let version = lock_file::version(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen, which the tab needs; restore it from git")?;
    binary::ensure("wasm-bindgen-cli", version)
}
