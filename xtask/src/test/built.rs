//! What the tests run against: the bundle and the Workbench.

use std::path::PathBuf;

use anyhow::Result;

use crate::{bundle, cargo};

/// Both, built.
pub(super) struct Built {
    /// The folder of the release bundle.
    pub(super) dist: PathBuf,
    /// The local Workbench's program.
    pub(super) workbench: PathBuf,
}

impl Built {
    /// Builds both; first the Workbench, which takes only seconds.
    pub(super) fn new() -> Result<Built> {
        Ok(Built { workbench: cargo::workbench()?, dist: bundle::release()? })
    }
}
