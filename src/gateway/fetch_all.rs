//! Fetches every data set that a query finds, not only those that were shown: a few pages at once, with
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
use crate::reactive::{State, at_cleanup, spawn};
use gloo_timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};
use web_sys::AbortSignal;

type Answer = Result<Page<Option<DataSet>>, ApiError>;

/// A page's number and its answer.
type Numbered = (u32, Answer);

/// The pages that have come, in any order, and the reader that waits for the next one.
#[derive(Clone, Default)]
struct Arrivals(Rc<RefCell<(Vec<Numbered>, Option<Waker>)>>);

impl Arrivals {
    fn put(&self, index: u32, answer: Answer) {
        self.0.borrow_mut().0.push((index, answer));
        let reader = self.0.borrow_mut().1.take();
        reader.into_iter().for_each(Waker::wake);
    }

    /// A page, once it has come.
    async fn take(&self, index: u32) -> Answer {
        poll_fn(|context| {
            let (come, reader) = &mut *self.0.borrow_mut();
            let Some(at) = come.iter().position(|(other, _)| *other == index) else {
                *reader = Some(context.waker().clone());
                return Poll::Pending;
            };
            Poll::Ready(come.swap_remove(at).1)
        })
        .await
    }
}

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
        // After a failure some pages may still be on their way.
        self.stop();
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
        let (mut arrivals, mut asked) = (Arrivals::default(), 0);
        loop {
            let ahead = pages.ahead();
            for index in ahead.start.max(asked + 1)..ahead.end {
                let (gateway, query) = (gateway.clone(), query.clone());
                let (signal, arrivals) = (signal.clone(), arrivals.clone());
                spawn(async move {
                    let answer = self.page(&gateway, &query, index, &signal).await;
                    arrivals.put(index, answer);
                });
                asked = index;
            }
            let answer = arrivals.take(ahead.start).await?;
            let then = pages.take(&answer);
            // What the user does meanwhile comes first.
            TimeoutFuture::new(0).await;
            if signal.aborted() {
                return Err(ErrorKind::Unreachable.into());
            }
            self.progress.try_set(Some(pages.progress()));
            match then {
                // From the start: what is still under way belongs to a list that has changed.
                Next::Page(1) => (arrivals, asked) = (Arrivals::default(), 0),
                Next::Page(_) => {}
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
    ) -> Answer {
        let query = DataSetQuery { page_index, page_size: PAGE_SIZE, ..query.clone() };
        patiently(self.pauses, signal, async || gateway.data_sets(&query, signal).await).await
    }
}
