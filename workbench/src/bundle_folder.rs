//! The folder that the tab's release bundle is built into.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The module that host pages load. Its name never changes; all other files have a hash in their name.
const ENTRY: &str = "api-management.js";

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
}
