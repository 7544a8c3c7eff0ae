//! Where things lie: the repository, the bundle, and the user's cache of tools.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository's top folder.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package xtask lies below the repository's top folder")
}

/// The release bundle, as hosts take it.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The debug bundle of `serve --dev`; a folder of its own, so that it never passes for a release.
pub(crate) fn dev_dist() -> PathBuf {
    root().join("dist-dev")
}

/// Files that a command makes for itself and may lose at any time.
pub(crate) fn scratch() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(target) => root().join(target),
        None => root().join("target"),
    }
    .join("xtask")
}

/// The user's cache of tools, shared by all clones, named as the XDG base directory
/// specification has it.
pub(crate) fn cache() -> Result<PathBuf> {
    let base = match env::var_os("XDG_CACHE_HOME").filter(|home| Path::new(home).is_absolute()) {
        Some(cache) => PathBuf::from(cache),
        None => env::home_dir()
            .context("neither XDG_CACHE_HOME nor HOME is set, so tools have no place to go")?
            .join(".cache"),
    };
    Ok(base.join("dwb-api-management"))
}
