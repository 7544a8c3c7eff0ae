//! Fetches every data set that a query finds, not only those that were shown: page by page, with
//! progress, and with a way to stop.

use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::query::DataSetQuery;
use crate::domain::selection::Selection;
use crate::gateway::calls::Gateway;
use crate::gateway::pages::{Next, Pages};
use crate::gateway::retry;
use crate::gateway::transport::waited;
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

    /// Adds all that `query` finds to `into`. `None` if it was stopped. If the backend asks for a
    /// pause, it waits that long and goes on with the same page.
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
        let outcome = self.fetch(gateway, query, &signal).await;
        if signal.aborted() {
            return None;
        }
        self.progress.try_set(None);
        Some(outcome.map(|found| {
            into.insert_all(found.iter());
            into
        }))
    }

    async fn fetch(
        self,
        gateway: Gateway,
        mut query: DataSetQuery,
        signal: &AbortSignal,
    ) -> Result<Selection, ApiError> {
        query.page_size = PAGE_SIZE;
        query.page_index = 1;
        let mut pages = Pages::default();
        let mut pauses = 0;
        loop {
            let page = match gateway.data_sets(&query, signal).await {
                Ok(page) => page,
                Err(error) => {
                    let pause = retry::of_page(error.kind, pauses);
                    self.pauses.try_set(pause.is_some());
                    match pause {
                        Some(wait) if waited(wait, Some(signal)).await => {
                            pauses += 1;
                            continue;
                        }
                        _ => return Err(error),
                    }
                }
            };
            pauses = 0;
            self.pauses.try_set(false);
            let next = pages.take(&page);
            if signal.aborted() {
                return Err(ErrorKind::Unreachable.into());
            }
            self.progress.try_set(Some(pages.progress()));
            match next {
                Next::Page(index) => query.page_index = index,
                Next::Done => return Ok(pages.into_found()),
                Next::GiveUp => return Err(ErrorKind::Incomplete.into()),
            }
        }
    }
}
