//! Installs the tools that come from npm.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cache;
use crate::digest::digest;
use crate::{paths, step};

const LOCK_FILE: &str = "package-lock.json";

/// The oldest version of Node that runs all of these tools.
const OLDEST: u32 = 20;

/// An npm command without its messages about audits, funding and updates.
pub(crate) fn npm(args: &[&str]) -> Result<Command> {
    match step::stdout_of("node", &["--version"]) {
        None => bail!(
            "Node is missing. To fix it: apt-get install -y nodejs npm (or see https://nodejs.org)"
        ),
        Some(version) if major(&version).is_none_or(|major| major < OLDEST) => {
            bail!("Node {version} is too old. To fix it: install Node {OLDEST} or newer")
        }
        Some(_) => {}
    }
    let mut command = Command::new("npm");
    command.args(args).args(["--no-audit", "--no-fund", "--no-update-notifier"]);
    Ok(command)
}

/// Returns the folder with the programs that `xtask/npm/package-lock.json` names. npm compares what
/// it downloads with the hashes in that file, and runs no script of a package.
pub(super) fn programs() -> Result<PathBuf> {
    let source = paths::root().join("xtask/npm");
    let lock = lock_file()?;
    let folder = cache::ensure(&format!("npm-{}", digest(&lock).name()), |partial| {
        fs::write(partial.join(LOCK_FILE), &lock)?;
        fs::copy(source.join("package.json"), partial.join("package.json"))?;
        let mut install = npm(&["ci", "--ignore-scripts"])?;
        let what = "Installing esbuild and wasm-opt for this user (once; needs the network)";
        step::run_quietly(what, install.current_dir(partial)).map(drop).context(
            "npm could not install them; without network, connect and run the command again",
        )
    })?;
    Ok(folder.join("node_modules/.bin"))
}

/// A text that changes whenever another version of one of the programs is installed.
pub(super) fn version() -> Result<String> {
    Ok(digest(&lock_file()?).name())
}

fn lock_file() -> Result<Vec<u8>> {
    let path = paths::root().join("xtask/npm").join(LOCK_FILE);
    fs::read(&path).with_context(|| format!("cannot read {}; restore it from git", path.display()))
}

/// The first number of a version such as `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("18"), Some(18));
        assert_eq!(major("nightly"), None);
    }
}
