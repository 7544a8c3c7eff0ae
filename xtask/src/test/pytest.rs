//! The tests that pytest runs: a folder below `tests/` with a `requirements.txt` of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::tools::python;
use crate::{places, step};

/// Runs the folder `name` and counts. The tests start Workbenches of their own, at free ports,
/// from the programs that the environment names.
pub(super) fn test(name: &str, programs: &[(&str, &Path)]) -> Result<Tally> {
    let tests = places::root().join("tests").join(name);
    let python = python::ensure(&tests.join("requirements.txt"))?;
    let report = places::scratch().join(name).with_extension("xml");
    fs::create_dir_all(places::scratch())?;
    // A report of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&report);
    step::say(format!("Running the {name} tests"));
    let mut command = Command::new(python);
    command
        .args(["-m", "pytest", "--junit-xml"])
        .arg(&report)
        .current_dir(&tests)
        .envs(programs.iter().copied());
    let ran = step::run(&mut command);
    let text = match fs::read_to_string(&report) {
        Ok(text) => text,
        Err(error) => return ran.and(Err(error.into())).context("pytest wrote no report"),
    };
    let tally = Tally::of_junit(&text).context("pytest's report is not understood")?;
    if tally.failed == 0 { ran.map(|()| tally) } else { Ok(tally) }
}
