//! A window over a long list that comes in pages: only the rows near the visible area are in the
//! document, and only their pages are fetched. It does not know what its rows contain.

mod document;
mod place;
mod row;
mod view;

use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::platform::abort::Abort;
use crate::reactive::{Derived, State, at_cleanup, spawn};
use crate::ui::element::ElRef;
use crate::ui::page_store::{PageStore, first_seen, rows_in_view, rows_to_show, tab_stop};
use crate::ui::scroll_space::ScrollSpace;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use web_sys::AbortSignal;

pub use row::Row;

/// A page that is being fetched.
pub type Fetched = Pin<Box<dyn Future<Output = Result<Page<Row>, ApiError>>>>;
/// Fetches a page (counted from 1) with this many rows.
pub type Fetch = Box<dyn Fn(u32, usize, AbortSignal) -> Fetched>;

/// The list's state; a `Copy` handle.
#[derive(Clone, Copy)]
pub struct PagedList {
    store: State<PageStore<Row>>,
    error: State<Option<ApiError>>,
    fetch: State<SendWrapper<Fetch>>,
    /// Aborts the requests of the current list; answers for a previous list are never shown.
    query: State<Abort>,
    scroll_top: State<f64>,
    viewport: State<f64>,
    row_height: State<f64>,
    /// Where the rows are at a position of the scroll bar.
    space: Derived<ScrollSpace>,
    scroller: ElRef,
    /// The rows that are in the document, in order.
    shown: Derived<Vec<usize>>,
    /// The row that has the focus.
    focused: State<Option<usize>>,
    /// The row that was last used.
    used: State<usize>,
    /// The row that Tab goes to.
    stop: Derived<Option<usize>>,
    /// The row to focus once it has arrived.
    wanted: State<Option<usize>>,
    /// The row to scroll to once the list's length is known.
    to_reveal: State<Option<usize>>,
}

impl PagedList {
    /// A list that is empty until `reload`; `page_size` is 1 to 1000. Its requests are aborted when
    /// the current owner is cleaned up.
    pub fn new(page_size: usize, fetch: Fetch) -> Self {
        let query = State::new(Abort::new());
        at_cleanup(move || {
            query.try_with_untracked(Abort::abort);
        });
        let store = State::new(PageStore::<Row>::new(page_size));
        let (scroll_top, viewport) = (State::new(0.0), State::new(0.0));
        let row_height = State::new(0.0);
        let (focused, used) = (State::new(None), State::new(0));
        let space = Derived::new(move || {
            let rows = store.with(PageStore::length).unwrap_or(0) as f64;
            let density = window().device_pixel_ratio();
            ScrollSpace::new(rows * row_height.get(), viewport.get(), density)
        });
        let above = move || space.get().above(scroll_top.get());
        let shown = Derived::new(move || {
            let (above, viewport, row) = (above(), viewport.get(), row_height.get());
            store.with(|store| {
                let length = store.length().unwrap_or(0);
                let near = rows_in_view(above, viewport, row, length);
                let mut rows = rows_to_show(near, focused.get(), length);
                rows.retain(|row| !store.is_missing(*row));
                rows
            })
        });
        let stop = Derived::new(move || {
            let first = first_seen(above(), row_height.get());
            shown.with(|shown| tab_stop(used.get(), shown, first))
        });
        Self {
            store,
            error: State::new(None),
            fetch: State::new(SendWrapper::new(fetch)),
            query,
            scroll_top,
            viewport,
            row_height,
            space,
            scroller: ElRef::new(),
            shown,
            focused,
            used,
            stop,
            wanted: State::new(None),
            to_reveal: State::new(None),
        }
    }

    /// Shows another list from the top. Requests for the previous one are aborted, and its rows are
    /// removed at once.
    pub fn reload(self) {
        let Some(emptied) = self.store.try_with_untracked(PageStore::emptied) else { return };
        self.end_query();
        self.error.set(None);
        self.wanted.set(None);
        self.to_reveal.set(None);
        self.used.set(0);
        self.scroll_top.set(0.0);
        if let Some(scroller) = self.scroller.get_untracked() {
            scroller.set_scroll_top(0);
        }
        self.store.set(emptied);
        self.fetch_missing();
    }

    /// Requests the rows in the document again. The old rows stay until all new ones have arrived;
    /// other rows are fetched again when they come into view.
    pub fn refresh(self) {
        let Some(shown) = self.shown.try_with_untracked(Clone::clone) else { return };
        let pages = self.store.with_untracked(|store| store.pages_of(&shown));
        self.end_query();
        let Some(signal) = self.signal() else { return };
        spawn(async move {
            let mut fresh = PageStore::new(self.page_size());
            for page in pages {
                match self.page(page, &signal).await {
                    Some(Ok(answer)) => {
                        fresh.arrived(
                            page,
                            answer.result,
                            answer.total_count as usize,
                            answer.page_size as usize,
                        );
                    }
                    Some(Err(error)) => return self.failed(error),
                    None => return,
                }
            }
            self.store.try_set(fresh);
            self.arrived();
        });
    }

