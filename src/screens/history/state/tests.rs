//! The table of the history's state, and what it does with long and unsteady ledgers.

mod told;

use super::event::{Effect, Event};
use super::*;
use crate::domain::failure::ErrorKind;
use crate::screens::tables::{Sample, holds};

pub const TIME: fn(&str) -> Option<f64> = |text| text.parse().ok();

/// An entry about the account at this minute.
fn about(minute: u32, kind: Kind) -> Row {
    Row::About(Entry {
        id: Some(format!("{minute} {kind:?}")),
        kind,
        on: Some(time(minute)),
        ..Entry::default()
    })
}

/// An entry about something else.
fn other(minute: u32) -> Row {
    Row::Else(Some(time(minute)))
}

fn time(minute: u32) -> String {
    format!("{}", f64::from(minute) * 60_000.0)
}

fn page(index: u32, result: Vec<Row>, page_size: u32, total_count: u32) -> Page<Row> {
    Page { result, page_index: index, page_size, total_count }
}

fn came(call: u32, rows: Vec<Row>, total: u32) -> Event {
    Event::PageCame { call, outcome: Ok(page(1, rows, 2, total)) }
}

fn account(created: u32) -> Option<Box<ServiceAccount>> {
    let mut account = ServiceAccount::example("Fleet", "fleet@example.com");
    account.created_on = Some(time(created));
    Some(Box::new(account))
}

fn failure() -> ApiError {
    ErrorKind::Unreachable.into()
}

const SAMPLES: &[Sample<Event>] = &[
    ("opened", |_| Event::Opened),
    ("a page", |call| came(call, vec![about(90, Kind::Updated), other(80)], 5)),
    ("the same page", |call| came(call, vec![about(90, Kind::Updated), other(80)], 6)),
    ("a page with the creation", |call| came(call, vec![about(20, Kind::Created), other(10)], 5)),
    ("a page from before", |call| came(call, vec![other(9), other(8)], 9)),
    ("a short page", |call| came(call, vec![Row::Unreadable], 5)),
    ("no entry", |call| came(call, Vec::new(), 0)),
    ("the page fails", |call| Event::PageCame { call, outcome: Err(failure()) }),
    ("a late page", |call| came(call.wrapping_sub(1), vec![other(80)], 5)),
    ("the account", |call| Event::AccountCame { call, outcome: Ok(account(20)) }),
    ("no account", |call| Event::AccountCame { call, outcome: Ok(None) }),
    ("the account fails", |call| Event::AccountCame { call, outcome: Err(failure()) }),
    ("a late account", |call| Event::AccountCame {
        call: call.wrapping_sub(1),
        outcome: Ok(account(20)),
    }),
    ("stopped", |_| Event::Stopped),
    ("goes on", |_| Event::GoesOn),
    ("asks for row 0", |_| Event::Asked(0)),
    ("asks for row 9", |_| Event::Asked(9)),
    ("closed", |_| Event::Closed),
];

#[test]
fn each_state_does_what_its_table_says() {
    holds::<History>(include_str!("tests/table.md"), SAMPLES);
}

/// Reads a ledger, the newest entry first. Before each page `change` may change it; returns the state, and how
/// many pages were asked for.
fn read(
    mut ledger: Vec<Row>,
    size: usize,
    created: Option<u32>,
    mut change: impl FnMut(&mut Vec<Row>, u32),
) -> (History, u32) {
    let mut history = History::new(TIME);
    let mut effects = history.apply(Event::Opened);
    let mut pages = 0;
    while let Some(effect) = effects.pop() {
        let event = match effect {
            Effect::ReadPage { call, page: index } => {
                pages += 1;
                assert!(pages < 5_000, "it does not end");
                change(&mut ledger, pages);
                let first = (index as usize - 1) * size;
                let rows = ledger.iter().skip(first).take(size).cloned().collect();
                let page = page(index, rows, size as u32, ledger.len() as u32);
                Event::PageCame { call, outcome: Ok(page) }
            }
            Effect::ReadAccount { call } => {
                Event::AccountCame { call, outcome: Ok(created.and_then(account)) }
            }
            _ => continue,
        };
        effects.extend(history.apply(event));
    }
    (history, pages)
}

