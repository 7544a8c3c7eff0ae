//! The browser tests: Playwright in the system's Chromium, on the release bundle.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::Built;
use super::tally::Tally;
use crate::tools::{chromium, playwright, python};
use crate::{places, step};

/// Runs Playwright and counts. The tests start Workbenches of their own from what the
/// environment names.
pub(super) fn test(built: &Built, filter: &[String]) -> Result<Tally> {
    let tests = places::root().join("tests/browser");
    playwright::ensure(&tests)?;
    let chromium = chromium::ensure()?;
    let python = python::ensure(&places::root().join("tests/contract/requirements.txt"))?;

    let report = places::scratch().join("playwright.json");
    fs::create_dir_all(places::scratch())?;
    // A report of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&report);
    step::say("Running the browser tests");
    let mut command = Command::new("npx");
    command
        .args(["--no-install", "playwright", "test", "--reporter=list,json"])
        .args(filter)
        .current_dir(&tests)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("WORKBENCH_BIN", &built.workbench)
        .env("BUNDLE_DIR", &built.dist)
        .env("CHROMIUM", chromium)
        .env("PYTHON", python);
    let ran = step::run(&mut command);
    let text = match fs::read_to_string(&report) {
        Ok(text) => text,
        Err(error) => return ran.and(Err(error.into())).context("Playwright wrote no report"),
    };
    let tally = Tally::of_playwright(&text).context("Playwright's report is not understood")?;
    // A failure outside any test, such as a spec that does not load, is in no count.
    if tally.failed == 0 { ran.map(|()| tally) } else { Ok(tally) }
}
