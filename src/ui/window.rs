//! A window over a long list that the backend gives page by page: only the rows near the view are
//! in the document, and only their pages are fetched.

mod view;

use crate::domain::account::{DataSet, Page, ServiceAccount, SharedDataSet};
use crate::ui::page_store::{PageStore, rows_in_view};
use crate::ui::element::ElRef;
use crate::domain::failure::ApiError;
use crate::reactive::{State, spawn};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal, HtmlElement};

type Fetched = Pin<Box<dyn Future<Output = Result<Page<Row>, ApiError>>>>;
/// Fetches a page, counted from 1, of so many rows.
type Fetch = Box<dyn Fn(u32, usize, AbortSignal) -> Fetched>;

/// A row of any list. One type for all of them: the window's code is written once.
#[derive(Clone, PartialEq)]
pub enum Row {
    Account(ServiceAccount),
    DataSet(DataSet),
    Shared(SharedDataSet),
}

/// Pages of one kind of thing as pages of rows.
pub fn rows<T>(page: Page<T>, row: fn(T) -> Row) -> Page<Row> {
    Page {
        result: page.result.into_iter().map(row).collect(),
        page_index: page.page_index,
        page_size: page.page_size,
        total_count: page.total_count,
    }
}

/// The list's state; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct PagedList {
    store: State<PageStore<Row>>,
    error: State<Option<ApiError>>,
    fetch: State<Option<SendWrapper<Fetch>>>,
    /// Ends the requests of the present query; an answer of a former query is never shown.
    query: State<SendWrapper<AbortController>>,
    scroll_top: State<f64>,
    viewport: State<f64>,
    row_height: State<f64>,
    scroller: ElRef,
    /// The row that is to have the focus once it has come.
    wanted: State<Option<usize>>,
    /// The row that is to be brought into view once the list's length is known.
    to_reveal: State<Option<usize>>,
}

impl PagedList {
    /// A list without a query yet; `page_size` is 1 to 1000. What it waits for is ended with the
    /// calling owner.
    pub fn new(page_size: usize) -> Self {
        let query = State::new(SendWrapper::new(new_controller()));
        on_cleanup(move || {
            query.try_with_untracked(|query| query.abort());
        });
        Self {
            store: State::new(PageStore::new(page_size)),
            error: State::new(None),
            fetch: State::new(None),
            query,
            scroll_top: State::new(0.0),
            viewport: State::new(0.0),
            row_height: State::new(0.0),
            scroller: ElRef::new(),
            wanted: State::new(None),
            to_reveal: State::new(None),
        }
    }

    /// Starts a new query from its top. What the former one still waits for is ended.
    pub fn start(self, fetch: Fetch) {
        self.fetch.set(Some(SendWrapper::new(fetch)));
        self.scroll_top.set(0.0);
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
        self.fetch_again(true);
    }

    /// Asks for the rows in view again, after a failure or a change. With `empty` the old rows go
    /// at once; without, they stay until the new ones have come.
    pub fn fetch_again(self, empty: bool) {
        let Some(page_size) = self.store.try_with_untracked(PageStore::page_size) else { return };
        self.query.update(|query| {
            query.abort();
            *query = SendWrapper::new(new_controller());
        });
        self.error.set(None);
        if empty {
            self.store.set(PageStore::new(page_size));
        }
        let total = self.total_untracked().unwrap_or(0);
        let mut fresh = PageStore::new(page_size);
        let pages = fresh.ask(self.range(total, false));
        if empty {
            self.store.update(|store| *store = fresh);
        } else {
            // Rows out of view are fetched anew when they come into view.
            self.fetch_pages(pages, Some(fresh));
            return;
        }
        self.fetch_pages(pages, None);
    }

    /// Fetches what is in view and has not been asked for. After a failure nobody asks again unasked:
    /// that is for Retry to do.
    fn fetch_missing(self) {
        if self.error.with_untracked(Option::is_some) {
            return;
        }
        let rows = self.range(self.total_untracked().unwrap_or(0), false);
        // Asking changes nothing that is shown, so that nobody is told.
        let missing = self.store.try_update_untracked(|store| store.ask(rows)).unwrap_or_default();
        self.fetch_pages(missing, None);
    }

    /// `fresh` takes the place of what is there once the first answer has come.
    fn fetch_pages(self, pages: Vec<u32>, mut fresh: Option<PageStore<Row>>) {
        let Some(signal) = self.query.try_with_untracked(|query| query.signal()) else { return };
        let page_size = self.store.with_untracked(PageStore::page_size);
        spawn(async move {
            for page in pages {
                let call = self.fetch.try_with_untracked(|fetch| {
                    fetch.as_ref().map(|fetch| fetch(page, page_size, signal.clone()))
                });
                let Some(Some(call)) = call else { return };
                let outcome = call.await;
                if signal.aborted() {
                    return;
                }
                match outcome {
                    Ok(answer) => {
                        if let Some(fresh) = fresh.take() {
                            self.store.try_set(fresh);
                        }
                        self.store.try_update(|store| {
                            store.arrived(page, answer.result, answer.total_count as usize);
                        });
                        self.error.try_set(None);
                        self.reveal_soon();
                        self.focus_wanted();
                    }
                    Err(error) => {
                        self.error.try_set(Some(error));
                        self.store.try_update_untracked(|store| store.failed(page));
                        return;
                    }
                }
            }
        });
    }

