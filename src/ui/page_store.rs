//! A window over a long list that the backend gives page by page: which rows are in the document,
//! and which pages they need.

use std::ops::Range;

/// No more rows than this are in the document at once.
pub const MOST_ROWS: usize = 60;

/// Rows kept ready above and below what is seen.
const SPARE_ROWS: usize = 8;

/// The rows that belong in the document for a scroll position; lengths in pixels.
pub fn rows_in_view(scroll_top: f64, viewport: f64, row_height: f64, total: usize) -> Range<usize> {
    let seen_first = (scroll_top.max(0.0) / row_height) as usize;
    let seen_rows = (viewport.max(0.0) / row_height) as usize + 2;
    let first = seen_first.saturating_sub(SPARE_ROWS).min(total.saturating_sub(1));
    let end = seen_first.saturating_add(seen_rows + SPARE_ROWS).min(first + MOST_ROWS);
    first..end.min(total).max(first.min(total))
}

/// The pages of a list that have arrived, and those that were asked for.
#[derive(Clone, Debug)]
pub struct PageStore<T> {
    page_size: usize,
    total: Option<usize>,
    /// By page, counted from 0, as far as anything is known of it.
    pages: Vec<PageState<T>>,
}

#[derive(Clone, Debug)]
enum PageState<T> {
    Unknown,
    Asked,
    Arrived(Vec<T>),
}

impl<T> PageStore<T> {
    /// `page_size` is 1 to 1000, the contract's bounds.
    pub fn new(page_size: usize) -> Self {
        Self { page_size, total: None, pages: Vec::new() }
    }

    pub fn page_size(&self) -> usize {
        self.page_size
    }

    /// How many rows the whole list has, once a page has said so.
    pub fn total(&self) -> Option<usize> {
        self.total
    }

    pub fn row(&self, index: usize) -> Option<&T> {
        match self.pages.get(index / self.page_size)? {
            PageState::Arrived(rows) => rows.get(index % self.page_size),
            _ => None,
        }
    }

    /// The first place, among the rows that have come, of one that `is` holds for.
    pub fn position(&self, is: impl Fn(&T) -> bool) -> Option<usize> {
        (0..self.pages.len() * self.page_size).find(|at| self.row(*at).is_some_and(&is))
    }

    /// What is known of a page, counted from 1 as the contract does.
    fn page(&mut self, page_index: u32) -> &mut PageState<T> {
        let page = (page_index as usize).saturating_sub(1);
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, || PageState::Unknown);
        }
        &mut self.pages[page]
    }

    /// The pages (counted from 1) that `rows` needs and nobody asked for yet. They count as asked
    /// for from now on.
    pub fn ask(&mut self, rows: Range<usize>) -> Vec<u32> {
        let last = (rows.end.max(rows.start + 1) - 1) / self.page_size;
        let mut needed = Vec::new();
        for page_index in (rows.start / self.page_size) as u32 + 1..=last as u32 + 1 {
            let page = self.page(page_index);
            if matches!(page, PageState::Unknown) {
                *page = PageState::Asked;
                needed.push(page_index);
            }
        }
        needed
    }

    /// A page (counted from 1) has arrived; `total` is the whole list's length.
    pub fn arrived(&mut self, page_index: u32, rows: Vec<T>, total: usize) {
        *self.page(page_index) = PageState::Arrived(rows);
        self.total = Some(total);
    }

    /// A page (counted from 1) did not arrive and may be asked for again. One that had arrived
    /// before stays.
    pub fn failed(&mut self, page_index: u32) {
        let page = self.page(page_index);
        if matches!(page, PageState::Asked) {
            *page = PageState::Unknown;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_covers_what_is_seen_and_never_exceeds_its_bound() {
        for total in [0usize, 1, 7, 60, 61, 100_000] {
            for scroll in [0.0, 43.0, 44.0, 10_000.0, 4_399_000.0, 9e9] {
                let rows = rows_in_view(scroll, 600.0, 44.0, total);
                assert!(rows.end <= total && rows.len() <= MOST_ROWS, "{rows:?} of {total}");
                let seen = ((scroll / 44.0) as usize).min(total);
                let seen_end = (((scroll + 600.0) / 44.0).ceil() as usize).min(total);
                assert!(seen >= seen_end || (rows.start <= seen && rows.end >= seen_end));
            }
        }
    }

    #[test]
    fn a_very_tall_viewport_is_cut_at_the_bound() {
        assert_eq!(rows_in_view(0.0, 100_000.0, 44.0, 100_000).len(), MOST_ROWS);
    }

    #[test]
    fn a_page_is_asked_for_once_and_again_after_it_failed() {
        let mut store = PageStore::<u8>::new(50);
        assert_eq!(store.ask(40..60), [1, 2]);
        assert_eq!(store.ask(0..60), [] as [u32; 0]);
        store.failed(2);
        assert_eq!(store.ask(0..60), [2]);
        store.arrived(2, vec![7], 51);
        store.failed(2);
        assert_eq!(store.row(50), Some(&7));
    }

    #[test]
    fn rows_are_found_by_their_place_in_the_whole_list() {
        let mut store = PageStore::new(2);
        store.arrived(3, vec!["e", "f"], 5_000);
        store.arrived(1, vec!["a", "b"], 5_000);
        assert_eq!(store.row(4), Some(&"e"));
        assert_eq!(store.row(2), None);
        assert_eq!(store.total(), Some(5_000));
        assert_eq!(store.position(|row| *row == "f"), Some(5));
        assert_eq!(store.position(|row| *row == "c"), None);
    }

    #[test]
    fn an_empty_window_still_asks_for_the_first_page() {
        assert_eq!(PageStore::<u8>::new(50).ask(0..0), [1]);
    }
}
