//! Python with the packages that some tests name, in an environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, keep};
use crate::digest::digest;
use crate::step;

/// Gives the `python` of an environment that holds what a requirements file names. The
/// environment is cached under the file's hash, so a changed file makes a new one.
pub(crate) fn ensure(requirements: &Path) -> Result<PathBuf> {
    let wanted = fs::read(requirements)
        .with_context(|| format!("cannot read {}; restore it from git", requirements.display()))?;
    let name = format!("python-{}", digest(&wanted).name());
    let folder = keep::ensure(&name, |partial| {
        if step::ask("python3", &["--version"]).is_none() {
            bail!("Python 3 is missing. Mend: apt-get install -y python3 python3-venv");
        }
        if step::ask("python3", &["-c", "import venv, ensurepip"]).is_none() {
            apt::install(&["python3-venv"], "without which Python cannot make an environment")?;
        }
        // Scripts in an environment's bin name its path, which changes when it is complete;
        // `python -m` is therefore the only way in.
        let mut make = Command::new("python3");
        make.args(["-m", "venv"]).arg(partial);
        step::run_quietly("Making a Python environment for the tests (once)", &mut make)?;
        let mut install = Command::new(partial.join("bin/python"));
        install
            .args(["-m", "pip", "install", "--disable-pip-version-check", "--quiet"])
            .arg("--requirement")
            .arg(requirements);
        let what = "Installing the tests' Python packages (once; needs the network)";
        step::run_quietly(what, &mut install).map(drop).context(
            "pip could not install them; without network, connect and run the command again",
        )
    })?;
    Ok(folder.join("bin/python"))
}
