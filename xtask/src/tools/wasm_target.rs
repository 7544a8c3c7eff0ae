//! A compiler for wasm32-unknown-unknown with the sources of its std: rustup's, or Debian's where
//! rustup is missing or refuses.

mod switches;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{apt, keep, search_path};
use crate::digest::digest;
use crate::{cargo, places, step};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's browser packages bring a compiler as new as ours, with the sources of std.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

const DEBIANS_RUSTC: &str = "/usr/bin/rustc";

/// A compiler for the browser.
pub(crate) struct Compiler {
    /// A folder to go first in PATH, whose `cargo` sets the compiler and its switches.
    pub(crate) folder: PathBuf,
    /// Debian's compiler brings no clippy.
    pub(crate) has_clippy: bool,
}

/// Makes sure of a compiler for the browser.
pub(crate) fn ensure() -> Result<Compiler> {
    let ours = switches::of_rustup();
    let debians = switches::of_debian();
    let is_ours = is_complete() || !folder_of(&debians)?.is_dir() && complete();
    let folder = match is_ours {
        true => keep::ensure(&name(&ours), |folder| write_cargo(folder, &ours))?,
        false => {
            install_debians()?;
            keep::ensure(&name(&debians), |folder| {
                write_cargo(folder, &debians)?;
                // Under the name by which rustc looks for it.
                symlink("/usr/bin/lld-22", folder.join("rust-lld"))
                    .context("cannot link Debian's linker")
            })?
        }
    };
    // With this cargo, because it fetches the crates of std too.
    cargo::fetch(|| {
        let mut fetch = cargo::cargo(&["fetch", "--target", TARGET]);
        fetch.env("PATH", search_path::beginning_with(vec![folder.clone()])?);
        Ok(fetch)
    })?;
    Ok(Compiler { folder, has_clippy: is_ours })
}

/// Whether the compiler in PATH has std for the browser, and the sources of it.
fn is_complete() -> bool {
    let Some(folder) = step::ask("rustc", &["--print", "target-libdir", "--target", TARGET]) else {
        return false;
    };
    let has_std = fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
        })
    });
    has_std && has_sources("rustc")
}

/// Asks rustup for what is missing; false where there is no rustup or it cannot.
fn complete() -> bool {
    if step::ask("rustup", &["--version"]).is_none() {
        step::say("There is no rustup here, so Debian's compiler builds for the browser");
        return false;
    }
    let rustup = |what: &str, arguments: [&str; 3]| {
        let what = format!("Adding {what} with rustup (once; needs the network)");
        step::run_quietly(&what, Command::new("rustup").args(arguments)).is_ok()
    };
    let added = rustup("the target for browsers", ["target", "add", TARGET])
        && rustup("the sources of std", ["component", "add", "rust-src"])
        && is_complete();
    if !added {
        step::say("rustup did not add it, so Debian's compiler builds for the browser");
    }
    added
}

fn install_debians() -> Result<()> {
    let is_there = || Path::new("/usr/bin/cargo").is_file() && has_sources(DEBIANS_RUSTC);
    if !is_there() {
        apt::install(&PACKAGES, "which compile for the browser where rustup cannot")?;
    }
    ensure!(
        is_there(),
        "there is no compiler for {TARGET}: rustup did not add it, and Debian's has no sources of \
         std. Mend: rustup target add {TARGET} && rustup component add rust-src"
    );
    Ok(())
}

fn has_sources(rustc: &str) -> bool {
    step::ask(rustc, &["--print", "sysroot"])
        .is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/std").is_dir())
}

/// The script's name in the cache, which a change of the script changes.
fn name(script: &str) -> String {
    format!("cargo-{}", digest(script.as_bytes()).name())
}

fn folder_of(script: &str) -> Result<PathBuf> {
    Ok(places::cache()?.join(name(script)))
}

fn write_cargo(folder: &Path, script: &str) -> Result<()> {
    let cargo = folder.join("cargo");
    fs::write(&cargo, script)?;
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755))
        .context("cannot make a cargo executable")
}
