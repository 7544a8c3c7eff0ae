//! Installs the npm packages of a folder of this repository, such as the browser tests.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{cache, node};
use crate::digest::digest;
use crate::{paths, step};

/// Installs what a folder's package-lock.json lists, if that has changed. `whose` describes the
/// folder in messages: "the browser tests".
pub(crate) fn ensure(folder: &Path, whose: &str) -> Result<()> {
    let lock_path = folder.join("package-lock.json");
    let lock = fs::read(&lock_path)
        .with_context(|| format!("cannot read {}; restore it from git", lock_path.display()))?;
    let marker = folder.join("node_modules/.installed-from");
    let wanted = digest(&lock).name();
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let _lock = cache::lock(&paths::scratch(), "npm-project")?;
    let mut install = node::npm(&["ci"])?;
    // The tests run in the browsers of the system.
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
