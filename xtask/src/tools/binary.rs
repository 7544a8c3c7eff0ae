//! Installs a Rust program into the cache of tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{keep, search_path};
use crate::{cargo, step};

/// Gives the folder that holds the program of a crate in exactly this version.
///
/// It is built quickly rather than well: the tools run for seconds, and an optimised build of
/// them takes a quarter of an hour of processor time.
pub(crate) fn ensure(name: &str, version: &str) -> Result<PathBuf> {
    let folder = keep::ensure(&format!("{name}-{version}"), |partial| {
        step::say(format!(
            "Installing {name} {version} for this user (once; needs the network, takes minutes)"
        ));
        let built = install(name, version, partial);
        keep::clear(&partial.join("target"))?;
        built.with_context(|| {
            format!(
                "cargo could not install {name} {version}. Mend: see cargo's words above; without \
                 network, connect and run the command again"
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
        // So that cargo has no advice to give about it.
        .env("PATH", search_path::beginning_with(vec![folder.join("bin")])?)
        // Outside the repository, so that its profiles and settings do not apply.
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo::forget_outer_cargo(&mut command);
    step::run(&mut command)
}
