//! Fetches every data set that a query finds, not only those that were shown: page by page, with
//! progress, and with a way to stop.

use crate::domain::data_set::DataSet;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::domain::query::DataSetQuery;
use crate::domain::selection::Selection;
use crate::gateway::calls::Gateway;
use crate::gateway::pages::{Next, Pages};
use crate::gateway::patience::patiently;
use crate::platform::abort::Abort;
use crate::reactive::{State, at_cleanup};
use web_sys::AbortSignal;

/// As many as the contract allows.
const PAGE_SIZE: u32 = 1_000;

/// A fetch of all pages and its progress; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct FetchAll {
    /// How many data sets have arrived, and how many there are; `None` while nothing is fetched.
    pub progress: State<Option<(usize, usize)>>,
    /// The backend has asked for a pause.
    pub pauses: State<bool>,
    abort: State<Option<Abort>>,
}

impl FetchAll {
    /// It stops when the calling owner is cleaned up.
    pub fn new() -> Self {
        let fetching =
            Self { progress: State::new(None), pauses: State::new(false), abort: State::new(None) };
        at_cleanup(move || fetching.stop());
        fetching
    }

    /// Stops it. The data sets that have arrived are dropped.
    pub fn stop(self) {
        if let Some(abort) = self.abort.try_update(Option::take).flatten() {
            abort.abort();
        }
        self.progress.try_set(None);
    }

    /// Adds all that `query` finds to `into`. `None` if it was stopped.
    pub async fn run(
        self,
        gateway: Gateway,
        query: DataSetQuery,
        mut into: Selection,
    ) -> Option<Result<Selection, ApiError>> {
        self.stop();
        let abort = Abort::new();
        let signal = abort.signal();
        self.abort.try_set(Some(abort));
        self.progress.try_set(Some((0, 0)));
        self.pauses.try_set(false);
        let outcome = self.fetch(gateway, query, &signal).await;
        if signal.aborted() {
            return None;
        }
        self.progress.try_set(None);
        Some(outcome.map(|found| {
            into.add(&found);
            into
        }))
    }

    async fn fetch(
        self,
        gateway: Gateway,
        query: DataSetQuery,
        signal: &AbortSignal,
    ) -> Result<Selection, ApiError> {
        let mut pages = Pages::default();
        let mut next = 1;
        loop {
            let answer = self.page(&gateway, &query, next, signal).await?;
            let then = pages.take(&answer);
            if signal.aborted() {
                return Err(ErrorKind::Unreachable.into());
            }
            self.progress.try_set(Some(pages.progress()));
            match then {
                Next::Page(index) => next = index,
                Next::Done => return Ok(pages.into_found()),
                Next::GiveUp => return Err(ErrorKind::Incomplete.into()),
            }
        }
    }

    /// A page of what the query finds.
    async fn page(
        self,
        gateway: &Gateway,
        query: &DataSetQuery,
        page_index: u32,
        signal: &AbortSignal,
    ) -> Result<Page<Option<DataSet>>, ApiError> {
        let query = DataSetQuery { page_index, page_size: PAGE_SIZE, ..query.clone() };
        patiently(self.pauses, signal, async || gateway.data_sets(&query, signal).await).await
    }
}
