//! `cargo xtask test` and the long part of `cargo xtask soak`: runs tests and counts those that passed
//! and failed.

mod browser;
mod built;
mod bundle;
mod contract;
mod length;
mod native;
mod pytest;
mod react_host;
mod sample;
mod tally;

use std::process::ExitCode;

use anyhow::{Result, ensure};

use crate::args::Scope;
use crate::{cargo, step};
use built::Built;
use length::Length;
use tally::Tally;

/// Runs the tests and prints how many passed and failed as the last line.
pub(crate) fn run(scope: &Scope) -> Result<ExitCode> {
    let mut total = Tally::default();
    if let Err(error) = stages(scope, &mut total) {
        total += failure(&error);
    }
    Ok(told(total))
}

/// Runs the tests that have a long form in that form, and prints the same line.
pub(crate) fn run_long() -> Result<ExitCode> {
    let mut total = counted("native", native::test(Length::Long));
    total += counted("browser", browser::test(&Built::new()?, &[], Length::Long));
    Ok(told(total))
}

fn told(total: Tally) -> ExitCode {
    println!("{total}");
    if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The stages, the quick ones first. A format error, a clippy warning or a failed build ends them;
/// a failed test does not.
fn stages(scope: &Scope, total: &mut Tally) -> Result<()> {
    match scope {
        Scope::Native => {
            native::lint()?;
            *total += counted("native", native::test(Length::Short));
        }
        Scope::Bundle => *total += counted("bundle", bundle::test(&crate::bundle::release()?)),
        Scope::Contract => *total += counted("contract", contract::test(&cargo::workbench()?)),
        Scope::Sample => *total += counted("sample", sample::test(&cargo::workbench()?)),
        Scope::Browser(filter) => {
            *total += counted("browser", browser::test(&Built::new()?, filter, Length::Short));
        }
        Scope::Everything => {
            native::lint()?;
            *total += counted("native", native::test(Length::Short));
            let built = Built::new()?;
            *total += counted("bundle", bundle::test(&built.dist));
            *total += counted("contract", contract::test(&built.workbench));
            *total += counted("sample", sample::test(&built.workbench));
            *total += counted("browser", browser::test(&built, &[], Length::Short));
        }
    }
    Ok(())
}

/// A stage's tally. A stage that could not run, or in which no test ran, counts as one failure.
fn counted(stage: &str, outcome: Result<Tally>) -> Tally {
    let outcome = outcome.and_then(|tally| {
        ensure!(tally != Tally::default(), "no test ran");
        Ok(tally)
    });
    match outcome {
        Ok(tally) => tally,
        Err(error) => {
            failure(&error.context(format!("the {stage} tests did not run as they should")))
        }
    }
}

fn failure(error: &anyhow::Error) -> Tally {
    eprintln!("error: {}", step::explain(error));
    Tally { passed: 0, failed: 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_without_tests_is_a_failure() {
        let failed = Tally { passed: 0, failed: 1 };
        assert_eq!(counted("x", Ok(Tally::default())), failed);
        assert_eq!(counted("x", Err(anyhow::anyhow!("gone"))), failed);
        let some = Tally { passed: 2, failed: 1 };
        assert_eq!(counted("x", Ok(some)), some);
    }
}
