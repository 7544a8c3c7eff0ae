//! The contract tests: the Workbench against `api/openapi.yaml`.

use std::path::Path;

use anyhow::Result;

use super::pytest;
use super::tally::Tally;

/// Runs the tests, which start their own Workbench, and counts.
pub(super) fn test(workbench: &Path) -> Result<Tally> {
    pytest::test("contract", &[("WORKBENCH_BIN", workbench)])
}
