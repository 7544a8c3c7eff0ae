//! Installs the tools that come from npm.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::cache;
use crate::step;

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

/// Returns the folder with the programs of an npm package in exactly this version. `tool` is the
/// usual name of the program.
pub(super) fn package(tool: &str, package: &str, version: &str) -> Result<PathBuf> {
    let folder = cache::ensure(&format!("{package}-{version}"), |partial| {
        let mut install = npm(&["install", "--no-save", "--no-package-lock"])?;
        install.arg("--prefix").arg(partial).arg(format!("{package}@{version}"));
        let what = format!("Installing {tool} {version} for this user (once; needs the network)");
        step::run_quietly(&what, install.current_dir(partial)).map(drop).with_context(|| {
            format!("npm could not install {package}; without network, connect and run this again")
        })
    })?;
    Ok(folder.join("node_modules/.bin"))
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
