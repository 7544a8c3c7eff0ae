//! Format, clippy and the tests that need no browser.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::length::Length;
use super::tally::Tally;
use crate::cargo::{cargo, fetch_crates};
use crate::step;
use crate::tools::{search_path, wasm_target};

/// Fails on code that is not formatted or has clippy warnings, for this machine and for the
/// browser.
pub(super) fn lint() -> Result<()> {
    step::say("Checking the format");
    step::run(&mut cargo(&["fmt", "--all", "--check"]))
        .context("some code is not formatted (to fix it: cargo fmt --all) or rustfmt is missing")?;
    fetch_crates()?;
    step::say("Checking with clippy, for this machine");
    let mut here = cargo(&["clippy", "--locked", "--workspace", "--all-targets"]);
    step::run(here.args(["--", "--deny", "warnings"]))
        .context("clippy has warnings (see above) or is missing (rustup component add clippy)")?;
    let mut browser = for_browser()?;
    step::run(&mut browser).context("clippy has warnings for the browser's code; see above")
}

/// Clippy for the browser. Debian's compiler has no clippy; then only the compiler's own warnings
/// are checked.
fn for_browser() -> Result<Command> {
    let packages = ["--package", "api-management", "--package", "samples"];
    let target = ["--locked", "--target", wasm_target::TARGET];
    let compiler = wasm_target::ensure()?;
    if compiler.has_clippy {
        step::say("Checking with clippy, for the browser");
        let mut clippy = cargo(&["clippy"]);
        clippy.args(target).args(packages).args(["--", "--deny", "warnings"]);
        return Ok(clippy);
    }
    step::say("Checking for the browser, without clippy, which Debian's compiler does not have");
    let mut check = cargo(&["rustc", "--lib"]);
    // rustc takes one package at a time; the tab is the one that matters.
    check.args(target).args(&packages[..2]).args(["--", "--deny", "warnings"]);
    check.env("PATH", search_path::beginning_with(vec![compiler.folder])?);
    Ok(check)
}

/// The variables that make the kill tests and the random walks long.
const LONG: [(&str, &str); 2] = [("WORKBENCH_KILLS", "200"), ("PROPTEST_CASES", "20000")];

/// Runs the native tests of all packages, prints their output, and counts.
pub(super) fn test(length: Length) -> Result<Tally> {
    step::say("Running the native tests");
    let mut command = cargo(&["test", "--locked", "--workspace", "--no-fail-fast"]);
    if length == Length::Long {
        command.envs(LONG);
    }
    let mut child = command.stdout(Stdio::piped()).spawn().context("cargo does not start")?;
    let stdout = child.stdout.take().context("cargo has no stdout")?;
    let mut total = Tally::default();
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        total += Tally::of_cargo(&line).unwrap_or_default();
        println!("{line}");
    }
    let status = child.wait()?;
    if !status.success() && total.failed == 0 {
        // They did not build, or a test ended the whole process.
        total.failed = 1;
    }
    Ok(total)
}
