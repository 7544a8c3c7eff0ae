//! The events of the tables by their names. A number is that of the last fetch.

use crate::domain::failure::ErrorKind;
use crate::domain::selection::Selection;
use crate::screens::tables::{Sample, variants};
use crate::screens::walks::selection;
use crate::screens::widgets::picker::state::{Event, Narrow};

variants!(Kind of Event {
    Narrowed, ShowSelected, Toggled, Extended, TakenOut, SelectAll, Retry, Stop, Came, Leave,
    KeepSelecting, Discard, Confirm,
});

pub fn toggled(index: usize, id: &str, with_shift: bool) -> Event {
    Event::Toggled { index, id: id.to_owned(), name: id.to_owned(), with_shift }
}

pub fn search(text: &str) -> Event {
    Event::Narrowed(Narrow::Name(text.to_owned()))
}

pub fn came(attempt: u64, ids: &[&str]) -> Event {
    Event::Came { attempt, outcome: Ok::<Selection, _>(selection(ids)) }
}

pub fn failed(attempt: u64) -> Event {
    Event::Came { attempt, outcome: Err(ErrorKind::Unreachable.into()) }
}

fn schema() -> Narrow {
    Narrow::Schema(Some(vec!["v1".to_owned()]))
}

fn tag() -> Narrow {
    Narrow::Tag(Some(("year".to_owned(), "2025".to_owned())))
}

pub const EVENTS: &[Sample<Event>] = &[
    ("search", |_| search("noon ")),
    ("search blank", |_| search(" ")),
    ("kind", |_| Event::Narrowed(Narrow::Kind(Some(true)))),
    ("schema", |_| Event::Narrowed(schema())),
    ("tag", |_| Event::Narrowed(tag())),
    ("order", |_| Event::Narrowed(Narrow::Order("CreatedOn", "Descending"))),
    ("show selected", |_| Event::ShowSelected(true)),
    ("click c", |_| toggled(2, "c", false)),
    ("click h", |_| toggled(7, "h", false)),
    ("Shift-click f", |_| toggled(5, "f", true)),
    ("Shift-click c", |_| toggled(2, "c", true)),
    ("Shift and a key", |_| Event::Extended { from: 3, to: 4 }),
    ("take out a", |_| Event::TakenOut("a".to_owned())),
    ("select all", |_| Event::SelectAll),
    ("retry", |_| Event::Retry),
    ("stop", |_| Event::Stop),
    ("x y came", |fetch| came(fetch.into(), &["x", "y"])),
    ("fetch failed", |fetch| failed(fetch.into())),
    ("x y came late", |fetch| came(fetch.wrapping_sub(1).into(), &["x", "y"])),
    ("leave", |_| Event::Leave),
    ("keep selecting", |_| Event::KeepSelecting),
    ("discard", |_| Event::Discard),
    ("confirm", |_| Event::Confirm),
];
