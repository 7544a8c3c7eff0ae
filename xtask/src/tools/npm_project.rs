//! The npm packages of a folder of this repository, such as the browser tests'.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{keep, node};
use crate::digest::digest;
use crate::{places, step};

/// Makes `node_modules` of a folder be what its package-lock.json says. `whose` names the folder
/// as people know it: "the browser tests".
pub(crate) fn ensure(folder: &Path, whose: &str) -> Result<()> {
    let lock_path = folder.join("package-lock.json");
    let lock = fs::read(&lock_path)
        .with_context(|| format!("cannot read {}; restore it from git", lock_path.display()))?;
    let marker = folder.join("node_modules/.installed-from");
    let wanted = digest(&lock).name();
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let _lock = keep::lock(&places::scratch(), "npm-project")?;
    let mut install = node::npm(&["ci"])?;
    // The tests run in the system's own Chromium.
    install.current_dir(folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    step::run_quietly(&format!("Installing the npm packages of {whose}"), &mut install)
        .with_context(|| {
            format!(
                "npm could not install the packages of {whose}; without network, connect and run \
                 the command again"
            )
        })?;
    fs::write(&marker, wanted).with_context(|| format!("cannot write {}", marker.display()))
}
