//! A window over a long list that the backend gives page by page: which rows are in the document,
//! and which pages they need.

use std::ops::Range;

/// No more rows than this are in the document at once.
pub const MOST_ROWS: usize = 60;

/// Rows kept ready above and below what is seen.
const SPARE_ROWS: usize = 8;

/// The rows that are near the view at a scroll position; lengths in pixels.
pub fn rows_in_view(scroll_top: f64, viewport: f64, row_height: f64, total: usize) -> Range<usize> {
    if row_height < 1.0 {
        return 0..0;
    }
    let seen_first = first_seen(scroll_top, row_height);
    let seen_rows = (viewport.max(0.0) / row_height) as usize + 2;
    let first = seen_first.saturating_sub(SPARE_ROWS).min(total.saturating_sub(1));
    // The row with the focus may come on top.
    let end = seen_first.saturating_add(seen_rows + SPARE_ROWS).min(first + MOST_ROWS - 1);
    first..end.min(total).max(first.min(total))
}

/// The row at the top of the view.
pub fn first_seen(scroll_top: f64, row_height: f64) -> usize {
    if row_height < 1.0 { 0 } else { (scroll_top.max(0.0) / row_height) as usize }
}

/// The rows that belong in the document, in order: those near the view, and the one that has the
/// focus, which would lose it if it left.
pub fn rows_to_show(near: Range<usize>, focused: Option<usize>, total: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = near.clone().collect();
    match focused.filter(|focused| *focused < total && !near.contains(focused)) {
        Some(focused) if focused < near.start => rows.insert(0, focused),
        Some(focused) => rows.push(focused),
        None => {}
    }
    rows
}

/// The row at which Tab stops: the one that was used last, or, where that is not in the document,
/// the first one that is seen.
pub fn tab_stop(used: usize, shown: &[usize], first_seen: usize) -> Option<usize> {
    if shown.contains(&used) {
        return Some(used);
    }
    shown.iter().copied().find(|row| *row >= first_seen).or(shown.last().copied())
}

/// Where a key leads from row `now` of `total`, with `page` rows on the screen.
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

/// The pages of a list that have arrived, and those that were asked for.
#[derive(Clone, Debug)]
pub struct PageStore<T> {
    page_size: usize,
    total: Option<usize>,
    /// The length of the list that this one takes the place of, until its own is known.
    former: Option<usize>,
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
        Self { page_size, total: None, former: None, pages: Vec::new() }
    }

    /// An empty store for a new list, as long as this one until its own length is known: what is
    /// shown does not flicker.
    pub fn emptied(&self) -> Self {
        Self { former: self.length(), ..Self::new(self.page_size) }
    }

    pub fn page_size(&self) -> usize {
        self.page_size
    }

    /// How many rows the whole list has, once a page has said so. Where its last page came shorter
    /// than that, the list ends there: nobody waits for rows that will not come.
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

    /// How many rows there are room for: the list's length, or until it is known the former one's.
    pub fn length(&self) -> Option<usize> {
        self.total().or(self.former)
    }

    pub fn row(&self, index: usize) -> Option<&T> {
        match self.pages.get(index / self.page_size)? {
            PageState::Arrived(rows) => rows.get(index % self.page_size),
            _ => None,
        }
    }

    /// All rows of a range that there are; `None` where a page of them has not come yet.
    pub fn rows(&self, range: Range<usize>) -> Option<Vec<T>>
    where
        T: Clone,
    {
        let has_all = self.missing(range.clone()).is_empty();
        has_all.then(|| range.filter_map(|index| self.row(index).cloned()).collect())
    }

    /// The pages (counted from 1) of a range that have not come yet.
    pub fn missing(&self, range: Range<usize>) -> Vec<u32> {
        let last = range.end.saturating_sub(1) / self.page_size;
        (range.start / self.page_size..=last)
            .filter(|page| !matches!(self.pages.get(*page), Some(PageState::Arrived(_))))
            .map(|page| page as u32 + 1)
            .collect()
    }

    /// Whether a row will not come, although the list is long enough for it: its page came without.
    pub fn is_missing(&self, index: usize) -> bool {
        let page = self.pages.get(index / self.page_size);
        matches!(page, Some(PageState::Arrived(rows)) if rows.len() <= index % self.page_size)
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

    /// The pages (counted from 1) that `rows` are on, in order; the first one where there are no
    /// rows, since it tells the length.
    pub fn pages_of(&self, rows: &[usize]) -> Vec<u32> {
        let mut pages: Vec<u32> =
            rows.iter().map(|row| (row / self.page_size) as u32 + 1).collect();
        pages.sort_unstable();
        pages.dedup();
        if pages.is_empty() { vec![1] } else { pages }
    }

    /// The pages (counted from 1) that `rows` need and nobody asked for yet. They count as asked
    /// for from now on.
    pub fn ask(&mut self, rows: &[usize]) -> Vec<u32> {
        let mut needed = self.pages_of(rows);
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
    pub fn arrived(&mut self, page_index: u32, rows: Vec<T>, total: usize) {
        *self.page(page_index) = PageState::Arrived(rows);
        self.total = Some(total);
    }

    /// Nothing more comes until somebody asks again: pages that were asked for count as unknown,
    /// and a list of unknown length has no rows.
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
