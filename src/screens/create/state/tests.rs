//! Every event in every state of the create form, as the tables beside this file tell it.

mod events;
mod told;

use super::*;
use crate::screens::tables::{effective, play, states};
use events::{EVENTS, Kind};
use told::Stage;

const FILLING: &str = include_str!("tests/filling.md");
const SENDING: &str = include_str!("tests/sending.md");
const TABLES: [&str; 2] = [FILLING, SENDING];

/// Fails with all rows that are otherwise.
fn holds(table: &str) {
    if let Err(wrong) = play::<Create>(table, EVENTS) {
        panic!("{wrong}");
    }
}

#[test]
fn the_form_is_filled_by_hand_or_from_a_file() {
    holds(FILLING);
}

#[test]
fn the_account_is_created_once_or_the_form_says_why_not() {
    holds(SENDING);
}

#[test]
fn every_event_is_in_the_tables_and_does_something_somewhere() {
    let effective = effective(&TABLES);
    for kind in Kind::ALL {
        let mut samples = EVENTS.iter().filter(|(_, event)| Kind::of(&event(1)) == *kind);
        assert!(samples.any(|(name, _)| effective.contains(name)), "{kind:?} does nothing");
    }
    for (name, _) in EVENTS.iter().filter(|(name, _)| !name.ends_with(" late")) {
        assert!(effective.contains(name), "“{name}” does nothing");
    }
}

#[test]
fn every_state_is_in_the_tables() {
    let stages = states::<Create>(&TABLES, EVENTS);
    for stage in Stage::ALL {
        let mut stages = stages.iter().map(|state| Stage::of(&state.task));
        assert!(stages.any(|found| found == *stage), "{stage:?} has no table");
    }
}
