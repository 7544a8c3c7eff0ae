//! The browser of the browser tests: the system's own, or Debian's.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Gives the path of a Chromium. CHROMIUM in the environment is taken before any other.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        return Ok(chosen.into());
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    // Without a font, headless text has no width, and layouts mean nothing.
    apt::install(&["chromium", "fonts-liberation"], "in which the browser tests run")?;
    find().context("apt installed chromium, and still it is not in PATH; set CHROMIUM to its path")
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
}
