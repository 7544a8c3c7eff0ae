mod walk;

use super::*;
use crate::domain::failure::ErrorKind;

fn selection(ids: &[&str]) -> Selection {
    let mut selection = Selection::default();
    selection.insert_all(ids.iter().map(|id| (*id, Some(*id))));
    selection
}

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

fn toggled(index: usize, id: &str, with_shift: bool) -> Event {
    Event::Toggled { index, id: id.to_owned(), name: id.to_owned(), with_shift }
}

fn search(text: &str) -> Event {
    Event::Narrowed(Narrow::Name(text.to_owned()))
}

fn came(attempt: u64, ids: &[&str]) -> Event {
    Event::Came { attempt, outcome: Ok(selection(ids)) }
}

fn failed(attempt: u64) -> Event {
    Event::Came { attempt, outcome: Err(ErrorKind::Unreachable.into()) }
}

const RANGE: Range = Range { from: 2, to: 5, into: true };

/// Every task, and choosing in all ways that make a difference.
fn states() -> [(&'static str, Picker); 8] {
    let range = [toggled(2, "c", false), toggled(5, "f", true)];
    [
        ("nothing changed", opened()),
        ("changed", after([toggled(2, "c", false)])),
        ("all failed", after([Event::SelectAll, failed(1)])),
        ("range failed", after(range.clone().into_iter().chain([failed(1)]))),
        ("fetching all", after([Event::SelectAll])),
        ("fetching a range", after(range)),
        ("asking to discard", after([toggled(2, "c", false), Event::Leave])),
        ("closed", after([Event::Leave])),
    ]
}

/// Every event; answers that are awaited, and those that are not.
fn events() -> [(&'static str, Event); 22] {
    [
        ("search", search("noon ")),
        ("same search", search(" ")),
        ("kind", Event::Narrowed(Narrow::Kind(Some(true)))),
        ("schema", Event::Narrowed(Narrow::Schema(Some(vec!["v1".to_owned()])))),
        ("tag", Event::Narrowed(Narrow::Tag(Some(("year".to_owned(), "2025".to_owned()))))),
        ("order", Event::Narrowed(Narrow::Order("CreatedOn", "Descending"))),
        ("show selected", Event::ShowSelected(true)),
        ("click", toggled(7, "h", false)),
        ("shift click", toggled(7, "h", true)),
        ("shift click on the anchor", toggled(2, "c", true)),
        ("shift and a key", Event::Extended { from: 3, to: 4 }),
        ("X", Event::TakenOut("a".to_owned())),
        ("select all", Event::SelectAll),
        ("retry", Event::Retry),
        ("stop", Event::Stop),
        ("awaited answer", came(1, &["x", "y"])),
        ("awaited failure", failed(1)),
        ("late answer", came(0, &["x", "y"])),
        ("leave", Event::Leave),
        ("keep selecting", Event::KeepSelecting),
        ("discard", Event::Discard),
        ("confirm", Event::Confirm),
    ]
}

/// A line for an event: what it is, what has changed, and the effects.
fn line(event: &str, before: &Picker, after: &Picker, effects: &[Effect]) -> String {
    let mut words = Vec::new();
    if after.task != before.task {
        words.push(format!("{:?}", after.task));
    }
    if after.chosen != before.chosen {
        words.push(format!("chosen {}", ids(after).concat()));
    }
    if after.query != before.query {
        words.push("query".to_owned());
    }
    if after.search != before.search {
        words.push(format!("search {:?}", after.search));
    }
    if after.only_chosen != before.only_chosen {
        words.push("only chosen".to_owned());
    }
    if after.anchor != before.anchor {
        words.push(format!("anchor {:?}", after.anchor));
    }
    if after.failure != before.failure {
        words.push(match &after.failure {
            Some(failure) => format!("failure {:?}", failure.retry),
            None => "no failure".to_owned(),
        });
    }
    words.extend(effects.iter().map(|effect| format!("{effect:?}")));
    [event, ": ", &words.join(" | ")].concat()
}

/// What is not in the table changes nothing.
#[test]
fn every_event_in_every_state() {
    let mut table = String::new();
    for (name, state) in states() {
        table.push_str(&format!("== {name}\n"));
        for (event, what) in events() {
            let mut picker = state.clone();
            let effects = picker.apply(what);
            assert_eq!(picker.before, state.before, "{name}, {event}");
            if picker != state || !effects.is_empty() {
                table.push_str(&line(event, &state, &picker, &effects));
                table.push('\n');
            }
        }
    }
    assert_eq!(table, include_str!("table.txt"));
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
fn a_blank_at_the_end_of_a_search_stays_in_the_field_and_asks_for_nothing_else() {
    let mut picker = after([search("noon")]);
    assert_eq!(picker.apply(search("noon ")), []);
    assert_eq!(picker.search(), "noon ");
    assert_eq!(picker.query().dataset_name.as_deref(), Some("noon"));
}

#[test]
fn a_range_goes_the_way_of_the_row_that_was_clicked() {
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
    // The first one's answer, while the second one's is awaited.
    assert_eq!(picker.apply(came(1, &["x"])), []);
    assert!(picker.is_locked());
    picker.apply(came(2, &["a", "y"]));
    assert_eq!(picker.apply(came(2, &["z"])), []);
    assert_eq!(ids(&picker), ["a", "y"]);
}

#[test]
fn what_is_put_back_as_it_was_is_no_change() {
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
