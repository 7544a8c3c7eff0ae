//! Finds the folders to which cargo unpacked the crates of the registry.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::id::Id;
use crate::cargo::cargo;
use crate::tools::wasm_target::TARGET;

/// The folders of the crates.
pub(super) struct Sources {
    known: HashMap<Id, PathBuf>,
    /// The folder of all of them.
    registry: PathBuf,
}

impl Sources {
    pub(super) fn find() -> Result<Sources> {
        let target = ["--filter-platform", TARGET];
        let output =
            cargo(&["metadata", "--offline", "--format-version=1"]).args(target).output()?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
        Sources::read(&output.stdout).context("cargo's metadata cannot be read")
    }

    fn read(metadata: &[u8]) -> Option<Sources> {
        let metadata: Value = serde_json::from_slice(metadata).ok()?;
        let mut known = HashMap::new();
        let mut registry = None;
        for package in metadata["packages"].as_array()? {
            let text = |key: &str| package[key].as_str().map(str::to_owned);
            let folder = Path::new(package["manifest_path"].as_str()?).parent()?.to_owned();
            if text("source").is_some() {
                registry = folder.parent().map(Path::to_owned);
            }
            known.insert((text("name")?, text("version")?), folder);
        }
        Some(Sources { known, registry: registry? })
    }

    /// The folder of a crate. Those that only std uses lie beside the others.
    pub(super) fn folder(&self, name: &str, version: &str) -> Result<PathBuf> {
        let folder = match self.known.get(&(name.to_owned(), version.to_owned())) {
            Some(folder) => folder.clone(),
            None => self.registry.join(format!("{name}-{version}")),
        };
        ensure!(folder.is_dir(), "the sources of {name} are not in {}", folder.display());
        Ok(folder)
    }
}
