//! A window over a long list that the backend returns in pages: which rows are in the document, and
//! which pages they need.

use std::ops::Range;

/// The most rows that are in the document at once.
pub const MOST_ROWS: usize = 60;

/// Rows that are kept above and below the visible ones.
const SPARE_ROWS: usize = 8;

/// The rows near the visible area at a scroll position; lengths are in pixels.
pub fn rows_in_view(scroll_top: f64, viewport: f64, row_height: f64, total: usize) -> Range<usize> {
    if row_height < 1.0 {
        return 0..0;
    }
    let seen_first = first_seen(scroll_top, row_height);
    let seen_rows = (viewport.max(0.0) / row_height) as usize + 2;
    let first = seen_first.saturating_sub(SPARE_ROWS).min(total.saturating_sub(1));
    // One row less, for the row with the focus, which may be elsewhere.
    let end = seen_first.saturating_add(seen_rows + SPARE_ROWS).min(first + MOST_ROWS - 1);
    first..end.min(total).max(first.min(total))
}

/// The first visible row.
pub fn first_seen(scroll_top: f64, row_height: f64) -> usize {
    if row_height < 1.0 { 0 } else { (scroll_top.max(0.0) / row_height) as usize }
}

/// The rows that belong in the document, in order: those near the visible area, and the one with
/// the focus, which would lose it if it were removed.
pub fn rows_to_show(near: Range<usize>, focused: Option<usize>, total: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = near.clone().collect();
    match focused.filter(|focused| *focused < total && !near.contains(focused)) {
        Some(focused) if focused < near.start => rows.insert(0, focused),
        Some(focused) => rows.push(focused),
        None => {}
    }
    rows
}

/// The row that Tab goes to: the last used one or, if it is not in the document, the first visible
/// one.
pub fn tab_stop(used: usize, shown: &[usize], first_seen: usize) -> Option<usize> {
    if shown.contains(&used) {
        return Some(used);
    }
    shown.iter().copied().find(|row| *row >= first_seen).or(shown.last().copied())
}

/// The row that a key moves to from row `now` of `total`, with `page` visible rows.
pub fn row_after_key(key: &str, now: usize, page: usize, total: usize) -> Option<usize> {
    let to = match key {
        "ArrowDown" => now.saturating_add(1),
        "ArrowUp" => now.saturating_sub(1),
        "PageDown" => now.saturating_add(page),
        "PageUp" => now.saturating_sub(page),
        "Home" => 0,
        "End" => usize::MAX,
        _ => return None,
    };
    Some(to.min(total.checked_sub(1)?))
}

/// The pages of a list that have arrived or were requested.
#[derive(Clone, Debug)]
pub struct PageStore<T> {
    page_size: usize,
    total: Option<usize>,
    /// The length of the previous list, until the length of this one is known.
    former: Option<usize>,
    /// The state of each page, counted from 0.
    pages: Vec<PageState<T>>,
}

#[derive(Clone, Debug)]
enum PageState<T> {
    Unknown,
    Asked,
    Arrived(Vec<T>),
}

impl<T> PageStore<T> {
    /// `page_size` is 1 to 1000, as in the contract.
    pub fn new(page_size: usize) -> Self {
        Self { page_size, total: None, former: None, pages: Vec::new() }
    }

    /// An empty store for a new list. It has the length of this one until its own is known, so that
    /// nothing flickers.
    pub fn emptied(&self) -> Self {
        Self { former: self.length(), ..Self::new(self.page_size) }
    }

    pub fn page_size(&self) -> usize {
        self.page_size
    }

    /// The number of rows of the whole list, once a page has arrived. If the last page is shorter
    /// than expected, the list ends there, since no more rows will come.
    pub fn total(&self) -> Option<usize> {
        let mut total = self.total?;
        while total > 0 {
            let last = (total - 1) / self.page_size;
            let start = last * self.page_size;
            match self.pages.get(last) {
                Some(PageState::Arrived(rows)) if start + rows.len() < total => {
                    total = start + rows.len();
                    if !rows.is_empty() {
                        break;
                    }
                }
                _ => break,
            }
        }
        Some(total)
    }

