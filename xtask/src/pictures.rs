//! `cargo xtask pictures`: makes the pictures of `README.md` and `docs/guide.md` anew, from the running tab.

use std::process::Command;

use anyhow::{Context, Result};

use crate::tools::{browsers, npm_project};
use crate::{bundle, cargo, paths, step};

/// Builds the tab and the Workbench, walks through the guide in Chromium, and writes `docs/pictures`.
pub(crate) fn run() -> Result<()> {
    let (workbench, dist) = (cargo::workbench()?, bundle::release()?);
    let tests = paths::root().join("tests/browser");
    npm_project::ensure(&tests, "the browser tests")?;
    let chromium = browsers::headless()?;
    step::say("Making the pictures");
    let mut command = Command::new("npx");
    command
        .args(["--no-install", "playwright", "test", "--config", "pictures.config.ts"])
        .current_dir(&tests)
        .env("WORKBENCH_BIN", workbench)
        .env("BUNDLE_DIR", dist)
        .env("HEADLESS_CHROMIUM", chromium);
    step::run(&mut command).context("not all pictures were made; see above")
}
