//! Runs cargo: downloads crates, and builds the programs that other commands need.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{paths, step};

/// A cargo command that runs in the repository.
pub(crate) fn cargo(args: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(args).current_dir(paths::root());
    remove_cargo_variables(&mut command);
    command
}

/// Removes the variables in which `cargo run` tells this program about its package. Build scripts
/// that depend on them would run again whenever this program builds something.
pub(crate) fn remove_cargo_variables(command: &mut Command) {
    let is_set_by_cargo = |name: &str| {
        name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || ["CARGO", "CARGO_BIN_NAME", "CARGO_PRIMARY_PACKAGE"].contains(&name)
    };
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_set_by_cargo)) {
        command.env_remove(name);
    }
}

/// Downloads the crates of Cargo.lock that are not yet on this machine, so that every later step
/// can run offline.
pub(crate) fn fetch_crates() -> Result<()> {
    fetch(|| Ok(cargo(&["fetch"])))
}

/// Runs a `cargo fetch` offline first, and with the network only if something is missing.
pub(crate) fn fetch(command: impl Fn() -> Result<Command>) -> Result<()> {
    let mut offline = command()?;
    offline.args(["--quiet", "--offline"]).stdout(Stdio::null()).stderr(Stdio::null());
    if offline.status().is_ok_and(|status| status.success()) {
        return Ok(());
    }
    step::say("Downloading the crates that Cargo.lock names (once; needs the network)");
    step::run(&mut command()?)
}

/// Builds the Workbench in the dev profile and returns its path.
pub(crate) fn workbench() -> Result<PathBuf> {
    step::say("Building the local Workbench");
    program("workbench", &["--package=workbench", "--bin=workbench"])
        .context("the local Workbench does not build")
}

/// Builds the program that writes samples for the sample tests, and returns its path.
pub(crate) fn write_sample() -> Result<PathBuf> {
    step::say("Building the writer of samples");
    program("write_sample", &["--package=samples", "--example=write_sample"])
        .context("the writer of samples does not build")
}

fn program(name: &str, which: &[&str]) -> Result<PathBuf> {
    let mut command = cargo(&["build", "--message-format=json-render-diagnostics"]);
    let output = command
        .args(which)
        .stderr(Stdio::inherit())
        .output()
        .context("cargo does not start; install Rust as https://rustup.rs says")?;
    if !output.status.success() {
        bail!("cargo failed; see above");
    }
    executable(&String::from_utf8_lossy(&output.stdout), name)
        .context("cargo did not say where it put the program")
}

/// Finds a binary's path in cargo's JSON messages, one message a line.
fn executable(messages: &str, name: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == name)
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_binary_is_the_one_with_its_name() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"serde"},"executable":null}
{"reason":"compiler-artifact","target":{"name":"workbench"},"executable":null}
{"reason":"compiler-artifact","target":{"name":"workbench"},"executable":"/t/debug/workbench"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages, "workbench"), Some("/t/debug/workbench".into()));
        assert_eq!(executable(messages, "xtask"), None);
    }
}
