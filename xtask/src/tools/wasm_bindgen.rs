//! The wasm-bindgen CLI, which writes the JavaScript beside the wasm.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{binary, lock_file};
use crate::places;

/// Gives the folder that holds `wasm-bindgen`, in the version of the library that the tab links:
/// the two refuse to work together otherwise.
pub(crate) fn ensure() -> Result<PathBuf> {
    let path = places::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}; restore it from git", path.display()))?;
    let version = lock_file::version(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen, which the tab needs; restore it from git")?;
    binary::ensure("wasm-bindgen-cli", version)
}
