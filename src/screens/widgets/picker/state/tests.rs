//! Every event in every state of the picker, as the table beside this file tells it.

mod events;
mod told;
mod walk;

use super::*;
use crate::screens::tables::{every_event_acts, every_stage_is_told, holds};
use crate::screens::walks::selection;
use events::{EVENTS, Kind, came, failed, search, toggled};
use told::Stage;

const TABLE: &str = include_str!("tests/table.md");

fn ids(picker: &Picker) -> Vec<&str> {
    picker.chosen().ids().collect()
}

fn opened() -> Picker {
    Picker::new(selection(&["a"]))
}

fn after(events: impl IntoIterator<Item = Event>) -> Picker {
    let mut picker = opened();
    for event in events {
        picker.apply(event);
    }
    picker
}

const RANGE: Range = Range { from: 2, to: 5, into: true };

#[test]
fn every_event_in_every_state() {
    holds::<Picker>(TABLE, EVENTS);
}

#[test]
fn every_event_is_in_the_table_and_does_something_somewhere() {
    every_event_acts(&[TABLE], EVENTS, (Kind::ALL, Kind::of), |name| name.ends_with(" late"));
}

#[test]
fn every_state_is_in_the_table() {
    every_stage_is_told::<Picker, _>(&[TABLE], EVENTS, Stage::ALL.iter().copied(), |picker| {
        Stage::of(&picker.task)
    });
}

#[test]
fn what_was_typed_just_before_the_lock_is_searched_for_after_it() {
    let endings = [Event::Stop, came(1, &["a", "b"]), failed(1)];
    for ending in endings {
        let mut picker = after([Event::SelectAll, search("noon")]);
        assert_eq!((picker.search(), &picker.query().dataset_name), ("noon", &None));
        let effects = picker.apply(ending);
        assert_eq!(effects.last(), Some(&Effect::LoadList));
        assert_eq!(picker.query().dataset_name.as_deref(), Some("noon"));
    }
    let mut picker = after([toggled(2, "c", false), Event::Leave, search("noon")]);
    let effects = picker.apply(Event::KeepSelecting);
    assert_eq!(effects, [Effect::Focus(Place::BeforeQuestion), Effect::LoadList]);
}

#[test]
fn a_failed_select_all_is_told_even_where_another_search_follows_it() {
    let picker = after([Event::SelectAll, search("noon"), failed(1)]);
    assert_eq!(picker.failure().map(|failure| failure.retry), Some(Retry::All));
}

#[test]
fn a_trailing_space_stays_in_the_search_field_and_loads_nothing() {
    let mut picker = after([search("noon")]);
    assert_eq!(picker.apply(search("noon ")), []);
    assert_eq!(picker.search(), "noon ");
    assert_eq!(picker.query().dataset_name.as_deref(), Some("noon"));
}

#[test]
fn a_range_is_selected_or_deselected_like_the_clicked_row() {
    let mut picker = after([toggled(1, "b", false), toggled(3, "d", true)]);
    picker.apply(came(1, &["b", "c", "d"]));
    assert_eq!(ids(&picker), ["a", "b", "c", "d"]);
    picker.apply(toggled(1, "b", true));
    assert!(picker.is_locked());
    picker.apply(came(2, &["b", "c", "d"]));
    assert_eq!(ids(&picker), ["a"]);
}

#[test]
fn after_a_new_search_shift_takes_one_row() {
    let mut picker = after([toggled(5, "f", false), search("noon")]);
    assert_eq!(picker.apply(toggled(2, "n", true)), []);
    assert_eq!(ids(&picker), ["a", "f", "n"]);
}

#[test]
fn a_failed_range_changes_nothing_and_is_repeated_by_retry() {
    let mut picker = after([toggled(2, "c", false), toggled(5, "f", true), failed(1)]);
    assert_eq!(ids(&picker), ["a", "c"]);
    let effects = picker.apply(Event::Retry);
    assert_eq!(effects[0], Effect::FetchRange { attempt: 2, range: RANGE });
    picker.apply(came(2, &["d", "e", "f"]));
    assert_eq!(ids(&picker), ["a", "c", "d", "e", "f"]);
    assert_eq!(picker.failure(), None);
}

#[test]
fn an_answer_that_comes_late_or_twice_changes_nothing() {
    let mut picker = after([Event::SelectAll, Event::Stop]);
    assert_eq!(picker.apply(came(1, &["x"])), []);
    assert_eq!(ids(&picker), ["a"]);
    picker.apply(Event::SelectAll);
    // The answer to the first fetch, while the second is under way.
    assert_eq!(picker.apply(came(1, &["x"])), []);
    assert!(picker.is_locked());
    picker.apply(came(2, &["a", "y"]));
    assert_eq!(picker.apply(came(2, &["z"])), []);
    assert_eq!(ids(&picker), ["a", "y"]);
}

#[test]
fn a_selection_that_is_undone_is_no_change() {
    let mut picker = after([toggled(2, "c", false), toggled(2, "c", false)]);
    assert_eq!(picker.apply(Event::Leave), [Effect::Close]);
}

#[test]
fn confirm_takes_over_once() {
    let mut picker = after([toggled(2, "c", false)]);
    let effects = picker.apply(Event::Confirm);
    assert_eq!(effects, [Effect::TakeOver(selection(&["a", "c"]))]);
    assert_eq!(picker.apply(Event::Confirm), []);
    assert!(!picker.is_open());
}

#[test]
fn leaving_the_page_would_lose_a_changed_selection() {
    assert_eq!(opened().unsaved(), None);
    let mut picker = after([toggled(2, "c", false)]);
    assert_eq!(picker.unsaved(), Some(Unsaved::Changes));
    picker.apply(Event::Leave);
    assert_eq!(picker.unsaved(), Some(Unsaved::Changes));
    picker.apply(Event::Discard);
    assert_eq!(picker.unsaved(), None);
}
