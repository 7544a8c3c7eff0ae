//! Which pages are fetched, when, and what becomes of a failure.

use super::PagedList;
use super::coming::{Coming, REFRESH};
use super::row::Row;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::platform::abort::Abort;
use crate::platform::timer::after;
use crate::reactive::spawn;
use crate::ui::page_store::PageStore;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::ops::Range;
use web_sys::AbortSignal;

/// How long a leap through the list rests before its rows are fetched, in milliseconds.
const LANDING_MS: u32 = 50;

impl PagedList {
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
        let Some(signal) = self.start(REFRESH) else { return };
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

    /// Fetches rows in the document that were not requested yet, and ends the requests for rows that
    /// have left it. After a failure nothing is fetched until the user selects Retry, and after a jump not
    /// until the list stands still.
    pub(super) fn fetch_missing(self) {
        if self.error.with_untracked(Option::is_some)
            || self.coming.with_untracked(|coming| coming.leap.is_some())
        {
            return;
        }
        let shown = self.shown.with_untracked(Clone::clone);
        // This changes nothing visible, so subscribers are not notified.
        let missing = self.store.try_update_untracked(|store| {
            let is_known = store.total().is_some();
            let needed = store.pages_of(if is_known { &shown } else { &[] });
            self.coming.try_update_untracked(|coming| {
                coming.pages.retain(|(page, abort)| {
                    let stays = *page == REFRESH || needed.contains(page);
                    if !stays {
                        abort.abort();
                        store.given_up(*page);
                    }
                    stays
                });
            });
            store.ask(needed)
        });
        for page in missing.unwrap_or_default() {
            let Some(signal) = self.start(page) else { return };
            spawn(async move {
                let Some(answer) = self.page(page, &signal).await else { return };
                self.coming.try_update_untracked(|coming| {
                    coming.pages.retain(|(other, _)| *other != page)
                });
                match answer {
                    Ok(answer) => {
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
                    Err(error) => self.failed(error),
                }
            });
        }
    }

    /// The user has jumped by more than a screen: rows are fetched when the list stands still.
    pub(super) fn leap(self) {
        let land = move || {
            self.coming.try_update_untracked(|coming| coming.leap = None);
            self.fetch_missing();
        };
        let rests = SendWrapper::new(after(LANDING_MS, land));
        self.coming.try_update_untracked(|coming| coming.leap = Some(rests));
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
        // An answer that arrives later would remove the error message.
        self.end_query();
        self.error.try_set(Some(error));
        self.store.try_update(PageStore::failed);
    }

    fn end_query(self) {
        self.coming.try_update_untracked(Coming::end);
    }

    /// The signal for the request for a page.
    fn start(self, page: u32) -> Option<AbortSignal> {
        let abort = Abort::new();
        let signal = abort.signal();
        self.coming.try_update_untracked(|coming| coming.pages.push((page, abort)))?;
        Some(signal)
    }

    fn page_size(self) -> usize {
        self.store.try_with_untracked(PageStore::page_size).unwrap_or(1)
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
