//! Reading every page of a list that other users may change meanwhile: what to do after each page.
//!
//! If a row is removed from a page that was already read, all later rows move up by one, and the first
//! row of the next page is missed. So the list is read again from its start whenever its pages do not
//! fit together, and the rows read before are forgotten: no row is missed, and no removed row is kept.
//!
//! Several pages are requested at once, so the backend may read them in any order; they are taken in theirs.

use crate::domain::data_set::DataSet;
use crate::domain::page::Page;
use crate::domain::selection::Selection;
use std::ops::Range;

/// How many pages are on their way at once, at most.
const MOST_AT_ONCE: u32 = 4;

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
    /// How many rows the backend puts into a page; 0 until one has arrived.
    size: usize,
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

    /// The pages to ask for now, in this order, while the next one to be taken is awaited. Before the first
    /// has arrived nobody knows how many there are.
    pub fn ahead(&self) -> Range<u32> {
        let next = self.came + 1;
        let last = match (self.size, self.total) {
            (1.., Some(total)) => (total as usize).div_ceil(self.size) as u32,
            _ => next,
        };
        next..last.clamp(next, self.came + MOST_AT_ONCE) + 1
    }

    /// Adds the next page, and says what to do next.
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
        self.size = size;
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
mod tests;
