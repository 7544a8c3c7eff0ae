//! Installs Rust programs into the cache of tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{cache, search_path};
use crate::{cargo, step};

/// Returns the folder that holds the program of a crate in exactly this version.
///
/// It is built without optimisation: the tools run for seconds only, and an optimised build takes a
/// quarter of an hour of processor time.
pub(crate) fn ensure(name: &str, version: &str) -> Result<PathBuf> {
    let folder = cache::ensure(&format!("{name}-{version}"), |partial| {
        step::say(format!(
            "Installing {name} {version} for this user (once; needs the network, takes minutes)"
        ));
        let built = install(name, version, partial);
        cache::clear(&partial.join("target"))?;
        built.with_context(|| {
            format!(
                "cargo could not install {name} {version}; see its output above. Without network, \
                 connect and run the command again"
            )
        })
    })?;
    Ok(folder.join("bin"))
}

fn install(name: &str, version: &str, folder: &Path) -> Result<()> {
    let mut command = Command::new("cargo");
    command
        .args(["install", "--locked", "--no-track", "--version", version, "--root"])
        .arg(folder)
        .arg(name)
        // Otherwise cargo warns that this folder is not in PATH.
        .env("PATH", search_path::beginning_with(vec![folder.join("bin")])?)
        // Outside the repository, so that cargo does not use its settings.
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo::remove_cargo_variables(&mut command);
    step::run(&mut command)
}
