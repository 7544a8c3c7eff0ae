//! Reading every page of a list that other users may change meanwhile: what to do after each page.
//!
//! If a row is removed from a page that was already read, all later rows move up by one, and the first
//! row of the next page is missed. So the list is read again from its start whenever its pages do not
//! fit together, and the rows read before are forgotten: no row is missed, and no removed row is kept.

use crate::domain::data_set::DataSet;
use crate::domain::page::Page;
use crate::domain::selection::Selection;

/// How often the list is read again from its start, at most.
const MOST_RESTARTS: u32 = 3;

/// What to do after a page has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask for this page; pages count from 1.
    Page(u32),
    Done,
    /// The pages did not fit together, however often they were read.
    GiveUp,
}

/// The pages that have arrived since the last start.
#[derive(Default)]
pub struct Pages {
    found: Selection,
    /// How many of the rows cannot be read.
    unreadable: usize,
    /// The total that the first page gave.
    total: Option<u32>,
    came: u32,
    restarts: u32,
    /// The rows of the last reading that reached a last page but had fewer rows than the total says.
    short: Option<Selection>,
}

impl Pages {
    /// All rows that have arrived, each once.
    pub fn into_found(self) -> Selection {
        self.found
    }

    /// How many rows have arrived, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.found.len() + self.unreadable, self.total.unwrap_or_default() as usize)
    }

    /// Adds the page that was requested, and says what to do next.
    pub fn take(&mut self, page: &Page<Option<DataSet>>) -> Next {
        let total = page.total_count;
        if *self.total.get_or_insert(total) != total {
            return self.restart();
        }
        let (had, _) = self.progress();
        let found = page.result.iter().flatten();
        self.found.insert_all(found.map(|found| (found.id.as_str(), Some(found.name.as_str()))));
        self.unreadable += page.result.iter().filter(|row| row.is_none()).count();
        self.came += 1;
        let (has, of) = self.progress();
        let size = (page.page_size as usize).max(page.result.len());
        // A page that is not full, or that brings nothing new, is the last, whatever the total says.
        let is_last = page.result.len() < size || has == had || self.came as usize * size >= of;
        if has >= of {
            return Next::Done;
        }
        if !is_last {
            return Next::Page(self.came + 1);
        }
        // A page that is not full is the end of the list. If two readings find the same rows, nobody has
        // changed the list meanwhile, so the total is wrong.
        if page.result.len() < size && !self.found.is_empty() {
            if self.short.as_ref() == Some(&self.found) {
                return Next::Done;
            }
            self.short = Some(self.found.clone());
        }
        self.restart()
    }

    fn restart(&mut self) -> Next {
        if self.restarts == MOST_RESTARTS {
            return Next::GiveUp;
        }
        let short = self.short.take();
        *self = Self { restarts: self.restarts + 1, short, ..Self::default() };
        Next::Page(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: usize = 3;

    fn rows(ids: std::ops::Range<usize>) -> Vec<String> {
        ids.map(|id| ["row ", &id.to_string()].concat()).collect()
    }

    /// A page of the list, as a backend would send it.
    fn page(list: &[String], index: u32, total: usize) -> Page<Option<DataSet>> {
        let rows = list.iter().skip((index as usize - 1) * SIZE).take(SIZE);
        let row = |id: &String| {
            Some(DataSet {
                id: id.clone(),
                name: id.clone(),
                created_on: None,
                last_modified_on: None,
                schema_name: None,
                tags: Vec::new(),
            })
        };
        Page {
            result: rows.map(row).collect(),
            page_index: index,
            page_size: SIZE as u32,
            total_count: total as u32,
        }
    }

    /// Reads a list. Before each page `change` may change it; it gets the number of pages so far.
    /// Returns the rows that were found, how it ended, the number of pages, and the list as it is then.
    fn read(
        mut list: Vec<String>,
        mut change: impl FnMut(&mut Vec<String>, u32),
    ) -> (Vec<String>, Next, u32, Vec<String>) {
        let mut pages = Pages::default();
        let (mut index, mut calls) = (1, 0);
        loop {
            change(&mut list, calls);
            calls += 1;
            assert!(calls < 1_000, "it does not end");
            match pages.take(&page(&list, index, list.len())) {
                Next::Page(next) => index = next,
                end => {
                    let found = pages.into_found().ids().map(str::to_owned).collect();
                    list.sort();
                    return (found, end, calls, list);
                }
            }
        }
    }

    #[test]
    fn a_list_that_stays_is_read_once() {
        for length in 0..=10 {
            let (found, end, calls, list) = read(rows(0..length), |_, _| {});
            assert_eq!((found, end), (list, Next::Done));
            assert_eq!(calls as usize, length.div_ceil(SIZE).max(1));
        }
    }

    #[test]
    fn wherever_a_row_is_removed_or_added_between_two_pages_the_end_is_what_is_there() {
        for length in 1..=10_usize {
            for at in 0..length {
                for before in 1..length.div_ceil(SIZE) as u32 {
                    let (found, end, _, list) = read(rows(0..length), |list, calls| {
                        if calls == before {
                            list.remove(at);
                        }
                    });
                    let case = ["removed", "added"].map(|what| (what, at, length, before));
                    assert_eq!((found, end), (list, Next::Done), "{:?}", case[0]);
                    let (found, end, _, list) = read(rows(0..length), |list, calls| {
                        if calls == before {
                            list.insert(at, "new".to_owned());
                        }
                    });
                    assert_eq!((found, end), (list, Next::Done), "{:?}", case[1]);
                }
            }
        }
    }

    #[test]
    fn what_came_before_a_new_start_is_forgotten() {
        let mut list = rows(0..7);
        let mut pages = Pages::default();
        assert_eq!(pages.take(&page(&list, 1, 7)), Next::Page(2));
        assert_eq!(pages.progress(), (3, 7));
        list.remove(0);
        assert_eq!(pages.take(&page(&list, 2, 6)), Next::Page(1));
        assert_eq!(pages.progress(), (0, 0));
        assert_eq!(pages.take(&page(&list, 1, 6)), Next::Page(2));
        assert_eq!(pages.take(&page(&list, 2, 6)), Next::Done);
        assert!(!pages.into_found().contains("row 0"));
    }

    #[test]
    fn rows_that_come_twice_stand_for_others_that_were_missed() {
        // One row moves from the end to the start, as a data set with a new name does.
        let (found, end, _, list) = read(rows(0..7), |list, calls| {
            if calls == 1 {
                list.rotate_right(1);
            }
        });
        assert_eq!((found, end), (list, Next::Done));
    }

    #[test]
    fn a_list_that_never_stays_is_given_up() {
        let (_, end, calls, _) = read(rows(0..9), |list, calls| {
            if calls % 2 == 1 {
                list.push(["new ", &calls.to_string()].concat());
            }
        });
        assert_eq!((end, calls), (Next::GiveUp, 8));
    }

    #[test]
    fn pages_that_are_shorter_than_said_do_not_go_on_for_ever() {
        // The total says 9 rows, but every page is empty, or the same page.
        let full = || page(&rows(0..3), 1, 9);
        for given in [
            page(&[], 1, 9),
            full(),
            Page { page_size: 0, ..full() },
            Page { total_count: u32::MAX, ..full() },
        ] {
            let mut pages = Pages::default();
            let mut calls = 1;
            let end = loop {
                match pages.take(&given) {
                    Next::Page(_) => calls += 1,
                    end => break end,
                }
                assert!(calls < 100, "it does not end");
            };
            assert_eq!(end, Next::GiveUp);
            assert!(calls <= 8, "{calls}");
        }
    }

    #[test]
    fn a_total_that_is_too_high_is_found_out_by_reading_twice() {
        for length in 1..=10 {
            let list = rows(0..length);
            let (mut pages, mut index, mut calls) = (Pages::default(), 1, 0);
            let end = loop {
                calls += 1;
                match pages.take(&page(&list, index, 90)) {
                    Next::Page(next) => index = next,
                    end => break end,
                }
            };
            assert_eq!((end, pages.into_found().len()), (Next::Done, length));
            // A full page may not be the last, so one more is requested.
            assert_eq!(calls, 2 * (length / SIZE + 1));
        }
    }

    #[test]
    fn a_row_that_cannot_be_read_counts_and_is_not_chosen() {
        let mut pages = Pages::default();
        let mut first = page(&rows(0..5), 1, 5);
        first.result[1] = None;
        assert_eq!(pages.take(&first), Next::Page(2));
        assert_eq!(pages.progress(), (3, 5));
        assert_eq!(pages.take(&page(&rows(0..5), 2, 5)), Next::Done);
        assert_eq!(pages.into_found().len(), 4);
    }

    #[test]
    fn more_rows_than_the_total_says_are_all_taken() {
        let mut pages = Pages::default();
        assert_eq!(pages.take(&page(&rows(0..3), 1, 2)), Next::Done);
        assert_eq!(pages.progress(), (3, 2));
        let empty = &mut Pages::default();
        assert_eq!(empty.take(&page(&[], 1, 0)), Next::Done);
    }
}
