//! Finds or installs a compiler for wasm32-unknown-unknown with the source code of std: from rustup
//! or, if that is not possible, from Debian.

mod cargo_script;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{apt, cache, search_path};
use crate::digest::digest;
use crate::{cargo, paths, step};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's packages for building browsers: a recent compiler with the source code of std.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";

/// The sources of the standard crates, from the compiler's own folder.
const LIBRARY: &str = "lib/rustlib/src/rust/library";

/// A compiler for the browser.
pub(crate) struct Compiler {
    /// A folder to put first in PATH. It holds a `cargo` that chooses the compiler and its flags.
    pub(crate) folder: PathBuf,
    /// False for Debian's compiler.
    pub(crate) has_clippy: bool,
}

impl Compiler {
    /// The sources of std.
    pub(crate) fn library(&self) -> Result<PathBuf> {
        let root = step::stdout_of(self.rustc(), &["--print", "sysroot"])
            .context("the compiler does not say where it is")?;
        let library = Path::new(&root).join(LIBRARY);
        library.canonicalize().with_context(|| format!("no sources in {}", library.display()))
    }

    /// The version, such as `1.95.0`.
    pub(crate) fn version(&self) -> Result<String> {
        step::stdout_of(self.rustc(), &["--version"])
            .and_then(|text| Some(text.split(' ').nth(1)?.to_owned()))
            .context("the compiler does not tell its version")
    }

    /// Lets a cargo command use this compiler.
    pub(crate) fn put_first<'c>(&self, command: &'c mut Command) -> Result<&'c mut Command> {
        Ok(command.env("PATH", search_path::beginning_with(vec![self.folder.clone()])?))
    }

    fn rustc(&self) -> &'static str {
        if self.has_clippy { "rustc" } else { DEBIAN_RUSTC }
    }
}

/// Returns a compiler for the browser, and installs one if there is none.
pub(crate) fn ensure() -> Result<Compiler> {
    let rustup_script = cargo_script::for_rustup();
    let debian_script = cargo_script::for_debian();
    let is_rustups = is_complete() || !folder_of(&debian_script)?.is_dir() && install_with_rustup();
    let folder = match is_rustups {
        true => cache::ensure(&name(&rustup_script), |folder| write_cargo(folder, &rustup_script))?,
        false => {
            install_with_apt()?;
            cache::ensure(&name(&debian_script), |folder| {
                write_cargo(folder, &debian_script)?;
                // rustc looks for it under this name.
                symlink("/usr/bin/lld-22", folder.join("rust-lld"))
                    .context("cannot link Debian's linker")
            })?
        }
    };
    // With the `cargo` of this folder, because it downloads the crates that std needs too.
    cargo::fetch(|| {
        let mut fetch = cargo::cargo(&["fetch", "--target", TARGET]);
        fetch.env("PATH", search_path::beginning_with(vec![folder.clone()])?);
        Ok(fetch)
    })?;
    Ok(Compiler { folder, has_clippy: is_rustups })
}

/// Whether the compiler in PATH has std for the browser, and its source code.
fn is_complete() -> bool {
    let Some(folder) = step::stdout_of("rustc", &["--print", "target-libdir", "--target", TARGET])
    else {
        return false;
    };
    let has_std = fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
        })
    });
    has_std && has_sources("rustc")
}

/// Installs what is missing with rustup. False if there is no rustup or it fails.
fn install_with_rustup() -> bool {
    if step::stdout_of("rustup", &["--version"]).is_none() {
        step::say("There is no rustup here, so Debian's compiler builds for the browser");
        return false;
    }
    let rustup = |what: &str, arguments: [&str; 3]| {
        let what = format!("Adding {what} with rustup (once; needs the network)");
        step::run_quietly(&what, Command::new("rustup").args(arguments)).is_ok()
    };
    let added = rustup("the target for browsers", ["target", "add", TARGET])
        && rustup("the source code of std", ["component", "add", "rust-src"])
        && is_complete();
    if !added {
        step::say("rustup failed, so Debian's compiler builds for the browser");
    }
    added
}

fn install_with_apt() -> Result<()> {
    let is_there = || Path::new("/usr/bin/cargo").is_file() && has_sources(DEBIAN_RUSTC);
    if !is_there() {
        apt::install(&PACKAGES, "which compile for the browser")?;
    }
    ensure!(
        is_there(),
        "there is no compiler for {TARGET}: rustup did not add it, and Debian's has no source code \
         of std. To fix it: rustup target add {TARGET} && rustup component add rust-src"
    );
    Ok(())
}

fn has_sources(rustc: &str) -> bool {
    step::stdout_of(rustc, &["--print", "sysroot"])
        .is_some_and(|root| Path::new(&root).join(LIBRARY).join("std").is_dir())
}

/// The name of the script's folder in the cache. Another version of the script has another name.
fn name(script: &str) -> String {
    format!("cargo-{}", digest(script.as_bytes()).name())
}

fn folder_of(script: &str) -> Result<PathBuf> {
    Ok(paths::cache()?.join(name(script)))
}

fn write_cargo(folder: &Path, script: &str) -> Result<()> {
    let cargo = folder.join("cargo");
    fs::write(&cargo, script)?;
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755))
        .context("cannot make the script `cargo` executable")
}
