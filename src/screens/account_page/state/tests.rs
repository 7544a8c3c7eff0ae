//! Every event in every state of the account page, as the tables beside this file tell it.

mod events;
mod told;

use super::*;
use crate::screens::tables::{effective, play, states};
use events::{EVENTS, Kind};
use told::Stage;

const READING: &str = include_str!("tests/reading.md");
const EDITING: &str = include_str!("tests/editing.md");
const SAVING: &str = include_str!("tests/saving.md");
const ACCESS: &str = include_str!("tests/access.md");
const REGENERATING: &str = include_str!("tests/regenerating.md");
const REMOVING: &str = include_str!("tests/removing.md");
const TABLES: [&str; 6] = [READING, EDITING, SAVING, ACCESS, REGENERATING, REMOVING];

/// Fails with all rows that are otherwise.
fn holds(table: &str) {
    if let Err(wrong) = play::<Page>(table, EVENTS) {
        panic!("{wrong}");
    }
}

#[test]
fn an_account_is_read_and_shown() {
    holds(READING);
}

#[test]
fn fields_are_edited_and_changes_taken_back() {
    holds(EDITING);
}

#[test]
fn changes_are_saved_or_refused_and_nothing_is_lost() {
    holds(SAVING);
}

#[test]
fn data_sets_are_chosen() {
    holds(ACCESS);
}

#[test]
fn a_secret_is_regenerated_and_shown_once() {
    holds(REGENERATING);
}

#[test]
fn an_account_is_removed() {
    holds(REMOVING);
}

#[test]
fn every_event_is_in_the_tables_and_does_something_somewhere() {
    let effective = effective(&TABLES);
    for kind in Kind::ALL {
        let mut samples = EVENTS.iter().filter(|(_, event)| Kind::of(&event(1)) == *kind);
        assert!(samples.any(|(name, _)| effective.contains(name)), "{kind:?} does nothing");
    }
    let never = |name: &str| name.ends_with(" late") || name == "choose what is no choice";
    for (name, _) in EVENTS.iter().filter(|(name, _)| !never(name)) {
        assert!(effective.contains(name), "“{name}” does nothing");
    }
}

#[test]
fn every_state_is_in_the_tables() {
    let stages: Vec<Stage> = states::<Page>(&TABLES, EVENTS).iter().map(Stage::of).collect();
    for stage in Stage::all() {
        assert!(stages.contains(&stage), "{stage:?} has no table");
    }
}
