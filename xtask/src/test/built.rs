//! What the tests run against.

use std::path::PathBuf;

use anyhow::Result;

use crate::{bundle, cargo};

/// The two halves: the release bundle's folder and the local Workbench's program.
pub(super) struct Built {
    pub(super) dist: PathBuf,
    pub(super) workbench: PathBuf,
}

impl Built {
    /// Builds both, the one that takes seconds first.
    pub(super) fn new() -> Result<Built> {
        Ok(Built { workbench: cargo::workbench()?, dist: bundle::release()? })
    }
}
