//! wasm-opt of binaryen, which makes the wasm less than half as large.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{keep, node};
use crate::step;

/// npm's `binaryen` is the very program, compiled to JavaScript: it runs wherever Node does.
const VERSION: &str = "132";

/// Gives the path of `wasm-opt`.
pub(crate) fn ensure() -> Result<PathBuf> {
    let folder = keep::ensure(&format!("binaryen-{VERSION}"), |partial| {
        let mut install = node::npm(&["install", "--no-save", "--no-package-lock"])?;
        install.arg("--prefix").arg(partial).arg(format!("binaryen@{VERSION}"));
        let what = format!("Installing wasm-opt {VERSION} for this user (once; needs the network)");
        step::run_quietly(&what, install.current_dir(partial)).map(drop).context(
            "npm could not install binaryen; without network, connect and run the command again",
        )
    })?;
    Ok(folder.join("node_modules/.bin/wasm-opt"))
}

/// What tells one way of optimising from another.
pub(crate) fn recipe() -> String {
    format!("binaryen-{VERSION} {OPTIMISE}")
}

/// For size above all. Which features of WebAssembly it may use, wasm-opt reads in the program
/// itself, where the compiler wrote what its target allows. `--all-features` would write forms
/// that few browsers read yet, and gains nothing after brotli.
pub(crate) const OPTIMISE: &str = "-Oz";
