//! The React host of the browser tests: a small portal with npm packages of its own, built as a
//! portal is.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::tools::npm_project;
use crate::{places, step};

/// Checks the host's types, the element's for React among them, and builds it. Gives the folder
/// of what was built.
pub(super) fn build() -> Result<PathBuf> {
    let host = places::root().join("tests/hosts/react");
    npm_project::ensure(&host, "the React host")?;
    step::say("Checking the types of the React host");
    step::run(Command::new("npx").args(["--no-install", "tsc", "--noEmit"]).current_dir(&host))
        .context("the React host's types do not fit; see above")?;
    let mut vite = Command::new("npx");
    vite.args(["--no-install", "vite", "build"]).current_dir(&host);
    step::run_quietly("Building the React host", &mut vite)?;
    Ok(host.join("dist"))
}
