//! The table of the access review's state, and what it does with long and unsteady lists.

mod told;

use super::event::{Effect, Event};
use super::purpose::{Format, Purpose, Told};
use super::*;
use crate::domain::account::{Access, Scope, ServiceAccount};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::domain::review::attention::details;
use crate::domain::review::order::Column;
use crate::screens::tables::{Sample, holds};
use stage::MOST_CALLS;

pub const READING: Reading =
    Reading { lower: |text| text.to_lowercase(), time: |text| text.parse().ok() };

fn entry(id: &str, is_selected: bool) -> Entry {
    let mut account = ServiceAccount::example(id, &[id, "@example.com"].concat());
    account.id = id.to_owned();
    if is_selected {
        account.access =
            Access { scope: Scope::DataSets, data_set_count: Some(1), ..Access::default() };
    }
    Entry::new(account, READING)
}

fn page(index: u32, entries: Vec<Entry>, page_size: u32, total_count: u32) -> Page<Option<Entry>> {
    let result = entries.into_iter().map(Some).collect();
    Page { result, page_index: index, page_size, total_count }
}

fn first_page() -> Page<Option<Entry>> {
    page(1, vec![entry("a", false), entry("b", true)], 2, 3)
}

fn second_page(total: u32) -> Page<Option<Entry>> {
    page(2, vec![entry("c", true)], 2, total)
}

fn account_came(call: u32, id: &str, reaches: Option<bool>) -> Event {
    let told = |reaches| Told { reaches, details: Some(details([("1", true)].into_iter())) };
    Event::AccountCame { call, id: id.to_owned(), outcome: Ok(reaches.map(told)) }
}

fn readers() -> Event {
    Event::Asked(Purpose::Readers { id: "1".into(), name: "Voyages".into() })
}

fn failure() -> ApiError {
    ErrorKind::Unreachable.into()
}

const SAMPLES: &[Sample<Event>] = &[
    ("opened", |_| Event::Opened { now: 0.0 }),
    ("first page", |call| Event::PageCame { call, page: 1, outcome: Ok(first_page()) }),
    ("second page", |call| Event::PageCame { call, page: 2, outcome: Ok(second_page(3)) }),
    ("second page of another list", |call| Event::PageCame {
        call,
        page: 2,
        outcome: Ok(second_page(4)),
    }),
    ("page 1 fails", |call| Event::PageCame { call, page: 1, outcome: Err(failure()) }),
    ("page 2 fails", |call| Event::PageCame { call, page: 2, outcome: Err(failure()) }),
    ("late page", |call| Event::PageCame {
        call: call.wrapping_sub(1),
        page: 2,
        outcome: Ok(second_page(3)),
    }),
    ("list stopped", |_| Event::ListStopped),
    ("list goes on", |_| Event::ListGoesOn),
    ("searched", |_| Event::Searched("fleet".into())),
    ("sorted", |_| Event::Sorted(Column::Used)),
    ("asks who reads", |_| readers()),
    ("asks for a file", |_| Event::Asked(Purpose::File(Format::Csv))),
    ("b reaches it", |call| account_came(call, "b", Some(true))),
    ("b is uncertain", |call| Event::AccountCame {
        call,
        id: "b".to_owned(),
        outcome: Ok(Some(Told { reaches: false, details: None })),
    }),
    ("c does not", |call| account_came(call, "c", Some(false))),
    ("c is gone", |call| account_came(call, "c", None)),
    ("b fails", |call| Event::AccountCame { call, id: "b".to_owned(), outcome: Err(failure()) }),
    ("late account", |call| account_came(call.wrapping_sub(1), "c", Some(true))),
    ("accounts stopped", |_| Event::AccountsStopped),
    ("accounts go on", |_| Event::AccountsGoOn),
    ("forgotten", |_| Event::Forgotten),
];

#[test]
fn each_state_does_what_its_table_says() {
    holds::<Review>(include_str!("tests/table.md"), SAMPLES);
}

/// A review of a list with so many pages of one account each, with what it asks for first.
fn opened() -> (Review, Vec<Effect>) {
    let mut review = Review::new(READING);
    let effects = review.apply(Event::Opened { now: 0.0 });
    (review, effects)
}

fn pages_of(effects: &[Effect]) -> Vec<(u32, u32)> {
    let page = |effect: &Effect| match effect {
        Effect::ReadPage { call, page } => Some((*call, *page)),
        _ => None,
    };
    effects.iter().filter_map(page).collect()
}

fn accounts_of(effects: &[Effect]) -> Vec<(u32, String)> {
    let account = |effect: &Effect| match effect {
        Effect::ReadAccount { call, id } => Some((*call, id.clone())),
        _ => None,
    };
    effects.iter().filter_map(account).collect()
}

