//! Playwright's driver and the other npm packages of the browser tests.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{keep, node};
use crate::{places, seal, step};

/// Makes `node_modules` of the browser tests be what their package-lock.json says.
pub(crate) fn ensure(tests: &Path) -> Result<()> {
    let lock_path = tests.join("package-lock.json");
    let lock = fs::read(&lock_path)
        .with_context(|| format!("cannot read {}; restore it from git", lock_path.display()))?;
    let marker = tests.join("node_modules/.installed-from");
    let wanted = seal::digest(&lock).name();
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let _lock = keep::lock(&places::scratch(), "playwright")?;
    let mut install = node::npm(&["ci"])?;
    // The tests run in the system's own Chromium.
    install.current_dir(tests).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step::run_quietly("Installing the browser tests' npm packages", &mut install).context(
        "npm could not install Playwright; without network, connect and run the command again",
    )?;
    fs::write(&marker, wanted).with_context(|| format!("cannot write {}", marker.display()))
}
