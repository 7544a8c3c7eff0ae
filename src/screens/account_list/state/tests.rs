//! Every event in every state of the account list, as the table beside this file tells it.

mod events;
mod told;
mod walk;

use super::*;
use crate::screens::tables::{every_event_acts, holds};
use events::{EVENTS, Kind, LATER, NOW, filter, search, show};

const TABLE: &str = include_str!("tests/table.md");

fn after(events: impl IntoIterator<Item = Event>) -> AccountList {
    let mut list = AccountList::new(NOW);
    for event in events {
        list.apply(event);
    }
    list
}

#[test]
fn every_event_in_every_state() {
    holds::<AccountList>(TABLE, EVENTS);
}

#[test]
fn every_event_is_in_the_table_and_does_something_somewhere() {
    every_event_acts(&[TABLE], EVENTS, (Kind::ALL, Kind::of), |name| {
        ["sort by nothing", "found late", "first count: all", "count unasked"].contains(&name)
    });
}

#[test]
fn one_message_is_shown_below_the_rows() {
    let error = || Some(ApiError::from(crate::domain::failure::ErrorKind::Unreachable));
    for is_narrowed in [false, true] {
        let shown = |error, length| Shown::of(error, length, is_narrowed);
        assert_eq!(shown(None, None), Shown::Loading);
        assert_eq!(shown(None, Some(1)), Shown::Rows(1));
        let none = if is_narrowed { Shown::NoMatch } else { Shown::NoAccounts };
        assert_eq!(shown(None, Some(0)), none);
        // Earlier rows stay, and the failure is shown.
        for length in [None, Some(0), Some(7)] {
            assert!(matches!(shown(error(), length), Shown::Failed(_)));
        }
    }
}

#[test]
fn the_banner_and_the_filter_use_the_same_time() {
    let mut list = after([Event::Opened { now: NOW }, filter(Filter::Soon)]);
    for now in [NOW, LATER, LATER + 5.0 * DAY_MS] {
        list.apply(Event::Refresh { now });
        let (rows, banner) = (list.query(), list.query_of(Filter::Soon));
        assert_eq!(rows.expires_after, Some(now));
        assert_eq!(rows.expires_before, Some(now + 60.0 * DAY_MS));
        assert_eq!(
            (rows.expires_after, rows.expires_before),
            (banner.expires_after, banner.expires_before)
        );
        assert_eq!(list.query_of(Filter::Expired).expires_before, rows.expires_after);
        assert_eq!(list.now(), now);
    }
}

#[test]
fn choosing_a_filter_updates_the_time_and_the_counts() {
    let mut list = after([Event::Opened { now: NOW }]);
    let effects = list.apply(Event::Filtered { filter: Filter::Expired, now: LATER });
    assert_eq!(effects, [Effect::LoadList, Effect::Count { number: 2 }]);
    assert_eq!(list.query().expires_before, Some(LATER));
}

#[test]
fn the_banner_counts_all_accounts_whatever_is_searched_for() {
    let list = after([search("fleet"), filter(Filter::Expired), Event::Sorted(3)]);
    assert_eq!(list.query().search, "fleet");
    assert_eq!(list.query().sort, ("LastModifiedOn", "Descending"));
    assert_eq!(list.query_of(Filter::Soon).search, "");
}

#[test]
fn an_index_from_a_previous_list_does_not_scroll() {
    let former = [search("x"), Event::Sorted(1), filter(Filter::Soon), Event::ShowAll];
    for change in former {
        let mut list = after([Event::Opened { now: NOW }, show("a"), change]);
        assert_eq!(list.apply(Event::Found { number: 1, index: 7 }), []);
    }
}

#[test]
fn the_list_scrolls_to_the_account_that_was_requested_last() {
    let mut list = after([show("a"), Event::ShowNew { id: "b".to_owned(), now: NOW }]);
    assert_eq!(list.apply(Event::Found { number: 1, index: 7 }), []);
    assert_eq!(list.apply(Event::Found { number: 2, index: 9 }), [Effect::Reveal(9)]);
    assert_eq!(list.apply(Event::Found { number: 2, index: 9 }), [], "once");
}

#[test]
fn a_late_count_does_not_take_the_place_of_a_newer_one() {
    let mut list = after([Event::Opened { now: NOW }, Event::Refresh { now: LATER }]);
    list.apply(Event::Counted { number: 2, filter: Filter::Soon, total: 4 });
    list.apply(Event::Counted { number: 1, filter: Filter::Soon, total: 3 });
    assert_eq!(list.counts(), Counts { soon: Some(4), ..Counts::default() });
}