/// Answers every page as `answer` says, the last asked first, until nothing is asked; returns how many calls
/// were under way at most.
fn read_all(
    review: &mut Review,
    effects: &[Effect],
    mut answer: impl FnMut(u32) -> Page<Option<Entry>>,
) -> usize {
    let (mut asked, mut most, mut calls) = (pages_of(effects), 0, 0);
    while let Some((call, page)) = asked.pop() {
        most = most.max(asked.len() + 1);
        calls += 1;
        assert!(calls < 1_000, "it does not end");
        let effects = review.apply(Event::PageCame { call, page, outcome: Ok(answer(page)) });
        if effects.contains(&Effect::EndPages) {
            asked.clear();
        }
        asked.extend(pages_of(&effects));
    }
    most
}

#[test]
fn pages_are_read_side_by_side_within_the_bound() {
    let (mut review, first) = opened();
    assert_eq!(pages_of(&first), [(1, 1)]);
    let account = |index: u32| vec![entry(&index.to_string(), false)];
    let most = read_all(&mut review, &first, |index| page(index, account(index), 1, 10));
    assert_eq!(most, MOST_CALLS);
    assert!(review.is_listed());
    assert_eq!(review.counts()[0], 10);
}

#[test]
fn a_list_whose_rows_move_is_read_again_until_it_fits() {
    let (mut review, first) = opened();
    let mut times = 0;
    read_all(&mut review, &first, |index| {
        times += 1;
        // At first the second page repeats the account of the first.
        let id = if times == 2 { 1 } else { index };
        page(index, vec![entry(&id.to_string(), false)], 1, 3)
    });
    assert!(review.is_listed());
    assert_eq!(review.counts()[0], 3);
    assert!(times > 3);
}

#[test]
fn a_list_that_never_fits_is_given_up_and_can_be_tried_again() {
    let (mut review, first) = opened();
    read_all(&mut review, &first, |index| page(index, vec![entry("1", false)], 1, 2));
    assert_eq!(*review.listing().stage(), Stage::Failed(ErrorKind::Incomplete.into()));
    let again = review.apply(Event::ListGoesOn);
    read_all(&mut review, &again, |index| {
        page(index, vec![entry(&index.to_string(), false)], 1, 2)
    });
    assert!(review.is_listed());
}

#[test]
fn an_account_that_cannot_be_read_is_counted() {
    let (mut review, first) = opened();
    read_all(&mut review, &first, |_| Page {
        result: vec![None, Some(entry("a", false))],
        ..page(1, Vec::new(), 50, 2)
    });
    assert!(review.is_listed());
    assert_eq!((review.counts()[0], review.listing().unreadable()), (1, 1));
}

#[test]
fn accounts_are_read_side_by_side_and_each_once_also_after_a_stop() {
    let (mut review, first) = opened();
    let all = || (0..30).map(|id| entry(&format!("{id:02}"), true)).collect();
    read_all(&mut review, &first, |index| page(index, all(), 50, 30));
    let mut asked = accounts_of(&review.apply(readers()));
    let (mut read, mut most) = (Vec::new(), 0);
    while let Some((call, id)) = asked.pop() {
        most = most.max(asked.len() + 1);
        read.push(id.clone());
        asked.extend(accounts_of(&review.apply(account_came(call, &id, Some(id == "07")))));
        if read.len() == 10 {
            review.apply(Event::AccountsStopped);
            asked = accounts_of(&review.apply(Event::AccountsGoOn));
        }
    }
    read.sort();
    assert_eq!(read, (0..30).map(|id| format!("{id:02}")).collect::<Vec<_>>());
    assert_eq!(most, MOST_CALLS);
    let found: Vec<_> = review.readers().iter().map(|it| it.account.id.clone()).collect();
    assert_eq!(found, ["07"]);
}

#[test]
fn who_reaches_all_data_is_a_reader_before_any_account_is_read() {
    let (mut review, first) = opened();
    read_all(&mut review, &first, |index| if index == 1 { first_page() } else { second_page(3) });
    assert!(review.readers().is_empty());
    let call = accounts_of(&review.apply(readers()))[0].0;
    let names = |review: &Review| {
        review.readers().iter().map(|it| it.account.name.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names(&review), "a");
    review.apply(account_came(call, "c", Some(true)));
    review.apply(Event::AccountCame {
        call,
        id: "b".to_owned(),
        outcome: Ok(Some(Told { reaches: false, details: None })),
    });
    assert_eq!(names(&review), "a b c");
    assert!(review.full().is_uncertain("b") && !review.full().is_uncertain("c"));
}
