//! A Python environment with the packages that some tests need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, cache};
use crate::digest::digest;
use crate::step;

/// Returns the `python` of an environment with the packages of a requirements file. The environment
/// is cached under the file's hash, so a changed file leads to a new one.
pub(crate) fn ensure(requirements: &Path) -> Result<PathBuf> {
    let wanted = fs::read(requirements)
        .with_context(|| format!("cannot read {}; restore it from git", requirements.display()))?;
    let name = format!("python-{}", digest(&wanted).name());
    let folder = cache::ensure(&name, |partial| {
        if step::stdout_of("python3", &["--version"]).is_none() {
            bail!("Python 3 is missing. To fix it: apt-get install -y python3 python3-venv");
        }
        if step::stdout_of("python3", &["-c", "import venv, ensurepip"]).is_none() {
            apt::install(&["python3-venv"], "without which Python cannot make an environment")?;
        }
        // The scripts in the environment's `bin` hold its path, and the cache renames it at the
        // end. So programs in it must be run with `python -m`.
        let mut make = Command::new("python3");
        make.args(["-m", "venv"]).arg(partial);
        step::run_quietly("Making a Python environment for the tests (once)", &mut make)?;
        let mut install = Command::new(partial.join("bin/python"));
        // Only files whose hash the requirements name are installed.
        install
            .args(["-m", "pip", "install", "--disable-pip-version-check", "--quiet"])
            .arg("--require-hashes")
            .arg("--requirement")
            .arg(requirements);
        let what = "Installing the tests' Python packages (once; needs the network)";
        step::run_quietly(what, &mut install).map(drop).context(
            "pip could not install them; without network, connect and run the command again",
        )
    })?;
    Ok(folder.join("bin/python"))
}
