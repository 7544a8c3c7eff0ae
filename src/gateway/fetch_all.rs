//! Every data set that a query finds, not only what has been seen: page by page, with progress,
//! and with a way to stop.

use crate::domain::query::DataSetQuery;
use crate::gateway::calls::Gateway;
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;
use crate::reactive::State;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, AbortSignal};

/// As many as the contract allows.
const PAGE_SIZE: u32 = 1_000;

/// How far a fetching is; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct FetchAll {
    /// How many have come, of how many; `None` while nothing is gathered.
    pub progress: State<Option<(usize, usize)>>,
    stop: State<Option<SendWrapper<AbortController>>>,
}

impl FetchAll {
    /// A fetching that ends with the calling owner.
    pub fn new() -> Self {
        let fetching = Self { progress: State::new(None), stop: State::new(None) };
        on_cleanup(move || fetching.stop());
        fetching
    }

    /// Ends it; what had been gathered is thrown away.
    pub fn stop(self) {
        self.stop.try_update(|stop| stop.take().map(|stop| stop.abort()));
        self.progress.try_set(None);
    }

    /// Adds all that `query` finds to `into`. `None` when it was stopped.
    pub async fn run(
        self,
        gateway: Gateway,
        mut query: DataSetQuery,
        mut into: Selection,
    ) -> Option<Result<Selection, ApiError>> {
        let signal = self.start()?;
        query.page_size = PAGE_SIZE;
        let mut seen = 0;
        for page in 1.. {
            query.page_index = page;
            let outcome = gateway.data_sets(&query, &signal).await;
            if signal.aborted() {
                return None;
            }
            let answer = match outcome {
                Ok(answer) => answer,
                Err(error) => {
                    self.progress.try_set(None);
                    return Some(Err(error));
                }
            };
            into.insert_all(
                answer.result.iter().map(|found| (found.id.as_str(), Some(found.name.as_str()))),
            );
            seen += answer.result.len();
            let total = answer.total_count as usize;
            self.progress.try_set(Some((seen, total)));
            if answer.result.is_empty() || seen >= total {
                break;
            }
        }
        self.progress.try_set(None);
        Some(Ok(into))
    }

    fn start(self) -> Option<AbortSignal> {
        let controller = AbortController::new().ok()?;
        let signal = controller.signal();
        self.progress.try_set(Some((0, 0)));
        self.stop.try_set(Some(SendWrapper::new(controller)));
        Some(signal)
    }
}
