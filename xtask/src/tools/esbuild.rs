//! esbuild, which minifies scripts and stylesheets.

use std::path::PathBuf;

use anyhow::Result;

use super::node;

/// Returns the path of `esbuild`.
pub(crate) fn ensure() -> Result<PathBuf> {
    Ok(node::programs()?.join("esbuild"))
}
