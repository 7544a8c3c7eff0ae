//! Several pages at once, which the backend reads in any order.

use super::super::MOST_AT_ONCE;
use super::*;

/// As `read`, but all pages that may be under way are: each is read by the backend when `turn` picks it
/// among them. `change` gets the number of pages that were read so far.
fn read_ahead(
    mut list: Vec<String>,
    mut turn: impl FnMut(usize) -> usize,
    mut change: impl FnMut(&mut Vec<String>, u32),
) -> (Vec<String>, Next, u32, Vec<String>) {
    let mut pages = Pages::default();
    // Those that were asked for, and those that were read, in the order of the list.
    let mut coming: Vec<(u32, Option<Page<Option<DataSet>>>)> = Vec::new();
    let (mut next, mut calls) = (1, 0);
    loop {
        for index in pages.ahead() {
            if coming.iter().all(|(asked, _)| *asked != index) {
                coming.push((index, None));
            }
        }
        assert!(coming.len() <= MOST_AT_ONCE as usize, "too many at once");
        while coming[0].1.is_none() {
            let open: Vec<usize> = (0..coming.len()).filter(|at| coming[*at].1.is_none()).collect();
            let at = open[turn(open.len()) % open.len()];
            change(&mut list, calls);
            calls += 1;
            assert!(calls < 1_000, "it does not end");
            coming[at].1 = Some(page(&list, coming[at].0, list.len()));
        }
        let (index, answer) = coming.remove(0);
        assert_eq!(index, next, "they are taken in their order");
        match pages.take(&answer.unwrap()) {
            Next::Page(1) => {
                coming.clear();
                next = 1;
            }
            Next::Page(then) => next = then,
            end => {
                let found = pages.into_found().ids().map(str::to_owned).collect();
                list.sort();
                return (found, end, calls, list);
            }
        }
    }
}

/// In which order the backend reads the pages that are under way.
type Turn = fn(usize) -> usize;
const TURNS: [Turn; 3] = [|_| 0, |open| open - 1, |open| open / 2];

#[test]
fn several_pages_at_once_read_a_list_that_stays_once() {
    for turn in TURNS {
        for length in 0..=40 {
            let (found, end, calls, list) = read_ahead(rows(0..length), turn, |_, _| {});
            assert_eq!((found, end), (sorted(list), Next::Done));
            assert_eq!(calls as usize, length.div_ceil(SIZE).max(1), "each page once");
        }
    }
}

#[test]
fn a_change_is_noticed_in_whatever_order_the_pages_are_read() {
    for turn in TURNS {
        for length in 1..=16_usize {
            for at in 0..length {
                for before in 1..length.div_ceil(SIZE) as u32 {
                    for is_removed in [true, false] {
                        let change = |list: &mut Vec<String>, calls| match is_removed {
                            _ if calls != before => {}
                            true => drop(list.remove(at)),
                            false => list.insert(at, "new".to_owned()),
                        };
                        let (found, end, _, list) = read_ahead(rows(0..length), turn, change);
                        let case = (is_removed, at, length, before);
                        assert_eq!((found, end), (sorted(list), Next::Done), "{case:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_row_that_moves_while_several_pages_are_read_is_noticed() {
    for turn in TURNS {
        for before in 1..7 {
            let (found, end, _, list) = read_ahead(rows(0..20), turn, |list, calls| {
                if calls == before {
                    list.rotate_right(1);
                }
            });
            assert_eq!((found, end), (sorted(list), Next::Done), "{before}");
        }
    }
}

#[test]
fn a_list_that_never_stays_is_given_up_with_several_pages_at_once_too() {
    for turn in TURNS {
        let (_, end, calls, _) = read_ahead(rows(0..30), turn, |list, calls| {
            list.push(["new ", &calls.to_string()].concat());
        });
        assert_eq!(end, Next::GiveUp);
        assert!(calls <= 4 * (1 + MOST_AT_ONCE), "{calls}");
    }
}

#[test]
fn the_first_page_is_awaited_alone_and_none_beyond_the_last_is_asked_for() {
    let mut pages = Pages::default();
    assert_eq!(pages.ahead(), 1..2);
    assert_eq!(pages.take(&page(&rows(0..17), 1, 17)), Next::Page(2));
    assert_eq!(pages.ahead(), 2..6);
    assert_eq!(pages.take(&page(&rows(0..17), 2, 17)), Next::Page(3));
    assert_eq!(pages.ahead(), 3..7);
    assert_eq!(pages.take(&page(&rows(0..17), 3, 17)), Next::Page(4));
    assert_eq!(pages.ahead(), 4..7);
    // Of another length: from the start again.
    assert_eq!(pages.take(&page(&rows(0..16), 4, 16)), Next::Page(1));
    assert_eq!(pages.ahead(), 1..2);
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}
