//! Trunk's hook after each build: it names files by their final bytes, fills the names and their
//! integrity into the module that hosts load, and compresses what a release serves.

mod compress;
mod contents;
mod digest;
mod glue;
mod minify;
mod optimise;
mod program;
mod styles;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

pub(crate) use contents::MANIFEST;
pub(crate) use digest::digest;
pub(crate) use optimise::named as named_program;

use crate::places;
use contents::{Contents, File, Program, Squeeze};

/// The names under which Trunk stages the program; hosts never see them.
const STAGED_SCRIPT: &str = "api-management.js";
const STAGED_WASM: &str = "api-management_bg.wasm";

/// Seals the bundle that Trunk has staged.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("seal is Trunk's hook and needs what Trunk tells it; run cargo xtask build")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    let files = Contents {
        page: take(&staging, "index.html")?,
        program: Program {
            script: String::from_utf8(take(&staging, STAGED_SCRIPT)?)
                .context("the script is not UTF-8")?,
            wasm: take(&staging, STAGED_WASM)?,
        },
        entry: read(&places::root().join("src/element.js"))?,
        style: styles::of_element(&places::root().join("style"))?,
        page_style: styles::of_page(&places::root().join("style"))?,
        samples: samples(&places::root().join("src/sample"))?,
    };
    if let Some(other) = fs::read_dir(&staging)?.next() {
        let other = other?.path();
        bail!("the bundle holds {}, which the seal does not know", other.display());
    }
    let squeeze = match release {
        true => Squeeze { program: program::smaller, script: minify::script, style: minify::style },
        false => Squeeze::NOT,
    };
    for file in files.sealed(&squeeze)? {
        write(&staging, &file, release)?;
    }
    Ok(())
}

/// The templates of the samples, by name.
fn samples(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut samples = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        if path.extension().is_some_and(|end| ["py", "sh", "cs"].iter().any(|known| end == *known))
        {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            samples.push((name, read(&path)?));
        }
    }
    samples.sort();
    Ok(samples)
}

/// Writes a file of the bundle, compressed too where a release serves it.
fn write(staging: &Path, file: &File, release: bool) -> Result<()> {
    let path = staging.join(&file.name);
    fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    if release {
        fs::write(staging.join(format!("{}.br", file.name)), compress::brotli(&file.bytes)?)?;
        fs::write(staging.join(format!("{}.gz", file.name)), compress::gzip(&file.bytes)?)?;
    }
    Ok(())
}

/// Reads a staged file and removes it; the seal writes it again under its final name.
fn take(staging: &Path, name: &str) -> Result<Vec<u8>> {
    let path = staging.join(name);
    let bytes = read(&path)?;
    fs::remove_file(&path)?;
    Ok(bytes)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
