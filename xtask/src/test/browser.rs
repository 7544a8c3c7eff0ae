//! The browser tests: Playwright in the system's browsers, on the release bundle.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::built::Built;
use super::length::Length;
use super::react_host;
use super::tally::Tally;
use crate::tools::{browsers, npm_project, python};
use crate::{paths, step};

/// Runs Playwright and counts. Each test starts its own Workbench; the environment tells it
/// which program that is.
pub(super) fn test(built: &Built, filter: &[String], length: Length) -> Result<Tally> {
    let tests = paths::root().join("tests/browser");
    npm_project::ensure(&tests, "the browser tests")?;
    let browsers = browsers::ensure()?;
    let python = python::ensure(&paths::root().join("tests/contract/requirements.txt"))?;

    let report = paths::scratch().join("playwright.json");
    fs::create_dir_all(paths::scratch())?;
    // Otherwise the report of an earlier run could be read instead.
    let _ = fs::remove_file(&report);
    step::say("Checking the types of the browser tests");
    for project in [".", "types"] {
        let tsc = ["--no-install", "tsc", "--noEmit", "--project", project];
        step::run(Command::new("npx").args(tsc).current_dir(&tests))
            .context("the browser tests have type errors; see above")?;
    }
    let react_host = react_host::build()?;
    step::say("Running the browser tests");
    let mut command = Command::new("npx");
    command
        .args(["--no-install", "playwright", "test", "--reporter=list,json"])
        .args(playwright_arguments(filter, &spec_names(&tests)?))
        .current_dir(&tests)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("WORKBENCH_BIN", &built.workbench)
        .env("BUNDLE_DIR", &built.dist)
        .env("REACT_HOST_DIR", react_host)
        .env("CHROMIUM", browsers.chromium)
        .env("HEADLESS_CHROMIUM", browsers.headless)
        .env("FIREFOX", browsers.firefox)
        .env("WEBKIT", browsers.webkit)
        .env("PYTHON", python);
    if length == Length::Long {
        // The tests with this tag read the variable.
        command.args(["--grep", "@soak"]).env("SOAK", "1");
    }
    let ran = step::run(&mut command);
    let text = match fs::read_to_string(&report) {
        Ok(text) => text,
        Err(error) => return ran.and(Err(error.into())).context("Playwright wrote no report"),
    };
    let tally = Tally::of_playwright(&text).context("Playwright's report cannot be read")?;
    // A failure outside of any test, such as a spec that does not load, is not counted.
    if tally.failed == 0 { ran.map(|()| tally) } else { Ok(tally) }
}

fn spec_names(tests: &Path) -> Result<Vec<String>> {
    let mut names = vec!["specs".to_owned(), "engines".to_owned()];
    for part in ["specs", "engines"] {
        let folder = tests.join(part);
        let entries = fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))?;
        for entry in entries {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
    }
    Ok(names)
}

/// Playwright reads a word as a part of a file's name. A single word that is in no file's name is
/// passed on as a part of a test's title instead. Options are passed on unchanged.
fn playwright_arguments(filter: &[String], specs: &[String]) -> Vec<String> {
    let is_title = |word: &String| {
        !word.starts_with('-') && !specs.iter().any(|spec| spec.contains(word.as_str()))
    };
    match filter {
        [word] if is_title(word) => vec!["--grep".to_owned(), word.clone()],
        _ => filter.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_a_part_of_a_file_name_or_of_a_title() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let specs = words("create.spec.ts list.spec.ts");
        assert_eq!(playwright_arguments(&words("create"), &specs), words("create"));
        assert_eq!(playwright_arguments(&words("secret"), &specs), words("--grep secret"));
        assert_eq!(playwright_arguments(&words("--grep list"), &specs), words("--grep list"));
        assert_eq!(playwright_arguments(&[], &specs), Vec::<String>::new());
    }
}
