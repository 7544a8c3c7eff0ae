//! Runs the tests of a folder below `tests/` with pytest. Each has its own `requirements.txt`.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::tally::Tally;
use crate::tools::python;
use crate::{paths, step};

/// Runs the tests in the folder `name` and counts. `programs` are variables of the environment that
/// tell the tests which programs to start.
pub(super) fn test(name: &str, programs: &[(&str, &Path)]) -> Result<Tally> {
    let tests = paths::root().join("tests").join(name);
    let python = python::ensure(&tests.join("requirements.txt"))?;
    let report = paths::scratch().join(name).with_extension("xml");
    fs::create_dir_all(paths::scratch())?;
    // Otherwise the report of an earlier run could be read instead.
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
    let tally = Tally::of_junit(&text).context("pytest's report cannot be read")?;
    if tally.failed == 0 { ran.map(|()| tally) } else { Ok(tally) }
}
