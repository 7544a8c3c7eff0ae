//! The account list in the sidebar: what it asks the backend for, and when it asks again.

mod row;
mod view;

pub use row::access_words;
pub use view::{chooser, key_moves, view};

use crate::platform::clock::{iso, now};
use crate::domain::expiry::{DAY_MS, SOON_DAYS};
use crate::domain::query::AccountQuery;
use crate::gateway::calls::Gateway;
use crate::ui::window::{PagedList, Row, rows};
use crate::reactive::{State, spawn};
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::time::Duration;
use web_sys::AbortSignal;

const PAGE_SIZE: usize = 50;
/// Accounts are looked for in pages as large as the contract allows.
const LARGE_PAGE: usize = 1_000;
const REFRESH: Duration = Duration::from_secs(60);

/// Which accounts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    /// The secret ends within 60 days.
    Soon,
    Expired,
}

/// The orders on offer: words, column and direction of the contract.
const SORTS: [(&str, &str, &str); 5] = [
    ("Name, A to Z", "Name", "Ascending"),
    ("Name, Z to A", "Name", "Descending"),
    ("Newest first", "CreatedOn", "Descending"),
    ("Last changed first", "LastModifiedOn", "Descending"),
    ("Secret expires first", "SecretExpiresOn", "Ascending"),
];

/// The list's state; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub struct AccountList {
    gateway: State<Gateway>,
    /// Ends when the element leaves the page.
    life: State<SendWrapper<AbortSignal>>,
    list: PagedList,
    search: State<String>,
    /// An index into `SORTS`.
    sort: State<usize>,
    filter: State<Filter>,
    /// How many secrets end within 60 days, and how many have ended; `None` until known.
    soon: State<Option<u32>>,
    expired: State<Option<u32>>,
}

impl AccountList {
    pub fn new(gateway: State<Gateway>, life: AbortSignal) -> Self {
        Self {
            gateway,
            life: State::new(SendWrapper::new(life)),
            list: PagedList::new(PAGE_SIZE),
            search: State::new(String::new()),
            sort: State::new(0),
            filter: State::new(Filter::All),
            soon: State::new(None),
            expired: State::new(None),
        }
    }

    fn query(self) -> AccountQuery {
        let (_, column, direction) = SORTS[self.sort.get_untracked()];
        let (after, before) = bounds(self.filter.get_untracked());
        AccountQuery {
            search: self.search.get_untracked(),
            sort: (column, direction),
            expires_after: after,
            expires_before: before,
        }
    }

    /// Asks for the list from its top, with the present search, sort and filter.
    fn start(self) {
        let (gateway, query) = (self.gateway.get_untracked(), self.query());
        self.list.start(Box::new(move |page, page_size, abort| {
            let (gateway, query) = (gateway.clone(), query.clone());
            Box::pin(async move {
                let page = gateway.accounts(&query, page, page_size, &abort).await?;
                Ok(rows(page, Row::Account))
            })
        }));
    }

    /// Shows only the accounts whose secrets are so, from the top.
    fn narrow(self, filter: Filter) {
        self.filter.set(filter);
        self.start();
    }

    /// Has what others have changed appear, without moving what is seen.
    pub fn refresh(self) {
        if self.is_there() {
            self.list.fetch_again(false);
            self.count();
        }
    }

    /// Whether the element is still in the page: who waited for an answer may ask too late.
    fn is_there(self) -> bool {
        self.life.try_with_untracked(|_| ()).is_some()
    }

    /// Counts the secrets that need attention.
    fn count(self) {
        for (filter, into) in [(Filter::Soon, self.soon), (Filter::Expired, self.expired)] {
            let (gateway, life) = (self.gateway.get_untracked(), self.life.get_untracked());
            spawn(async move {
                let (expires_after, expires_before) = bounds(filter);
                let query = AccountQuery {
                    sort: ("Name", "Ascending"),
                    expires_after,
                    expires_before,
                    ..Default::default()
                };
                if let Ok(page) = gateway.accounts(&query, 1, 1, &life).await {
                    into.try_set(Some(page.total_count));
                }
            });
        }
    }

    /// Makes an account visible: a new one, or the one that the address names. A search or filter
    /// that hides a new account is taken back first.
    pub fn show(self, id: String, is_new: bool) {
        if !self.is_there() {
            return;
        }
        if is_new {
            self.search.set(String::new());
            self.filter.set(Filter::All);
            self.start();
            self.count();
        }
        let (gateway, query, life) =
            (self.gateway.get_untracked(), self.query(), self.life.get_untracked());
        spawn(async move {
            let mut seen = 0;
            for page in 1.. {
                let Ok(answer) = gateway.accounts(&query, page, LARGE_PAGE, &life).await else {
                    return;
                };
                if let Some(at) = answer.result.iter().position(|account| account.id == id) {
                    self.list.reveal_when_there(seen + at);
                    return;
                }
                seen += answer.result.len();
                if answer.result.is_empty() || seen >= answer.total_count as usize {
                    return;
                }
            }
        });
    }

    /// Keeps the list fresh for the life of the calling owner: every minute, and when the user
    /// comes back to the page.
    fn keep_fresh(self) {
        let focus = window_event_listener(leptos::ev::focus, move |_| self.refresh());
        let minute = set_interval_with_handle(move || self.refresh(), REFRESH);
        on_cleanup(move || {
            focus.remove();
            if let Ok(minute) = minute {
                minute.clear();
            }
        });
    }
}

/// The bounds of the secret's end that a filter stands for, RFC 3339: after and before.
fn bounds(filter: Filter) -> (Option<String>, Option<String>) {
    let now = now();
    match filter {
        Filter::All => (None, None),
        Filter::Soon => (Some(iso(now)), Some(iso(now + f64::from(SOON_DAYS) * DAY_MS))),
        Filter::Expired => (None, Some(iso(now))),
    }
}
