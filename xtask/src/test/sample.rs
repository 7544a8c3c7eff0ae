//! The sample tests: real parsers, linters and interpreters on the scripts that the tab makes.

use std::path::Path;

use anyhow::Result;

use super::pytest;
use super::tally::Tally;
use crate::cargo;
use crate::tools::sample_languages;

/// Runs the tests, which start their own Workbench, and counts.
pub(super) fn test(workbench: &Path) -> Result<Tally> {
    sample_languages::ensure()?;
    let writer = cargo::write_sample()?;
    pytest::test("sample", &[("WRITE_SAMPLE", &writer), ("WORKBENCH_BIN", workbench)])
}