fn minutes(history: &History) -> Vec<u32> {
    history.entries().iter().map(|entry| (entry.at.unwrap() / 60_000.0) as u32).collect()
}

#[test]
fn a_ledger_is_read_back_to_the_creation_and_no_further() {
    let row = |minute: u32| match minute {
        0 => other(0),
        300 => about(300, Kind::Created),
        minute if minute % 100 == 0 => about(minute, Kind::Updated),
        minute => other(minute),
    };
    let ledger = || (0..1_000).rev().map(row).collect();
    let (history, pages) = read(ledger(), 10, Some(300), |_, _| {});
    assert_eq!(*history.stage(), Stage::Complete);
    assert_eq!(minutes(&history), [900, 800, 700, 600, 500, 400, 300]);
    assert_eq!(pages, 70);
    // Without the entry of the creation, its time tells where the history ends.
    let (history, pages) = read(ledger(), 10, Some(600), |_, _| {});
    assert_eq!((history.stage().clone(), pages), (Stage::Complete, 41));
    let (history, _) = read((500..1_000).rev().map(row).collect(), 10, Some(300), |_, _| {});
    assert_eq!(*history.stage(), Stage::LedgerEnds);
    // An account that is gone: its creation is an entry.
    let (history, pages) = read(ledger(), 10, None, |_, _| {});
    assert_eq!((history.stage().clone(), pages), (Stage::Complete, 70));
}

#[test]
fn entries_that_come_twice_because_new_ones_were_added_are_kept_once() {
    let row = |minute: u32| match minute {
        0 => other(0),
        1 => about(1, Kind::Created),
        minute if minute % 3 == 0 => about(minute, Kind::Updated),
        minute => other(minute),
    };
    let ledger: Vec<Row> = (0..60).rev().map(row).collect();
    let expected: Vec<u32> = (2..60).rev().filter(|minute| minute % 3 == 0).chain([1]).collect();
    // With as many new entries as a page has, no page would show an older one.
    for new in 1..5 {
        let (history, _) = read(ledger.clone(), 5, Some(1), |ledger, page| {
            if page > 1 {
                for at in 0..new {
                    ledger.insert(0, other(1_000 + page * 20 + at));
                }
            }
        });
        assert_eq!(*history.stage(), Stage::Complete, "{new}");
        assert_eq!(minutes(&history), expected, "{new}");
    }
}

#[test]
fn a_ledger_of_100_000_entries_is_read_in_100_pages_and_only_its_own_are_kept() {
    let row = |minute: u32| match minute {
        0 => about(0, Kind::Created),
        minute if minute % 1_000 == 0 => about(minute, Kind::SecretRegenerated),
        minute => other(minute),
    };
    let (history, pages) = read((0..100_000).rev().map(row).collect(), 1_000, Some(0), |_, _| {});
    assert_eq!((history.stage().clone(), pages), (Stage::Complete, 100));
    assert_eq!((history.entries().len(), history.row_count()), (100, 100));
    assert_eq!(history.progress(), None);
}

#[test]
fn a_page_whose_size_says_nothing_ends_the_reading() {
    for (size, total) in [(0, 0), (0, 5), (1, 5)] {
        let mut history = History::new(TIME);
        history.apply(Event::Opened);
        let call = history.call;
        history.apply(Event::PageCame { call, outcome: Ok(page(1, Vec::new(), size, total)) });
        let call = history.call;
        history.apply(Event::AccountCame { call, outcome: Ok(None) });
        assert_eq!(*history.stage(), Stage::LedgerEnds, "{size} {total}");
    }
}
