//! The contract tests: the Workbench against `api/openapi.yaml`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::tools::python;
use crate::{places, step};

/// Runs pytest and counts. The tests start a Workbench of their own at a free port.
pub(super) fn test(workbench: &Path) -> Result<Tally> {
    let tests = places::root().join("tests/contract");
    let python = python::ensure(&tests.join("requirements.txt"))?;
    let report = places::scratch().join("contract.xml");
    fs::create_dir_all(places::scratch())?;
    // A report of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&report);
    step::say("Running the contract tests");
    let mut command = Command::new(python);
    command
        .args(["-m", "pytest", "--junit-xml"])
        .arg(&report)
        .current_dir(&tests)
        .env("WORKBENCH_BIN", workbench);
    let ran = step::run(&mut command);
    let text = match fs::read_to_string(&report) {
        Ok(text) => text,
        Err(error) => return ran.and(Err(error.into())).context("pytest wrote no report"),
    };
    let tally = Tally::of_junit(&text).context("pytest's report is not understood")?;
    if tally.failed == 0 { ran.map(|()| tally) } else { Ok(tally) }
}
