//! The folder that the tab's release bundle is built into.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

/// The module that host pages load. Its name never changes; all other files have a hash in their name.
const ENTRY: &str = "api-management.js";

/// The list of the bundle's files.
const MANIFEST: &str = "manifest.json";

/// A file that a page with the tab asks for early.
#[derive(Debug, PartialEq)]
pub struct Preload {
    pub file: String,
    /// Of a module; all other files are compared with their integrity by the tab.
    pub module_integrity: Option<String>,
}

/// A build may appear or disappear while the Workbench runs. Cheap to clone.
#[derive(Clone)]
pub struct BundleFolder(Arc<PathBuf>);

impl BundleFolder {
    pub fn new(path: PathBuf) -> Self {
        Self(Arc::new(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether there is a bundle in the folder at this moment.
    pub fn is_built(&self) -> bool {
        self.path().join(ENTRY).is_file()
    }

    /// The files that the manifest marks. None if it cannot be read: the page works without these lines.
    pub fn preloads(&self) -> Vec<Preload> {
        let manifest = fs::read(self.path().join(MANIFEST)).unwrap_or_default();
        let manifest: Value = serde_json::from_slice(&manifest).unwrap_or_default();
        let files = manifest["files"].as_array().map(Vec::as_slice).unwrap_or_default();
        let preload = |entry: &Value| {
            let text = |name: &str| entry[name].as_str().map(str::to_owned);
            let file = text("file")?;
            match entry["preload"].as_str()? {
                "modulepreload" => {
                    Some(Preload { file, module_integrity: Some(text("integrity")?) })
                }
                "fetch" => Some(Preload { file, module_integrity: None }),
                _ => None,
            }
        };
        files.iter().filter_map(preload).collect()
    }
}
