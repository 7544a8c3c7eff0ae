//! Builds the React host of the browser tests: a small portal with its own npm packages.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::tools::npm_project;
use crate::{paths, step};

/// Checks the host's types, which use the element's types for React, and builds it. Returns the
/// folder of the result.
pub(super) fn build() -> Result<PathBuf> {
    let host = paths::root().join("tests/hosts/react");
    npm_project::ensure(&host, "the React host")?;
    step::say("Checking the types of the React host");
    step::run(Command::new("npx").args(["--no-install", "tsc", "--noEmit"]).current_dir(&host))
        .context("the React host has type errors; see above")?;
    let mut vite = Command::new("npx");
    vite.args(["--no-install", "vite", "build"]).current_dir(&host);
    step::run_quietly("Building the React host", &mut vite)?;
    Ok(host.join("dist"))
}
