//! `cargo xtask soak`: the long forms of the tests, which take hours.

use std::process::ExitCode;

use anyhow::Result;

use crate::{reproduce, test};

/// Compares two builds, then runs the long forms of the tests. The last line counts the tests.
pub(crate) fn run() -> Result<ExitCode> {
    reproduce::run()?;
    test::run_long()
}
