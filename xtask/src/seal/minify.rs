//! Makes scripts and stylesheets smaller with esbuild.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::tools::esbuild;

/// A module without comments and white space, and with short local names. wasm-bindgen's warnings to the
/// console are for those who build, and nothing of ours writes there.
pub(super) fn script(source: Vec<u8>) -> Result<Vec<u8>> {
    let words = ["--drop:console", "--tree-shaking=true"];
    esbuild(&[&["--minify", "--loader=js", "--format=esm"][..], &words].concat(), source)
}

/// A module without the declarations that nothing uses, formatted by esbuild.
pub(super) fn tree_shaken(source: String) -> Result<String> {
    let script = esbuild(&["--loader=js", "--format=esm", "--tree-shaking=true"], source.into())?;
    String::from_utf8(script).context("esbuild's answer is not UTF-8")
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
    // On another thread: otherwise both processes could wait for each other to read.
    let writer = thread::spawn(move || stdin.write_all(&source));
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("esbuild found an error in a file of the bundle; see above");
    }
    writer.join().map_or_else(
        |_| bail!("the thread that writes to esbuild panicked"),
        |written| Ok(written?),
    )?;
    Ok(output.stdout)
}
