//! A window over a long list that comes in pages: only the rows near the visible area are in the
//! document, and only their pages are fetched. It does not know what its rows contain.

mod coming;
mod document;
mod fetch;
mod place;
mod row;
pub mod view;

pub use row::Row;

use coming::Coming;

use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::reactive::{Derived, State, at_cleanup};
use crate::ui::element::ElRef;
use crate::ui::page_store::{PageStore, first_seen, rows_in_view, rows_to_show, tab_stop};
use crate::ui::patience;
use crate::ui::scroll_space::ScrollSpace;
use send_wrapper::SendWrapper;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use web_sys::AbortSignal;

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
    coming: State<Coming>,
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
        let coming = State::new(Coming::default());
        at_cleanup(move || {
            coming.try_update_untracked(Coming::end);
        });
        let store = State::new(PageStore::<Row>::new(page_size));
        let (scroll_top, viewport) = (State::new(0.0), State::new(0.0));
        let row_height = State::new(0.0);
        let (focused, used) = (State::new(None), State::new(0));
        let space = Derived::new(move || {
            let rows = store.with(PageStore::length).unwrap_or(0) as f64;
            let density = leptos::prelude::window().device_pixel_ratio();
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
            coming,
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

    /// True once the list has been awaited for so long that it is worth a word.
    pub fn waits_long(self) -> State<bool> {
        patience::long(Derived::new(move || self.total().is_none() && self.error().is_none()))
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
}
