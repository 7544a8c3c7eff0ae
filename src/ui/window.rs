//! A window over a long list that comes page by page: only the rows near the view are in the
//! document, and only their pages are fetched. It does not know what its rows are.

mod document;
mod place;
mod view;

use crate::domain::failure::ApiError;
use crate::domain::page::Page;
use crate::platform::abort::Abort;
use crate::reactive::{Derived, Shared, State, spawn};
use crate::ui::element::ElRef;
use crate::ui::page_store::{PageStore, first_seen, rows_in_view, rows_to_show, tab_stop};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use web_sys::AbortSignal;

/// A page on its way.
pub type Fetched = Pin<Box<dyn Future<Output = Result<Page<Row>, ApiError>>>>;
/// Fetches a page, counted from 1, of so many rows.
pub type Fetch = Box<dyn Fn(u32, usize, AbortSignal) -> Fetched>;

/// A row of any list. One type for all of them: the window's code is compiled once.
#[derive(Clone, PartialEq)]
pub struct Row(Shared);

impl Row {
    pub fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Shared::new(value))
    }

    /// The row, where it is of this type.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.0.get()
    }
}

/// The list's state; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct PagedList {
    store: State<PageStore<Row>>,
    error: State<Option<ApiError>>,
    fetch: State<SendWrapper<Fetch>>,
    /// Ends the requests of the present list; an answer for a former one is never shown.
    query: State<Abort>,
    scroll_top: State<f64>,
    viewport: State<f64>,
    row_height: State<f64>,
    scroller: ElRef,
    /// The rows that are in the document, in order.
    shown: Derived<Vec<usize>>,
    /// The row that has the focus.
    focused: State<Option<usize>>,
    /// The row that was used last.
    used: State<usize>,
    /// The row at which Tab stops.
    stop: Derived<Option<usize>>,
    /// The row that is to have the focus once it has come.
    wanted: State<Option<usize>>,
    /// The row that is to be brought into view once the list's length is known.
    to_reveal: State<Option<usize>>,
}

impl PagedList {
    /// A list that is empty until `reload`; `page_size` is 1 to 1000. What it waits for is ended
    /// with the calling owner.
    pub fn new(page_size: usize, fetch: Fetch) -> Self {
        let query = State::new(Abort::new());
        on_cleanup(move || {
            query.try_with_untracked(Abort::abort);
        });
        let store = State::new(PageStore::<Row>::new(page_size));
        let (scroll_top, viewport) = (State::new(0.0), State::new(0.0));
        let row_height = State::new(0.0);
        let (focused, used) = (State::new(None), State::new(0));
        let shown = Derived::new(move || {
            let (top, viewport, row) = (scroll_top.get(), viewport.get(), row_height.get());
            store.with(|store| {
                let length = store.length().unwrap_or(0);
                let near = rows_in_view(top, viewport, row, length);
                let mut rows = rows_to_show(near, focused.get(), length);
                rows.retain(|row| !store.is_missing(*row));
                rows
            })
        });
        let stop = Derived::new(move || {
            let first = first_seen(scroll_top.get(), row_height.get());
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
            scroller: ElRef::new(),
            shown,
            focused,
            used,
            stop,
            wanted: State::new(None),
            to_reveal: State::new(None),
        }
    }

    /// Shows another list from its top. What the former one still waits for is ended, and its rows
    /// go at once.
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

    /// Asks for what is in the document again. The old rows stay until all of the new ones have
    /// come; those elsewhere are fetched anew when they come into view.
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
                        fresh.arrived(page, answer.result, answer.total_count as usize);
                    }
                    Some(Err(error)) => return self.failed(error),
                    None => return,
                }
            }
            self.store.try_set(fresh);
            self.arrived();
        });
    }

    /// Asks again after a failure.
    pub fn retry(self) {
        self.error.set(None);
        if self.total_untracked().is_some() { self.refresh() } else { self.reload() }
    }

    /// Fetches what is in the document and has not been asked for. After a failure nobody asks
    /// again unasked: that is for Retry to do.
    fn fetch_missing(self) {
        if self.error.with_untracked(Option::is_some) {
            return;
        }
        let Some(signal) = self.signal() else { return };
        let shown = self.shown.with_untracked(Clone::clone);
        // Asking changes nothing that is shown, so that nobody is told.
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
                            store.arrived(page, answer.result, answer.total_count as usize);
                        });
                        self.arrived();
                    }
                    Some(Err(error)) => return self.failed(error),
                    None => return,
                }
            }
        });
    }

    /// A page (counted from 1) from the backend; `None` when nobody waits for it any more.
    async fn page(self, page: u32, signal: &AbortSignal) -> Option<Result<Page<Row>, ApiError>> {
        let page_size = self.store.try_with_untracked(PageStore::page_size)?;
        let call = self.fetch.try_with_untracked(|fetch| fetch(page, page_size, signal.clone()))?;
        let outcome = call.await;
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

    /// How many rows the whole list has; `None` until its first page has come.
    pub fn total(self) -> Option<usize> {
        self.store.with(PageStore::total)
    }

    /// The same, and after `reload` the former list's until then: what says it does not flicker.
    pub fn length(self) -> Option<usize> {
        self.store.with(PageStore::length)
    }

    /// Why rows are missing, if they are.
    pub fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// The row at a place of the whole list, where it has come.
    pub fn row(self, index: usize) -> Option<Row> {
        self.store.with(|store| store.row(index).cloned())
    }

    /// The first place, among the rows that have come, of a row that `is` holds for.
    pub fn position(self, is: impl Fn(&Row) -> bool) -> Option<usize> {
        self.store.with(|store| store.position(is))
    }

    /// All rows of a range; `None` where some have not come yet.
    pub fn at_hand(self, range: Range<usize>) -> Option<Vec<Row>> {
        self.store.try_with_untracked(|store| store.rows(range)).flatten()
    }

    /// All rows of a range, fetched where they have not come yet, until `signal` ends it.
    pub async fn all_of(
        self,
        range: Range<usize>,
        signal: &AbortSignal,
    ) -> Option<Result<Vec<Row>, ApiError>> {
        let missing = self.store.try_with_untracked(|store| store.missing(range.clone()))?;
        for page in missing {
            match self.page(page, signal).await? {
                Ok(answer) => self.store.try_update(|store| {
                    store.arrived(page, answer.result, answer.total_count as usize);
                })?,
                Err(error) => return Some(Err(error)),
            }
        }
        self.at_hand(range).map(Ok)
    }
}
