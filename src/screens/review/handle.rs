//! Sends events to the state of the access review and runs its effects.

use super::files::{Files, Listed, save};
use super::state::Review;
use super::state::event::{Effect, Event};
use super::state::purpose::{Format, Purpose, Told};
use crate::app::context::Context;
use crate::domain::account::{Scope, ServiceAccount};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::domain::query::AccountQuery;
use crate::domain::review::attention::details;
use crate::domain::review::entry::{Entry, Reading};
use crate::gateway::patience::patiently;
use crate::platform::abort::Abort;
use crate::platform::clock::{now, parse_time};
use crate::platform::intl::lower_case;
use crate::reactive::{State, at_cleanup, spawn};
use crate::ui::window::{Fetched, PagedList, Row};

/// So many accounts come with one call.
const PAGE_SIZE: usize = 500;
/// So many rows are made at once.
const ROWS: usize = 50;

const READING: Reading = Reading { lower: lower_case, time: parse_time };

/// The review; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub(super) struct Handle {
    pub ctx: Context,
    pub state: State<Review>,
    /// The accounts that are shown.
    pub list: PagedList,
    /// What needs attention.
    pub concerns: PagedList,
    /// Who reaches the data set that was asked about.
    pub readers: PagedList,
    /// The backend has asked for a pause.
    pub pauses: State<bool>,
    files: State<Files>,
    pages: State<Abort>,
    accounts: State<Abort>,
}

impl Handle {
    pub fn new(ctx: Context) -> Self {
        let state = State::new(Review::new(READING));
        let (pages, accounts) = (State::new(Abort::new()), State::new(Abort::new()));
        at_cleanup(move || {
            for calls in [pages, accounts] {
                calls.try_with_untracked(Abort::abort);
            }
        });
        Self {
            ctx,
            state,
            list: in_memory(state, |review, first, count| {
                let rows = review.rows(first, count).cloned().map(Row::new).collect();
                (rows, review.counts()[1])
            }),
            concerns: in_memory(state, |review, first, count| {
                let row = |(entry, concern): (&Entry, &_)| {
                    Row::new((entry.account.clone(), Clone::clone(concern)))
                };
                let rows = review.concerns(first, count).map(row).collect();
                (rows, review.counts()[2])
            }),
            readers: in_memory(state, |review, first, count| {
                let readers = review.readers();
                let shown = readers.iter().skip(first).take(count);
                (shown.map(|entry| Row::new((*entry).clone())).collect(), readers.len())
            }),
            pauses: State::new(false),
            files: State::new(Files::default()),
            pages,
            accounts,
        }
    }

    pub fn open(self) {
        self.send(Event::Opened { now: now() });
    }

    pub fn send(self, event: Event) {
        if let Event::Asked(_) = event {
            self.files.try_set(Files::default());
        }
        let effects = self.state.try_update(|review| review.apply(event)).unwrap_or_default();
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::ReadPage { call, page } => self.read_page(call, page),
            Effect::EndPages => end(self.pages),
            Effect::ReadAccount { call, id } => self.read_account(call, id),
            Effect::EndAccounts => end(self.accounts),
            Effect::ShowRows { from_top } => {
                for list in [self.list, self.concerns] {
                    if from_top { list.reload() } else { list.refresh() }
                }
            }
            Effect::ShowReaders => self.readers.refresh(),
            Effect::Save(format) => self.save(format),
            Effect::Say(words) => self.ctx.announcer.say(words),
        }
    }

    fn read_page(self, call: u32, page: u32) {
        let gateway = self.ctx.gateway();
        let Some(signal) = self.pages.try_with_untracked(Abort::signal) else { return };
        spawn(async move {
            let query = AccountQuery { sort: ("Name", "Ascending"), ..AccountQuery::default() };
            let outcome = patiently(self.pauses, &signal, async || {
                gateway.accounts(&query, page, PAGE_SIZE, &signal).await
            });
            let entry = |account: Option<_>| account.map(|account| Entry::new(account, READING));
            let outcome = outcome.await.map(|answer| answer.map(entry));
            self.send(Event::PageCame { call, page, outcome });
        });
    }

    fn read_account(self, call: u32, id: String) {
        let gateway = self.ctx.gateway();
        let Some(signal) = self.accounts.try_with_untracked(Abort::signal) else { return };
        spawn(async move {
            let outcome =
                patiently(self.pauses, &signal, async || gateway.account(&id, &signal).await).await;
            if signal.aborted() {
                return;
            }
            let outcome = match outcome {
                Ok(of) => Ok(self.told(&of.account)),
                Err(error) if error.kind == ErrorKind::Missing => Ok(None),
                Err(error) => Err(error),
            };
            self.send(Event::AccountCame { call, id, outcome });
        });
    }

    /// What an account tells for the purpose of the reading. For a file, it is kept too.
    fn told(self, account: &ServiceAccount) -> Option<Told> {
        let purpose =
            self.state.try_with_untracked(|review| review.full().purpose().cloned())??;
        if let Purpose::File(_) = purpose {
            self.files.try_update_untracked(|files| files.add(account));
        }
        let access = &account.access;
        let shared = || access.data_sets.iter().flat_map(|all| all.iter());
        let reaches = match &purpose {
            Purpose::Readers { id, .. } => {
                access.scope != Scope::DataSets || shared().any(|it| it.id.eq_ignore_ascii_case(id))
            }
            _ => false,
        };
        let details = access
            .is_complete()
            .then(|| details(shared().map(|it| (it.id.as_ref(), it.name.is_some()))));
        Some(Told { reaches, details })
    }

    fn save(self, format: Format) {
        let workspace = self.ctx.settings.config(|config| config.workspace_id.clone());
        let name = self.ctx.role.workspace();
        let listed = self.state.try_with_untracked(|review| Listed {
            entries: review.all_by_name().cloned().collect(),
            unreadable: review.listing().unreadable(),
        });
        let files = self.files.try_update_untracked(std::mem::take);
        let (Some(files), Some(listed), now) = (files, listed, now()) else { return };
        spawn(async move {
            let of = [workspace.as_str(), name.as_deref().unwrap_or_default()];
            let parts = files.parts(format, of, listed, now).await;
            let downloads = self.ctx.downloads();
            let saved = downloads.and_then(|it| save(&it, format, &parts, now).ok());
            self.ctx.announcer.say(match saved {
                Some(()) => "The file has been saved.",
                None => "The file could not be saved.",
            });
        });
    }
}

/// A window over rows that the state has.
fn in_memory(
    state: State<Review>,
    rows: fn(&Review, usize, usize) -> (Vec<Row>, usize),
) -> PagedList {
    let fetch = move |page: u32, page_size: usize, _| {
        let first = (page as usize).saturating_sub(1) * page_size;
        let answer = state.try_with_untracked(|review| {
            let (result, total) = rows(review, first, page_size);
            Page {
                result,
                page_index: page,
                page_size: page_size as u32,
                total_count: total as u32,
            }
        });
        let answer = answer.ok_or(ApiError::from(ErrorKind::Unreachable));
        Box::pin(std::future::ready(answer)) as Fetched
    };
    PagedList::new(ROWS, Box::new(fetch))
}

/// Aborts calls; later ones get another signal.
fn end(calls: State<Abort>) {
    calls.try_with_untracked(Abort::abort);
    calls.try_set(Abort::new());
}
