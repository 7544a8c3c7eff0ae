//! wasm-opt of binaryen, which makes the wasm less than half as large.

use std::path::PathBuf;

use anyhow::Result;

use super::node;

/// Returns the path of `wasm-opt`. The npm package `binaryen` is the same program compiled to
/// JavaScript, so it runs wherever Node does.
pub(crate) fn ensure() -> Result<PathBuf> {
    Ok(node::programs()?.join("wasm-opt"))
}

/// A text that changes whenever wasm-opt might give another result for the same input.
pub(crate) fn version_and_options() -> Result<String> {
    Ok(format!("{} {}", node::version()?, OPTIMISE.join(" ")))
}

/// Optimises for the size after brotli, because that is what a browser downloads.
///
/// - The compiler writes into the program which features of WebAssembly it may use, and wasm-opt
///   reads that. `--all-features` would allow some that few browsers have, and gains nothing.
/// - Larger functions are not inlined even if they are called once, similar functions are not
///   merged, and equal expressions are not shared: brotli compresses repeated code better than that.
/// - No address below 1024 is in use: the stack lies there, and does not grow to its end.
/// - `-Oz` runs twice, because the first round makes more optimisations possible.
pub(crate) const OPTIMISE: [&str; 9] = [
    "--low-memory-unused",
    "--one-caller-inline-max-function-size",
    "9",
    "-Oz",
    "-Oz",
    "--skip-pass=merge-similar-functions",
    "--skip-pass=local-cse",
    "--strip-producers",
    "--strip-target-features",
];
