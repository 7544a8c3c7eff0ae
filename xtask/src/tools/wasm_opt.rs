//! wasm-opt of binaryen, which makes the wasm less than half as large.

use std::path::PathBuf;

use anyhow::Result;

use super::node;

/// npm's `binaryen` is the very program, compiled to JavaScript: it runs wherever Node does.
const VERSION: &str = "132";

/// Gives the path of `wasm-opt`.
pub(crate) fn ensure() -> Result<PathBuf> {
    Ok(node::package("wasm-opt", "binaryen", VERSION)?.join("wasm-opt"))
}

/// What tells one way of optimising from another.
pub(crate) fn recipe() -> String {
    format!("binaryen-{VERSION} {}", OPTIMISE.join(" "))
}

/// For size above all: the size after brotli, which is what travels. Which features of WebAssembly
/// it may use, wasm-opt reads in the program itself, where the compiler wrote what its target
/// allows. `--all-features` would write forms that few browsers read yet, and gains nothing.
/// Functions that are called once stay apart unless they are tiny, similar ones are not merged and
/// equal expressions not shared: brotli finds all that is alike, which it could not otherwise. The
/// second round finds what the first has laid open.
pub(crate) const OPTIMISE: [&str; 6] = [
    "--one-caller-inline-max-function-size",
    "15",
    "-Oz",
    "-Oz",
    "--skip-pass=merge-similar-functions",
    "--skip-pass=local-cse",
];