    /// The number of rows to leave space for: the list's length, or the previous list's until it is
    /// known.
    pub fn length(&self) -> Option<usize> {
        self.total().or(self.former)
    }

    pub fn row(&self, index: usize) -> Option<&T> {
        match self.pages.get(index / self.page_size)? {
            PageState::Arrived(rows) => rows.get(index % self.page_size),
            _ => None,
        }
    }

    /// All rows of a range; `None` if one of their pages has not arrived.
    pub fn rows(&self, range: Range<usize>) -> Option<Vec<T>>
    where
        T: Clone,
    {
        let has_all = self.missing(range.clone()).is_empty();
        has_all.then(|| range.filter_map(|index| self.row(index).cloned()).collect())
    }

    /// The pages (counted from 1) of a range that have not arrived.
    pub fn missing(&self, range: Range<usize>) -> Vec<u32> {
        let last = range.end.saturating_sub(1) / self.page_size;
        (range.start / self.page_size..=last)
            .filter(|page| !matches!(self.pages.get(*page), Some(PageState::Arrived(_))))
            .map(|page| page as u32 + 1)
            .collect()
    }

    /// Whether a row is missing from its page, although the list is long enough to have it.
    pub fn is_missing(&self, index: usize) -> bool {
        let page = self.pages.get(index / self.page_size);
        matches!(page, Some(PageState::Arrived(rows)) if rows.len() <= index % self.page_size)
    }

    /// The index of the first row that has arrived and for which `is` is true.
    pub fn position(&self, is: impl Fn(&T) -> bool) -> Option<usize> {
        (0..self.pages.len() * self.page_size).find(|at| self.row(*at).is_some_and(&is))
    }

    /// The state of a page, counted from 1 as in the contract.
    fn page(&mut self, page_index: u32) -> &mut PageState<T> {
        let page = (page_index as usize).saturating_sub(1);
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, || PageState::Unknown);
        }
        &mut self.pages[page]
    }

    /// The pages (counted from 1) of `rows`, in order; the first page if there are no rows, since
    /// it gives the length.
    pub fn pages_of(&self, rows: &[usize]) -> Vec<u32> {
        let mut pages: Vec<u32> =
            rows.iter().map(|row| (row / self.page_size) as u32 + 1).collect();
        pages.sort_unstable();
        pages.dedup();
        if pages.is_empty() { vec![1] } else { pages }
    }

    /// The request for a page (counted from 1) was aborted, so the page can be requested again.
    pub fn given_up(&mut self, page_index: u32) {
        let page = self.page(page_index);
        if matches!(page, PageState::Asked) {
            *page = PageState::Unknown;
        }
    }

    /// Those of `needed` that were not requested yet. They are marked as requested.
    pub fn ask(&mut self, mut needed: Vec<u32>) -> Vec<u32> {
        needed.retain(|page_index| {
            let page = self.page(*page_index);
            let is_unknown = matches!(page, PageState::Unknown);
            if is_unknown {
                *page = PageState::Asked;
            }
            is_unknown
        });
        needed
    }

    /// A page (counted from 1) has arrived; `total` is the whole list's length.
    ///
    /// `size` is how many rows the backend puts into a page. If these are fewer than requested, the
    /// pages are counted again with this size. Rows that have arrived are shown even if the total is
    /// smaller.
    pub fn arrived(&mut self, page_index: u32, rows: Vec<T>, total: usize, size: usize) {
        if (1..self.page_size).contains(&size) && total > size {
            self.page_size = size;
            self.pages.clear();
            if page_index != 1 {
                self.total = Some(total);
                return;
            }
        }
        let end = (page_index as usize).saturating_sub(1) * self.page_size + rows.len();
        *self.page(page_index) = PageState::Arrived(rows);
        self.total = Some(total.max(end));
    }

    /// A request failed: requested pages become unknown again, and a list of unknown length has no
    /// rows.
    pub fn failed(&mut self) {
        self.former = None;
        for page in &mut self.pages {
            if matches!(page, PageState::Asked) {
                *page = PageState::Unknown;
            }
        }
    }
}

#[cfg(test)]
mod tests;
