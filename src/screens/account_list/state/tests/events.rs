//! The events of the table by their names. A number is that of the last search for an account.

use crate::domain::expiry::DAY_MS;
use crate::screens::account_list::state::{Event, Filter};
use crate::screens::tables::{Sample, variants};

variants!(Kind of Event {
    Opened, Searched, Sorted, Filtered, ShowAll, Refresh, Show, ShowNew, Found, Counted,
});

pub const NOW: f64 = 1_000.0 * DAY_MS;
pub const LATER: f64 = NOW + 60_000.0;

pub fn search(text: &str) -> Event {
    Event::Searched(text.to_owned())
}

pub fn filter(filter: Filter) -> Event {
    Event::Filtered { filter, now: NOW }
}

pub fn show(id: &str) -> Event {
    Event::Show(id.to_owned())
}

fn counted(number: u32, filter: Filter) -> Event {
    Event::Counted { number, filter, total: 3 }
}

pub const EVENTS: &[Sample<Event>] = &[
    ("open", |_| Event::Opened { now: NOW }),
    ("open later", |_| Event::Opened { now: LATER }),
    ("search desk", |_| search("desk")),
    ("search fleet", |_| search("fleet ")),
    ("search blank", |_| search(" ")),
    ("sort by end", |_| Event::Sorted(4)),
    ("sort by name", |_| Event::Sorted(0)),
    ("sort by nothing", |_| Event::Sorted(5)),
    ("filter all", |_| filter(Filter::All)),
    ("filter soon", |_| filter(Filter::Soon)),
    ("filter expired", |_| filter(Filter::Expired)),
    ("show all", |_| Event::ShowAll),
    ("refresh", |_| Event::Refresh { now: LATER }),
    ("show b", |_| show("b")),
    ("show new c", |_| Event::ShowNew { id: "c".to_owned(), now: LATER }),
    ("found", |find| Event::Found { number: find, index: 7 }),
    ("found late", |find| Event::Found { number: find.wrapping_sub(1), index: 7 }),
    ("first count: soon", |_| counted(1, Filter::Soon)),
    ("first count: expired", |_| counted(1, Filter::Expired)),
    ("first count: all", |_| counted(1, Filter::All)),
    ("second count: soon", |_| counted(2, Filter::Soon)),
    ("count unasked", |_| counted(9, Filter::Soon)),
];
