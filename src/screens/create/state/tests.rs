//! Every event in every state of the create form, as the tables beside this file tell it.

mod events;
mod told;
mod walk;

use super::*;
use crate::screens::tables::{every_event_acts, every_stage_is_told, holds};
use events::{EVENTS, Kind};
use told::Stage;

const FILLING: &str = include_str!("tests/filling.md");
const SENDING: &str = include_str!("tests/sending.md");
const TABLES: [&str; 2] = [FILLING, SENDING];

#[test]
fn the_form_is_typed_or_filled_from_a_file() {
    holds::<Create>(FILLING, EVENTS);
}

#[test]
fn the_account_is_created_once_or_the_form_says_why_not() {
    holds::<Create>(SENDING, EVENTS);
}

#[test]
fn every_event_is_in_the_tables_and_does_something_somewhere() {
    every_event_acts(&TABLES, EVENTS, (Kind::ALL, Kind::of), |name| name.ends_with(" late"));
}

#[test]
fn every_state_is_in_the_tables() {
    every_stage_is_told::<Create, _>(&TABLES, EVENTS, Stage::ALL.iter().copied(), |form| {
        Stage::of(&form.task)
    });
}
