//! Sends events to the list's state and runs its effects.

use super::state::{AccountList, Effect, Event, Query};
use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::query::{AccountQuery, Filter};
use crate::platform::abort::abort_on_cleanup;
use crate::platform::clock::{iso, now};
use crate::platform::window_event::on_window;
use crate::reactive::{State, at_cleanup, effect, spawn};
use crate::ui::element::ElRef;
use crate::ui::focus::focus_soon;
use crate::ui::window::{Fetched, PagedList, Row};
use leptos::leptos_dom::helpers::{document, set_interval_with_handle};
use send_wrapper::SendWrapper;
use std::time::Duration;
use web_sys::AbortSignal;

const PAGE_SIZE: usize = 50;
const REFRESH: Duration = Duration::from_secs(60);

/// The list; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub(super) struct Handle {
    pub ctx: Context,
    pub state: State<AccountList>,
    pub list: PagedList,
    /// The whole sidebar.
    pub element: ElRef,
    /// Aborted when the element is removed from the page.
    life: State<SendWrapper<AbortSignal>>,
}

impl Handle {
    pub fn new(ctx: Context) -> Self {
        let state = State::new(AccountList::new(now()));
        Self {
            ctx,
            state,
            list: PagedList::new(
                PAGE_SIZE,
                Box::new(move |page, page_size, abort| {
                    let query = state.try_with_untracked(AccountList::query);
                    let gateway = ctx.gateway();
                    let fetched = async move {
                        let query = query.map(query_of).unwrap_or_default();
                        let found = gateway.accounts(&query, page, page_size, &abort).await?;
                        Ok::<_, ApiError>(found.map(Row::of))
                    };
                    Box::pin(fetched) as Fetched
                }),
            ),
            element: ElRef::new(),
            life: State::new(SendWrapper::new(abort_on_cleanup())),
        }
    }

    /// Loads the list and keeps it fresh for the life of the calling owner: every minute, when the
    /// user comes back to the page, and when a screen has changed something.
    pub fn start(self) {
        self.send(Event::Opened { now: now() });
        let refresh = move || {
            self.send(Event::Refresh { now: now() });
            self.ctx.accounts.pass_time();
        };
        on_window("focus", Box::new(move |_| refresh()));
        // No polling while the page is hidden or the session has ended: it would keep a session alive, or
        // fail every minute.
        let poll = move || {
            let has_ended = self.list.failed_with() == Some(ErrorKind::SignedOut);
            if !document().hidden() && !has_ended {
                refresh();
            }
        };
        let minute = set_interval_with_handle(poll, REFRESH);
        on_window("online", Box::new(move |_| refresh()));
        at_cleanup(move || {
            if let Ok(minute) = minute {
                minute.clear();
            }
        });
        let accounts = self.ctx.accounts;
        effect(move || {
            if accounts.refreshes() > 0 {
                refresh();
            }
        });
        effect(move || {
            if let Some(shown) = accounts.shown() {
                self.send(match shown.is_new {
                    true => Event::ShowNew { id: shown.id, now: now() },
                    false => Event::Show(shown.id),
                });
            }
        });
        effect(move || {
            if let Some(filter) = accounts.wanted() {
                self.filter(filter);
            }
        });
        let counts = self.state.derive(AccountList::counts);
        effect(move || accounts.set_counts(counts.get()));
    }

    pub fn filter(self, filter: Filter) {
        self.send(Event::Filtered { filter, now: now() });
    }

    pub fn send(self, event: Event) {
        let effects = self.state.try_update(|list| list.apply(event)).unwrap_or_default();
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::LoadList => self.list.reload(),
            Effect::RefreshList => self.list.refresh(),
            Effect::Count { number } => {
                self.count(number, Filter::All);
                self.count(number, Filter::Soon);
                self.count(number, Filter::Expired);
            }
            Effect::Find { number, id } => self.find(number, id),
            Effect::Reveal(index) => self.list.reveal(index),
            Effect::FocusSearch => focus_soon(self.element, "input[type=search]"),
        }
    }

    fn count(self, number: u32, filter: Filter) {
        let query = self.state.with_untracked(|list| query_of(list.query_of(filter)));
        let (gateway, life) = (self.ctx.gateway(), self.life.get_untracked());
        spawn(async move {
            // If this fails, the previous count stays.
            if let Ok(page) = gateway.accounts(&query, 1, 1, &life).await {
                self.send(Event::Counted { number, filter, total: page.total_count });
            }
        });
    }

    fn find(self, number: u32, id: String) {
        let mut query = query_of(self.state.with_untracked(AccountList::query));
        query.containing = Some(id.clone());
        let (gateway, life) = (self.ctx.gateway(), self.life.get_untracked());
        spawn(async move {
            // A backend that does not know where the account is answers with the first page. The account
            // may be on it; else the list stays where it is.
            let Ok(page) = gateway.accounts(&query, 1, PAGE_SIZE, &life).await else { return };
            let is_it =
                |row: &Option<ServiceAccount>| row.as_ref().is_some_and(|account| account.id == id);
            if let Some(at) = page.result.iter().position(is_it) {
                let before = (page.page_index as usize).saturating_sub(1) * page.page_size as usize;
                self.send(Event::Found { number, index: before + at });
            }
        });
    }
}

/// The query with times in the contract's format.
fn query_of(query: Query) -> AccountQuery {
    AccountQuery {
        search: query.search,
        sort: query.sort,
        expires_after: query.expires_after.map(iso),
        expires_before: query.expires_before.map(iso),
        containing: None,
    }
}