    /// Requests the list again after a failure.
    pub fn retry(self) {
        self.error.set(None);
        if self.total_untracked().is_some() { self.refresh() } else { self.reload() }
    }

    /// Fetches rows in the document that were not requested yet. After a failure nothing is fetched
    /// until the user selects Retry.
    fn fetch_missing(self) {
        if self.error.with_untracked(Option::is_some) {
            return;
        }
        let Some(signal) = self.signal() else { return };
        let shown = self.shown.with_untracked(Clone::clone);
        // This changes nothing visible, so subscribers are not notified.
        let missing = self.store.try_update_untracked(|store| {
            let is_known = store.total().is_some();
            store.ask(if is_known { &shown } else { &[] })
        });
        let missing = missing.unwrap_or_default();
        if missing.is_empty() {
            return;
        }
        spawn(async move {
            for page in missing {
                match self.page(page, &signal).await {
                    Some(Ok(answer)) => {
                        self.store.try_update(|store| {
                            store.arrived(
                                page,
                                answer.result,
                                answer.total_count as usize,
                                answer.page_size as usize,
                            );
                        });
                        self.arrived();
                    }
                    Some(Err(error)) => return self.failed(error),
                    None => return,
                }
            }
        });
    }

    /// Fetches a page (counted from 1); `None` if the request was aborted.
    async fn page(self, page: u32, signal: &AbortSignal) -> Option<Result<Page<Row>, ApiError>> {
        let page_size = self.store.try_with_untracked(PageStore::page_size)?;
        let call = self.fetch.try_with_untracked(|fetch| fetch(page, page_size, signal.clone()))?;
        let outcome = call.await.and_then(|answer| {
            // A list whose total says that it has rows is not shown as empty if its first page has none.
            let is_hollow = page == 1 && answer.result.is_empty() && answer.total_count > 0;
            if is_hollow { Err(ErrorKind::Incomplete.into()) } else { Ok(answer) }
        });
        (!signal.aborted()).then_some(outcome)
    }

    fn arrived(self) {
        if self.error.try_with_untracked(Option::is_some) == Some(true) {
            self.error.set(None);
        }
        self.reveal_soon();
        self.focus_wanted();
    }

    fn failed(self, error: ApiError) {
        self.error.try_set(Some(error));
        self.store.try_update(PageStore::failed);
    }

    fn end_query(self) {
        self.query.try_update(|query| {
            query.abort();
            *query = Abort::new();
        });
    }

    fn signal(self) -> Option<AbortSignal> {
        self.query.try_with_untracked(Abort::signal)
    }

    fn page_size(self) -> usize {
        self.store.try_with_untracked(PageStore::page_size).unwrap_or(1)
    }

    pub fn total_untracked(self) -> Option<usize> {
        self.store.try_with_untracked(PageStore::total).flatten()
    }

    /// The number of rows of the whole list; `None` until its first page has arrived.
    pub fn total(self) -> Option<usize> {
        self.store.with(PageStore::total)
    }

    /// The same, but after `reload` the previous list's until then, so that nothing flickers.
    pub fn length(self) -> Option<usize> {
        self.store.with(PageStore::length)
    }

    /// Why rows are missing, if any are.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// The same, without subscribing.
    pub fn failed_with(self) -> Option<ErrorKind> {
        self.error.try_with_untracked(|error| error.as_ref().map(|error| error.kind)).flatten()
    }

    /// The row at an index of the whole list, if it has arrived.
    pub fn row(self, index: usize) -> Option<Row> {
        self.store.with(|store| store.row(index).cloned())
    }

    /// The index of the first row that has arrived and for which `is` is true.
    pub fn position(self, is: impl Fn(&Row) -> bool) -> Option<usize> {
        self.store.with(|store| store.position(is))
    }

    /// All rows of a range; `None` if some have not arrived.
    pub fn at_hand(self, range: Range<usize>) -> Option<Vec<Row>> {
        self.store.try_with_untracked(|store| store.rows(range)).flatten()
    }

    /// All rows of a range. Missing ones are fetched, unless `signal` is aborted.
    pub async fn all_of(
        self,
        range: Range<usize>,
        signal: &AbortSignal,
    ) -> Option<Result<Vec<Row>, ApiError>> {
        let missing = self.store.try_with_untracked(|store| store.missing(range.clone()))?;
        for page in missing {
            match self.page(page, signal).await? {
                Ok(answer) => self.store.try_update(|store| {
                    store.arrived(
                        page,
                        answer.result,
                        answer.total_count as usize,
                        answer.page_size as usize,
                    );
                })?,
                Err(error) => return Some(Err(error)),
            }
        }
        self.at_hand(range).map(Ok)
    }
}
