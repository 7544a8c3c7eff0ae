//! Tests that a first visit loads no more than its limit.

use std::path::Path;

use anyhow::Result;

use super::tally::Tally;
use crate::sizes::{self, FIRST_VISIT_LIMIT};
use crate::step;

/// One test: the first visit is within its limit.
pub(super) fn test(dist: &Path) -> Result<Tally> {
    step::say("Measuring the first visit");
    let first_visit = sizes::first_visit(&sizes::measure(dist)?);
    println!("{}", sizes::first_visit_line(first_visit));
    Ok(match first_visit <= FIRST_VISIT_LIMIT {
        true => Tally { passed: 1, failed: 0 },
        false => Tally { passed: 0, failed: 1 },
    })
}
