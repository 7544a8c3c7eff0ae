//! Trunk's hook after each build: it names files by their final bytes, fills the names and their
//! integrity into the module that hosts load, and compresses what a release serves.

mod compress;
pub(crate) mod contents;
mod glue;
mod minify;
pub(crate) mod optimise;
mod program;
mod styles;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::places;
use contents::{Contents, File, PAGE, Program, SAMPLES, Squeeze, TAB, TYPES};

/// Seals the bundle that Trunk has staged.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("seal is Trunk's hook and needs what Trunk tells it; run cargo xtask build")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    let files = Contents {
        page: take(&staging, PAGE)?,
        program: program(&staging, TAB)?,
        samples_program: program(&staging, SAMPLES)?,
        entry: read(&places::root().join("src/embed/element.js"))?,
        types: read(&places::root().join("src/embed").join(TYPES))?,
        style: styles::of_element(&places::root().join("style"))?,
        page_style: styles::of_page(&places::root().join("style"))?,
        samples: samples(&places::root().join("samples/src"))?,
    };
    if let Some(other) = fs::read_dir(&staging)?.next() {
        let other = other?.path();
        bail!("the bundle holds {}, which the seal does not know", other.display());
    }
    let squeeze = match release {
        true => Squeeze { program: program::smaller, script: minify::script, style: minify::style },
        false => Squeeze::NOT,
    };
    let assets = staging.join(below_top(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default()));
    fs::create_dir_all(&assets)?;
    for file in files.sealed(&squeeze)? {
        let folder = if file.name == PAGE { &staging } else { &assets };
        write(folder, &file, release)?;
    }
    Ok(())
}

/// One of the programs as Trunk staged it.
fn program(staging: &Path, name: &'static str) -> Result<Program> {
    let script = String::from_utf8(take(staging, &format!("{name}.js"))?);
    Ok(Program {
        name,
        script: script.context("the script is not UTF-8")?,
        wasm: take(staging, &format!("{name}_bg.wasm"))?,
    })
}

/// The folder below a server's top that an address stands for. A release is relative to wherever
/// it is served; for development the files lie where Trunk's own server is asked for them.
fn below_top(address: &str) -> PathBuf {
    address.split('/').filter(|part| !["", "."].contains(part)).collect()
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
fn write(folder: &Path, file: &File, release: bool) -> Result<()> {
    let path = folder.join(&file.name);
    fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    if release {
        fs::write(folder.join(format!("{}.br", file.name)), compress::brotli(&file.bytes)?)?;
        fs::write(folder.join(format!("{}.gz", file.name)), compress::gzip(&file.bytes)?)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_for_a_folder_below_the_top() {
        assert_eq!(below_top("/standalone/"), Path::new("standalone"));
        assert_eq!(below_top("./"), Path::new(""));
    }
}
