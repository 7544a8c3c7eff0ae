//! Builds the tab with Trunk.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{cargo, paths, step, tools};

/// Builds the release bundle and returns its folder. Trunk and cargo build only what changed.
pub(crate) fn release() -> Result<PathBuf> {
    let mut trunk = tools::trunk()?;
    cargo::fetch_crates()?;
    step::say("Building the tab (release; the first time takes minutes)");
    trunk.args(["build", "--release", "--offline", "--skip-version-check"]);
    step::run(trunk.current_dir(paths::root())).context("the tab does not build; see above")?;
    Ok(paths::dist())
}
