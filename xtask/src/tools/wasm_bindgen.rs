//! The command-line program of wasm-bindgen, which writes the JavaScript for the wasm.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::binary;
use crate::lock_file::LockFile;
use crate::paths;

/// Returns the folder that holds `wasm-bindgen`. Its version must be exactly that of the library
/// which the tab uses.
pub(crate) fn ensure() -> Result<PathBuf> {
    let lock = LockFile::read(&paths::root().join("Cargo.lock"))?;
    let version = lock
        .version("wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen, which the tab needs; restore it from git")?;
    binary::ensure("wasm-bindgen-cli", version)
}
