//! Builds the tab with Trunk.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{cargo, paths, step, tools};

/// Builds the release bundle and returns its folder. Trunk and cargo build only what changed.
pub(crate) fn release() -> Result<PathBuf> {
    build(tools::trunk()?, paths::dist())
}

/// The same, with all compiled files in a folder of its own; if the folder is empty, everything is compiled.
pub(crate) fn release_in(folder: &Path) -> Result<PathBuf> {
    let mut trunk = tools::trunk()?;
    trunk.env("CARGO_TARGET_DIR", folder.join("target"));
    build(trunk, folder.join("dist"))
}

fn build(mut trunk: Command, dist: PathBuf) -> Result<PathBuf> {
    cargo::fetch_crates()?;
    step::say("Building the tab (release; the first time takes minutes)");
    trunk.args(["build", "--release", "--offline", "--skip-version-check", "--dist"]).arg(&dist);
    step::run(trunk.current_dir(paths::root())).context("the tab does not build; see above")?;
    Ok(dist)
}
