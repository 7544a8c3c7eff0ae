//! Makes scripts and stylesheets smaller with esbuild.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::tools::esbuild;

/// A module without its comments, its white space and its long local names.
pub(super) fn script(source: Vec<u8>) -> Result<Vec<u8>> {
    esbuild(&["--minify", "--loader=js", "--format=esm"], source)
}

/// A module without the declarations that nothing uses, in a fixed form that is good to read.
pub(super) fn shaken(source: String) -> Result<String> {
    let shaken = esbuild(&["--loader=js", "--format=esm", "--tree-shaking=true"], source.into())?;
    String::from_utf8(shaken).context("esbuild's answer is not UTF-8")
}

/// A stylesheet without its comments and white space.
pub(super) fn style(source: Vec<u8>) -> Result<Vec<u8>> {
    esbuild(&["--minify", "--loader=css"], source)
}

fn esbuild(arguments: &[&str], source: Vec<u8>) -> Result<Vec<u8>> {
    let mut child = Command::new(esbuild::ensure()?)
        .args(["--target=esnext", "--log-level=warning"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("esbuild does not start")?;
    let mut stdin = child.stdin.take().context("esbuild has no stdin")?;
    // From a thread of its own, so that neither side waits for the other to read.
    let writer = thread::spawn(move || stdin.write_all(&source));
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("esbuild refuses a file of the bundle; see above");
    }
    writer.join().map_or_else(|_| bail!("esbuild was not fed"), |fed| Ok(fed?))?;
    Ok(output.stdout)
}
