//! esbuild, which minifies scripts and stylesheets.

use std::path::PathBuf;

use anyhow::Result;

use super::node;

const VERSION: &str = "0.28.2";

/// Returns the path of `esbuild`.
pub(crate) fn ensure() -> Result<PathBuf> {
    Ok(node::package("esbuild", "esbuild", VERSION)?.join("esbuild"))
}
