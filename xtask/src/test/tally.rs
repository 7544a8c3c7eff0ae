//! How many tests passed and failed, read from the report of each test runner.

use std::fmt::{self, Display};
use std::ops::AddAssign;

use anyhow::{Context, Result};
use serde_json::Value;

/// Counts of tests, without skipped ones.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Tally {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Tally {
    /// Reads one line of `cargo test`. None for a line that is no summary.
    pub(super) fn of_cargo(line: &str) -> Option<Tally> {
        let (_, summary) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let mut tally = Tally::default();
        for part in summary.split("; ") {
            match part.split_once(' ')? {
                (number, "passed") => tally.passed = number.parse().ok()?,
                (number, "failed") => tally.failed = number.parse().ok()?,
                _ => {}
            }
        }
        Some(tally)
    }

    /// Reads Playwright's JSON report. A flaky test failed once, so it counts as failed.
    pub(super) fn of_playwright(report: &str) -> Result<Tally> {
        let report: Value = serde_json::from_str(report).context("not JSON")?;
        let count = |name: &str| {
            report["stats"][name].as_u64().with_context(|| format!("it has no stats.{name}"))
        };
        Ok(Tally { passed: count("expected")?, failed: count("unexpected")? + count("flaky")? })
    }

    /// Reads a JUnit report: the sum of its suites.
    pub(super) fn of_junit(report: &str) -> Result<Tally> {
        let mut total = Tally::default();
        for suite in report.split("<testsuite").skip(1).filter(|suite| suite.starts_with(' ')) {
            let tag = suite.split('>').next().unwrap_or_default();
            let count = |name: &str| {
                attribute(tag, name).map_or(Ok(0), str::parse::<u64>).context("not a number")
            };
            let failed = count("failures")? + count("errors")?;
            let ran = count("tests")?.saturating_sub(count("skipped")?);
            total += Tally { passed: ran.saturating_sub(failed), failed };
        }
        Ok(total)
    }
}

/// The value of an XML attribute. It must hold no entities; numbers never do.
fn attribute<'tag>(tag: &'tag str, name: &str) -> Option<&'tag str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_is_printed_in_one_exact_form() {
        let tally = Tally { passed: 12, failed: 0 };
        assert_eq!(tally.to_string(), "12 passed, 0 failed");
    }

    #[test]
    fn only_the_summaries_of_cargo_count() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; \
                  finished in 0.02s";
        assert_eq!(Tally::of_cargo(ok), Some(Tally { passed: 12, failed: 0 }));
        let bad = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; finished in 1s";
        assert_eq!(Tally::of_cargo(bad), Some(Tally { passed: 1, failed: 2 }));
        assert_eq!(Tally::of_cargo("test route::tests::prints ... ok"), None);
    }

    #[test]
    fn a_flaky_browser_test_is_a_failure() {
        let report = r#"{"stats":{"expected":7,"unexpected":1,"flaky":1,"skipped":2}}"#;
        assert_eq!(Tally::of_playwright(report).unwrap(), Tally { passed: 7, failed: 2 });
        assert!(Tally::of_playwright("{}").is_err());
    }

    #[test]
    fn the_suites_of_a_junit_report_are_summed() {
        let report = r#"<?xml version="1.0"?><testsuites name="all" tests="9">
            <testsuite name="a" errors="1" failures="2" skipped="1" tests="8" time="1.2"/>
            <testsuite tests="3" failures="0"><testcase name="tests=&quot;5"/></testsuite></testsuites>"#;
        assert_eq!(Tally::of_junit(report).unwrap(), Tally { passed: 7, failed: 3 });
    }
}
