//! Trunk, which builds the tab.

use std::path::PathBuf;

use anyhow::Result;

use super::binary;

/// 0.22 needs a newer compiler than the workspace does.
const VERSION: &str = "0.21.14";

/// Returns the folder that holds `trunk`.
pub(crate) fn ensure() -> Result<PathBuf> {
    binary::ensure("trunk", VERSION)
}