    fn range(self, total: usize, track: bool) -> Range<usize> {
        let read = |signal: State<f64>| if track { signal.get() } else { signal.get_untracked() };
        let (top, viewport, row) =
            (read(self.scroll_top), read(self.viewport), read(self.row_height));
        if row < 1.0 { 0..0 } else { rows_in_view(top, viewport, row, total) }
    }

    pub fn total_untracked(self) -> Option<usize> {
        self.store.with_untracked(PageStore::total)
    }

    /// How many rows the whole list has; `None` until the first page has come.
    pub fn total(self) -> Option<usize> {
        self.store.with(PageStore::total)
    }

    /// Why rows are missing, if they are.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// The row at a place of the whole list, where it has come.
    pub fn row(self, index: usize) -> Option<Row> {
        self.store.with(|store| store.row(index).cloned())
    }

    /// All rows of a range, fetched where they have not come yet; `None` when that failed.
    pub async fn all_of(self, range: Range<usize>) -> Option<Vec<Row>> {
        let page_size = self.store.try_with_untracked(PageStore::page_size)?;
        let signal = self.query.try_with_untracked(|query| query.signal())?;
        for page in range.start / page_size..=range.end.saturating_sub(1) / page_size {
            if self.row_untracked(page * page_size).is_some() {
                continue;
            }
            let index = page as u32 + 1;
            let call = self.fetch.try_with_untracked(|fetch| {
                fetch.as_ref().map(|fetch| fetch(index, page_size, signal.clone()))
            })??;
            let answer = call.await.ok()?;
            if signal.aborted() {
                return None;
            }
            self.store.try_update(|store| {
                store.arrived(index, answer.result, answer.total_count as usize)
            });
        }
        Some(range.filter_map(|index| self.row_untracked(index)).collect())
    }

    pub fn row_untracked(self, index: usize) -> Option<Row> {
        self.store.try_with_untracked(|store| store.row(index).cloned()).flatten()
    }

    /// The first place, among the rows that have come, of a row that `is` holds for.
    pub fn position(self, is: impl Fn(&Row) -> bool) -> Option<usize> {
        self.store.with_untracked(|store| store.position(is))
    }

    /// Scrolls as little as it takes to bring a row into view.
    pub fn reveal(self, index: usize) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let row = self.row_height.get_untracked();
        let (top, bottom) = (index as f64 * row, (index + 1) as f64 * row);
        let (seen, viewport) = (f64::from(scroller.scroll_top()), self.viewport.get_untracked());
        if top < seen {
            scroller.set_scroll_top(top as i32);
        } else if bottom > seen + viewport {
            scroller.set_scroll_top((bottom - viewport).ceil() as i32);
        }
        // The browser tells of the scroll later; what is in view must be known now.
        self.scroll_top.set(scroller.scroll_top().into());
        self.fetch_missing();
    }

    /// Brings a row into view, as soon as the list is long enough to have it.
    pub fn reveal_when_there(self, index: usize) {
        self.to_reveal.try_set(Some(index));
        self.reveal_soon();
    }

    fn reveal_soon(self) {
        let there = self.store.try_with_untracked(PageStore::total).flatten().is_some();
        let Some(index) = self.to_reveal.try_get_untracked().flatten().filter(|_| there) else {
            return;
        };
        self.to_reveal.set(None);
        // The next frame gives the list its length.
        request_animation_frame(move || {
            if self.store.try_with_untracked(|_| ()).is_some() {
                self.reveal(index);
            }
        });
    }

    /// Brings a row into view and moves the focus to it, as soon as it has come.
    pub fn focus(self, index: usize) {
        self.reveal(index);
        self.wanted.set(Some(index));
        self.focus_wanted();
    }

    fn focus_wanted(self) {
        let wanted = self.wanted.try_get_untracked().flatten();
        let Some(index) = wanted.filter(|index| self.row_untracked(*index).is_some()) else {
            return;
        };
        self.wanted.set(None);
        if !self.focus_row(index) {
            // The next frame brings the row into the document.
            request_animation_frame(move || {
                self.focus_row(index);
            });
        }
    }

    /// Moves the focus to a row; false where it is not in the document.
    fn focus_row(self, index: usize) -> bool {
        let Some(Some(scroller)) = self.scroller.try_get_untracked() else { return false };
        let row = scroller.query_selector(&["[data-index=\"", &index.to_string(), "\"]"].concat());
        let Some(row) = row.ok().flatten() else { return false };
        row.unchecked_into::<HtmlElement>().focus().is_ok()
    }

    /// The rows that a viewport holds, for Page Up and Page Down.
    pub fn rows_on_screen(self) -> usize {
        let row = self.row_height.get_untracked().max(1.0);
        ((self.viewport.get_untracked() / row) as usize).max(1)
    }
}

fn new_controller() -> AbortController {
    // The constructor cannot fail where `AbortController` exists, which is wherever wasm runs.
    AbortController::new().expect("AbortController is part of every browser")
}
