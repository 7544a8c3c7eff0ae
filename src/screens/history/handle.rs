//! Sends events to the state of the history and runs its effects.

use super::state::event::{Effect, Event};
use super::state::{Account, History};
use crate::app::context::Context;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::ledger::entry::Entry;
use crate::domain::ledger::words::words;
use crate::domain::name::shown;
use crate::domain::page::Page;
use crate::gateway::patience::patiently;
use crate::platform::abort::Abort;
use crate::platform::clock::parse_time;
use crate::reactive::{State, at_cleanup, spawn};
use crate::ui::window::{Fetch, Fetched, PagedList, Row};

/// So many entries come with one call: as many as the contract allows.
const PAGE_SIZE: usize = 1_000;
/// So many rows are made at once.
const ROWS: usize = 50;

/// The history; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub(super) struct Handle {
    pub ctx: Context,
    pub id: State<String>,
    pub state: State<History>,
    pub list: PagedList,
    /// The backend has asked for a pause.
    pub pauses: State<bool>,
    calls: State<Abort>,
}

impl Handle {
    pub fn new(ctx: Context, id: String) -> Self {
        let state = State::new(History::new(parse_time));
        let calls = State::new(Abort::new());
        at_cleanup(move || {
            calls.try_with_untracked(Abort::abort);
        });
        Self {
            ctx,
            id: State::new(id),
            state,
            list: PagedList::new(ROWS, rows(ctx, state)),
            pauses: State::new(false),
            calls,
        }
    }

    pub fn send(self, event: Event) {
        let effects = self.state.try_update(|history| history.apply(event)).unwrap_or_default();
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::ReadPage { call, page } => self.read_page(call, page),
            Effect::ReadAccount { call } => self.read_account(call),
            Effect::EndCalls => {
                self.calls.try_with_untracked(Abort::abort);
                self.calls.try_set(Abort::new());
            }
            Effect::ShowRows => self.list.refresh(),
            Effect::Say(words) => self.ctx.announcer.say(words),
        }
    }

    fn read_page(self, call: u32, page: u32) {
        let (gateway, id) = (self.ctx.gateway(), self.id.get_untracked());
        let Some(signal) = self.calls.try_with_untracked(Abort::signal) else { return };
        spawn(async move {
            let outcome = patiently(self.pauses, &signal, async || {
                gateway.ledger(&id, page, PAGE_SIZE, &signal).await
            });
            let outcome = outcome.await;
            self.send(Event::PageCame { call, outcome });
        });
    }

    fn read_account(self, call: u32) {
        let (gateway, id) = (self.ctx.gateway(), self.id.get_untracked());
        let Some(signal) = self.calls.try_with_untracked(Abort::signal) else { return };
        spawn(async move {
            let outcome =
                patiently(self.pauses, &signal, async || gateway.account(&id, &signal).await).await;
            let outcome = match outcome {
                Ok(of) => Ok(Some(Box::new(of.account))),
                Err(error) if error.kind == ErrorKind::Missing => Ok(None),
                Err(error) => Err(error),
            };
            self.send(Event::AccountCame { call, outcome });
        });
    }

    /// When an entry was made, in words.
    pub fn when(self, entry: &Entry) -> String {
        when(self.ctx, entry)
    }

    /// The account's name, as far as it is known.
    pub fn name(self) -> Option<String> {
        self.state.with(|history| match history.account() {
            Account::Known(account) => Some(shown(&account.name).to_owned()),
            _ => None,
        })
    }
}

/// A row: when, and what.
pub(super) type Told = [String; 2];

fn when(ctx: Context, entry: &Entry) -> String {
    match entry.at.filter(|_| entry.on.is_some()) {
        Some(at) => ctx.settings.date_and_time(at),
        None => "Time not known".to_owned(),
    }
}

/// The rows of the window, in words.
fn rows(ctx: Context, state: State<History>) -> Fetch {
    Box::new(move |page: u32, page_size: usize, _| {
        let first = (page as usize).saturating_sub(1) * page_size;
        let answer = state.try_with_untracked(|history| {
            let row = |(entry, line): (&Entry, _)| -> Row {
                let told: Told =
                    [when(ctx, entry), words(entry, line, &|count| ctx.settings.number(count))];
                Row::new(told)
            };
            Page {
                result: history.rows(first, page_size).map(row).collect(),
                page_index: page,
                page_size: page_size as u32,
                total_count: history.row_count() as u32,
            }
        });
        let answer = answer.ok_or(ApiError::from(ErrorKind::Unreachable));
        Box::pin(std::future::ready(answer)) as Fetched
    })
}
