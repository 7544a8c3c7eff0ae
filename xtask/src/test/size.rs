//! Tests that a first visit loads no more than its limits.

use std::path::Path;

use anyhow::Result;

use super::tally::Tally;
use crate::sizes::{self, Visit};
use crate::step;

/// One test: the first visit is within its limits.
pub(super) fn test(dist: &Path) -> Result<Tally> {
    step::say("Measuring the first visit");
    let visit = Visit::of(&sizes::measure(dist)?);
    println!("{}", visit.line());
    Ok(match visit.is_within_limits() {
        true => Tally { passed: 1, failed: 0 },
        false => Tally { passed: 0, failed: 1 },
    })
}
