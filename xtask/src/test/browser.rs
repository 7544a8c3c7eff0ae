//! The browser tests: Playwright in the system's Chromium, on the release bundle.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::built::Built;
use super::react_host;
use super::tally::Tally;
use crate::tools::{chromium, npm_project, python};
use crate::{places, step};

/// Runs Playwright and counts. The tests start Workbenches of their own from what the
/// environment names.
pub(super) fn test(built: &Built, filter: &[String]) -> Result<Tally> {
    let tests = places::root().join("tests/browser");
    npm_project::ensure(&tests, "the browser tests")?;
    let chromium = chromium::ensure()?;
    let python = python::ensure(&places::root().join("tests/contract/requirements.txt"))?;

    let report = places::scratch().join("playwright.json");
    fs::create_dir_all(places::scratch())?;
    // A report of an earlier run must not be taken for this one's.
    let _ = fs::remove_file(&report);
    step::say("Checking the types of the browser tests");
    for project in [".", "types"] {
        let tsc = ["--no-install", "tsc", "--noEmit", "--project", project];
        step::run(Command::new("npx").args(tsc).current_dir(&tests))
            .context("the browser tests' types do not fit; see above")?;
    }
    let react_host = react_host::build()?;
    step::say("Running the browser tests");
    let mut command = Command::new("npx");
    command
        .args(["--no-install", "playwright", "test", "--reporter=list,json"])
        .args(chosen(filter, &spec_names(&tests.join("specs"))?))
        .current_dir(&tests)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("WORKBENCH_BIN", &built.workbench)
        .env("BUNDLE_DIR", &built.dist)
        .env("REACT_HOST_DIR", react_host)
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

fn spec_names(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
}

/// Playwright takes a word as a part of a file's name. One that no file's name holds is taken as
/// a part of a test's title; options go on as they are.
fn chosen(filter: &[String], specs: &[String]) -> Vec<String> {
    let title = |word: &String| {
        !word.starts_with('-') && !specs.iter().any(|spec| spec.contains(word.as_str()))
    };
    match filter {
        [word] if title(word) => vec!["--grep".to_owned(), word.clone()],
        _ => filter.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_chooses_by_file_or_else_by_title() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let specs = words("create.spec.ts list.spec.ts");
        assert_eq!(chosen(&words("create"), &specs), words("create"));
        assert_eq!(chosen(&words("secret"), &specs), words("--grep secret"));
        assert_eq!(chosen(&words("--grep list"), &specs), words("--grep list"));
        assert_eq!(chosen(&[], &specs), Vec::<String>::new());
    }
}
