//! Finds the browser for the browser tests, or installs Debian's.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Returns the path of a Chromium. The variable CHROMIUM has precedence.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        return Ok(chosen.into());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    // A headless browser without fonts shows text without any width, and layouts would be wrong.
    apt::install(&["chromium", "fonts-liberation"], "in which the browser tests run")?;
    find().context("apt installed chromium, but it is not in PATH; set CHROMIUM to its path")
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}
