//! Builds the tab with Trunk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::seal::contents::MANIFEST;
use crate::{cargo, paths, preload, step, tools};

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

/// The lines for a host's page that preload the bundle's first files; the host puts its own folder in.
pub(crate) fn snippet(dist: &Path) -> Result<String> {
    let path = dist.join(MANIFEST);
    let manifest = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let lines = preload::lines(&manifest, "FOLDER/")?.join("\n");
    Ok(format!("\nfor the head of a page, with the bundle's address for FOLDER:\n{lines}\n"))
}
