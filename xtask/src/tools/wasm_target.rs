//! A compiler for wasm32-unknown-unknown: rustup's target, or Debian's compiler where rustup
//! is missing or refuses.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{apt, keep};
use crate::{cargo, places, step};

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's browser packages bring a compiler as new as ours, with the sources of std.
const PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Sends builds for the browser to Debian's compiler and leaves every other call of cargo to
/// the one behind it in PATH. Debian has no std built for the browser, so cargo builds it.
const DEBIANS_CARGO: &str = r#"#!/bin/sh
case " $* " in
*wasm32-unknown-unknown*)
    unset LD_LIBRARY_PATH RUSTUP_TOOLCHAIN CARGO RUSTC
    export PATH="/usr/bin:$PATH"
    export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    exec /usr/bin/cargo "$@"
    ;;
esac
PATH="${PATH#*:}"
exec cargo "$@"
"#;

/// How std is built anew for a release: for size, and so that a panic ends the program at once
/// instead of putting words together that nobody reads. That takes an eighth off the program. The
/// switches are not stable, which the first variable admits.
const SMALL_STD: &str = r#"
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
    flags="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="$flags"
"#;

/// Makes sure of a compiler for the browser. Where that is Debian's, gives a folder to go first
/// in PATH: it holds a `cargo` that calls that compiler, and Debian's linker under rustc's name.
pub(crate) fn ensure() -> Result<Option<PathBuf>> {
    let shim = places::cache()?.join("debian-cargo");
    if has_std() || !shim.is_dir() && add_target() {
        return small_std();
    }
    if !Path::new("/usr/bin/cargo").is_file() || !sources_of("/usr/bin/rustc").is_dir() {
        apt::install(&PACKAGES, "which compile for the browser where rustup cannot")?;
    }
    ensure!(
        sources_of("/usr/bin/rustc").is_dir(),
        "no compiler for {TARGET}: rustup did not add it, and Debian's has no std sources in {}. \
         Mend: rustup target add {TARGET}",
        sources_of("/usr/bin/rustc").display()
    );
    let folder = keep::ensure("debian-cargo", |folder| {
        let cargo = folder.join("cargo");
        write_program(&cargo, DEBIANS_CARGO)?;
        symlink("/usr/bin/lld-22", folder.join("rust-lld")).context("cannot link Debian's linker")
    })?;
    // The target's name makes the folder's cargo take Debian's, which then fetches for std too.
    fetch_behind(&folder)?;
    Ok(Some(folder))
}

/// Gives a folder to go first in PATH, whose `cargo` builds a small std along with a release.
fn small_std() -> Result<Option<PathBuf>> {
    if !sources_of("rustc").is_dir() {
        let mut add = Command::new("rustup");
        add.args(["component", "add", "rust-src"]);
        step::run_quietly("Adding the sources of Rust's std (once; needs the network)", &mut add).context(
            "a release builds std for size and needs its sources. Mend: rustup component add rust-src",
        )?;
    }
    let folder = keep::ensure("small-std-cargo-1", |folder| {
        let cargo = [
            "#!/bin/sh\ncase \" $* \" in\n*' --release '*|*' fetch '*)",
            SMALL_STD,
            "    ;;\nesac\nPATH=\"${PATH#*:}\"\nexec cargo \"$@\"\n",
        ];
        write_program(&folder.join("cargo"), &cargo.concat())
    })?;
    fetch_behind(&folder)?;
    Ok(Some(folder))
}

/// Fetches the crates of std too, with the folder's cargo.
fn fetch_behind(folder: &Path) -> Result<()> {
    cargo::fetch(|| {
        let mut fetch = cargo::cargo(&["fetch", "--target", TARGET]);
        fetch.env("PATH", super::path_behind(vec![folder.to_owned()])?);
        Ok(fetch)
    })
}

fn write_program(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
        .with_context(|| format!("cannot make {} executable", path.display()))
}

/// Whether the compiler in PATH comes with std for the browser.
fn has_std() -> bool {
    let Some(folder) = step::ask("rustc", &["--print", "target-libdir", "--target", TARGET]) else {
        return false;
    };
    fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| {
            entry.is_ok_and(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
        })
    })
}

/// Asks rustup for the target; false where there is no rustup or it cannot.
fn add_target() -> bool {
    if step::ask("rustup", &["--version"]).is_none() {
        step::say("There is no rustup here, so Debian's compiler builds for the browser");
        return false;
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]);
    let what = format!("Adding Rust's target {TARGET} (once; needs the network)");
    let added = step::run_quietly(&what, &mut add).is_ok() && has_std();
    if !added {
        step::say("rustup did not add the target, so Debian's compiler builds for the browser");
    }
    added
}

fn sources_of(rustc: &str) -> PathBuf {
    let sysroot = step::ask(rustc, &["--print", "sysroot"]).unwrap_or_default();
    Path::new(&sysroot).join("lib/rustlib/src/rust/library/std")
}
