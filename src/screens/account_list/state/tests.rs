mod walk;

use super::*;

const NOW: f64 = 1_000.0 * DAY_MS;
const LATER: f64 = NOW + 60_000.0;

fn after(events: impl IntoIterator<Item = Event>) -> AccountList {
    let mut list = AccountList::new(NOW);
    for event in events {
        list.apply(event);
    }
    list
}

fn search(text: &str) -> Event {
    Event::Searched(text.to_owned())
}

fn filter(filter: Filter) -> Event {
    Event::Filtered { filter, now: NOW }
}

fn show(id: &str) -> Event {
    Event::Show(id.to_owned())
}

fn states() -> [(&'static str, AccountList); 3] {
    let opened = Event::Opened { now: NOW };
    [
        ("opened", after([opened.clone()])),
        ("narrowed", after([opened.clone(), search("fleet"), filter(Filter::Soon)])),
        ("finding", after([opened, Event::Sorted(2), show("a")])),
    ]
}

fn events() -> [(&'static str, Event); 18] {
    [
        ("opened", Event::Opened { now: LATER }),
        ("search", search("desk")),
        ("search fleet", search("fleet ")),
        ("blank search", search(" ")),
        ("sort", Event::Sorted(4)),
        ("sort by name", Event::Sorted(0)),
        ("no such sort", Event::Sorted(5)),
        ("filter all", filter(Filter::All)),
        ("filter soon", filter(Filter::Soon)),
        ("filter expired", filter(Filter::Expired)),
        ("show all", Event::ShowAll),
        ("refresh", Event::Refresh { now: LATER }),
        ("show", show("b")),
        ("show new", Event::ShowNew { id: "c".to_owned(), now: LATER }),
        ("found", Event::Found { number: 1, index: 7 }),
        ("found by another search", Event::Found { number: 9, index: 7 }),
        ("counted", Event::Counted { number: 1, filter: Filter::Soon, total: 3 }),
        ("counted late", Event::Counted { number: 0, filter: Filter::Expired, total: 3 }),
    ]
}

#[test]
fn one_thing_is_said_below_the_rows() {
    let error = || Some(ApiError::from(crate::domain::failure::ErrorKind::Unreachable));
    for is_narrowed in [false, true] {
        let shown = |error, length| Shown::of(error, length, is_narrowed);
        assert_eq!(shown(None, None), Shown::Loading);
        assert_eq!(shown(None, Some(1)), Shown::Rows(1));
        let none = if is_narrowed { Shown::NoMatch } else { Shown::NoAccounts };
        assert_eq!(shown(None, Some(0)), none);
        // Rows that came before stay, and the failure is said all the same.
        for length in [None, Some(0), Some(7)] {
            assert!(matches!(shown(error(), length), Shown::Failed(_)));
        }
    }
}

fn line(event: &str, before: &AccountList, after: &AccountList, effects: &[Effect]) -> String {
    let mut words = Vec::new();
    if after.search != before.search {
        words.push(format!("search {:?}", after.search));
    }
    if after.sort != before.sort {
        words.push(format!("by {}", SORTS[after.sort].0));
    }
    if after.filter != before.filter {
        words.push(format!("filter {:?}", after.filter));
    }
    if after.now != before.now {
        words.push(format!("{} s on", (after.now - before.now) / 1_000.0));
    }
    if after.counts != before.counts {
        words.push(format!("{:?}", after.counts));
    }
    if after.finding != before.finding {
        words.push(format!("finding {:?}", after.finding));
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
            let mut list = state.clone();
            let effects = list.apply(what);
            if list != state || !effects.is_empty() {
                table.push_str(&line(event, &state, &list, &effects));
                table.push('\n');
            }
        }
    }
    assert_eq!(table, include_str!("table.txt"));
}

#[test]
fn the_banner_and_the_filter_share_one_moment_that_moves_on() {
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
fn a_filter_that_is_chosen_means_now_and_the_banner_counts_anew() {
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
fn a_place_that_was_found_in_a_former_list_scrolls_nothing() {
    let former = [search("x"), Event::Sorted(1), filter(Filter::Soon), Event::ShowAll];
    for change in former {
        let mut list = after([Event::Opened { now: NOW }, show("a"), change]);
        assert_eq!(list.apply(Event::Found { number: 1, index: 7 }), []);
    }
}

#[test]
fn of_two_accounts_to_be_seen_the_later_one_is() {
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
