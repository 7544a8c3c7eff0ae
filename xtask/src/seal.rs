//! The last step of each build, which Trunk runs as its hook: makes the files smaller, puts a hash
//! of its content into each file's name, writes the names and hashes into the module that hosts
//! load, and compresses the files. After that the bundle is called sealed.

mod compress;
pub(crate) mod contents;
mod glue;
mod minify;
mod notices;
pub(crate) mod optimise;
mod program;
mod sbom;
mod split;
mod styles;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::tools::wasm_target;
use crate::{parts, paths};
use contents::{Contents, File, Minifiers, NOTICES, PAGE, Program, SAMPLES, SBOM, TAB, TYPES};

/// Seals the bundle that Trunk has put into its staging folder.
pub(crate) fn run() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("seal is run by Trunk, which sets TRUNK_STAGING_DIR; run cargo xtask build")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");

    let files = Contents {
        page: take(&staging, PAGE)?,
        program: match release {
            true => {
                // Trunk's files are those of the whole program.
                program(&staging, TAB)?;
                split::tab()?
            }
            false => program(&staging, TAB)?,
        },
        samples_program: program(&staging, SAMPLES)?,
        panic: read(&paths::root().join("src/embed/panic.js"))?,
        entry: read(&paths::root().join("src/embed/element.js"))?,
        types: read(&paths::root().join("src/embed").join(TYPES))?,
        style: styles::of_element(&paths::root().join("style"))?,
        part_styles: styles::of_parts(&paths::root().join("style"))?,
        page_style: styles::of_page(&paths::root().join("style"))?,
        samples: samples(&paths::root().join("samples/templates"))?,
        documents: if release { documents()? } else { Vec::new() },
    };
    if let Some(other) = fs::read_dir(&staging)?.next() {
        let other = other?.path();
        bail!("the bundle holds {}, which is not a known file of it", other.display());
    }
    let minify = match release {
        true => {
            Minifiers { program: program::smaller, script: minify::script, style: minify::style }
        }
        false => Minifiers::NONE,
    };
    let assets = staging.join(folder_of(&env::var("TRUNK_PUBLIC_URL").unwrap_or_default()));
    fs::create_dir_all(&assets)?;
    for file in files.sealed(&minify)? {
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
        parts: Vec::new(),
    })
}

/// The documents about the crates in the bundle: the notices of their authors, and the list of parts.
fn documents() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let parts = parts::of_release(&wasm_target::ensure()?)?;
    Ok(vec![(NOTICES, notices::notices(&parts)?.into()), (SBOM, sbom::sbom(&parts)?.into())])
}

/// The folder that belongs to the path of a URL. A release has relative URLs; in development the
/// page asks Trunk's server for its files below a fixed path.
fn folder_of(public_url: &str) -> PathBuf {
    public_url.split('/').filter(|part| !["", "."].contains(part)).collect()
}

/// The templates of the samples with their file names.
fn samples(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut samples = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        samples.push((name, read(&path)?));
    }
    samples.sort();
    Ok(samples)
}

/// Writes a file of the bundle; of a release also its compressed forms.
fn write(folder: &Path, file: &File, release: bool) -> Result<()> {
    let path = folder.join(&file.name);
    fs::write(&path, &file.bytes).with_context(|| format!("cannot write {}", path.display()))?;
    if release {
        fs::write(folder.join(format!("{}.br", file.name)), compress::brotli(&file.bytes)?)?;
        fs::write(folder.join(format!("{}.gz", file.name)), compress::gzip(&file.bytes)?)?;
    }
    Ok(())
}

/// Reads a file and deletes it; it is written again under its final name.
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
    fn a_public_url_becomes_a_folder() {
        assert_eq!(folder_of("/standalone/"), Path::new("standalone"));
        assert_eq!(folder_of("./"), Path::new(""));
    }
}
