//! The budget: all that a first visit loads.

use std::path::Path;

use anyhow::Result;

use super::tally::Tally;
use crate::sizes::{self, FIRST_VISIT_LIMIT};
use crate::step;

/// One test: the first visit is within its limit.
pub(super) fn test(dist: &Path) -> Result<Tally> {
    step::say("Weighing the first visit");
    let first_visit = sizes::first_visit(&sizes::weigh(dist)?);
    println!("{}", sizes::verdict(first_visit));
    Ok(match first_visit <= FIRST_VISIT_LIMIT {
        true => Tally { passed: 1, failed: 0 },
        false => Tally { passed: 0, failed: 1 },
    })
}
