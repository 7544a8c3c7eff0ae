//! Every event in every state of the account page, as the tables beside this file tell it.

mod events;
mod told;
mod walk;

use super::*;
use crate::screens::tables::{every_event_acts, every_stage_is_told, holds};
use events::{EVENTS, Kind};
use told::Stage;

const READING: &str = include_str!("tests/reading.md");
const EDITING: &str = include_str!("tests/editing.md");
const SAVING: &str = include_str!("tests/saving.md");
const ACCESS: &str = include_str!("tests/access.md");
const REGENERATING: &str = include_str!("tests/regenerating.md");
const BLOCKING: &str = include_str!("tests/blocking.md");
const REMOVING: &str = include_str!("tests/removing.md");
const TABLES: [&str; 7] = [READING, EDITING, SAVING, ACCESS, REGENERATING, BLOCKING, REMOVING];

#[test]
fn an_account_is_read_and_shown() {
    holds::<Page>(READING, EVENTS);
}

#[test]
fn fields_are_edited_and_changes_taken_back() {
    holds::<Page>(EDITING, EVENTS);
}

#[test]
fn changes_are_saved_or_refused_and_nothing_is_lost() {
    holds::<Page>(SAVING, EVENTS);
}

#[test]
fn data_sets_are_chosen() {
    holds::<Page>(ACCESS, EVENTS);
}

#[test]
fn a_secret_is_regenerated_and_shown_once() {
    holds::<Page>(REGENERATING, EVENTS);
}

#[test]
fn access_is_blocked_and_nobody_gets_the_secret() {
    holds::<Page>(BLOCKING, EVENTS);
}

#[test]
fn an_account_is_removed() {
    holds::<Page>(REMOVING, EVENTS);
}

#[test]
fn every_event_is_in_the_tables_and_does_something_somewhere() {
    every_event_acts(&TABLES, EVENTS, (Kind::ALL, Kind::of), |name| {
        name.ends_with(" late") || name == "choose what is no choice"
    });
}

#[test]
fn every_state_is_in_the_tables() {
    every_stage_is_told::<Page, _>(&TABLES, EVENTS, Stage::all(), Stage::of);
}
