//! The state of the history of an account: the entries that have come, how far the ledger has been read, and
//! the entry that is shown in full. The parts are independent of each other, so it is a struct.
//!
//! The ledger is read from its newest page back. New entries move the others to later pages meanwhile, so that
//! some come twice, but none is missed. The account is read after the first page: whatever its newest entry
//! says is in it.

pub mod event;

use crate::domain::account::ServiceAccount;
use crate::domain::failure::ApiError;
use crate::domain::ledger::entry::{Entry, Kind, Row};
use crate::domain::ledger::reach::{Known, Reach, Then};
use crate::domain::ledger::words::{Line, lines};
use crate::domain::page::Page;
use event::{Effect, Event};

/// The account's own time of its creation and that of the entry may differ by this, in milliseconds.
const TOLERANCE_MS: f64 = 60_000.0;

/// New entries move at most so many old ones to the next page while it is read.
const MOST_REPEATED: usize = 2_000;

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    #[default]
    NotYet,
    Running,
    /// By the user; what has come is kept.
    Stopped,
    /// What has come is kept.
    Failed(ApiError),
    /// Back to the creation of the account.
    Complete,
    /// The ledger begins after the creation of the account.
    LedgerEnds,
}

/// The account as it is now.
#[derive(Clone, Debug, PartialEq)]
pub enum Account {
    NotRead,
    Known(Box<ServiceAccount>),
    Gone,
}

#[cfg_attr(test, derive(Debug))]
pub struct History {
    /// Reads a time as milliseconds since 1970.
    time: fn(&str) -> Option<f64>,
    stage: Stage,
    /// The number of the call under way; answers to others are ignored.
    call: u32,
    account: Account,
    /// How many pages have come.
    pages: u32,
    /// How many entries of the ledger have come, and how many there are.
    seen: usize,
    total: usize,
    unreadable: usize,
    entries: Vec<Entry>,
    /// The lines of the entries: the place of the entry, and the line.
    rows: Vec<(usize, Line)>,
    /// The time of the oldest entry of the ledger that has come.
    read_since: Option<f64>,
    is_last_page: bool,
    shown: Option<usize>,
}

impl History {
    pub fn new(time: fn(&str) -> Option<f64>) -> Self {
        Self {
            time,
            stage: Stage::NotYet,
            call: 0,
            account: Account::NotRead,
            pages: 0,
            seen: 0,
            total: 0,
            unreadable: 0,
            entries: Vec::new(),
            rows: Vec::new(),
            read_since: None,
            is_last_page: false,
            shown: None,
        }
    }

    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        let is_running = self.stage == Stage::Running;
        let awaits_account = self.pages > 0 && self.account == Account::NotRead;
        let is_awaited = |call: u32| is_running && call == self.call;
        match event {
            Event::Opened if self.stage == Stage::NotYet => self.start(),
            Event::GoesOn if matches!(self.stage, Stage::Stopped | Stage::Failed(_)) => {
                self.start()
            }
            Event::PageCame { call, outcome } if is_awaited(call) && !awaits_account => {
                match outcome {
                    Ok(page) => self.page_came(page),
                    Err(error) => self.end(Stage::Failed(error)),
                }
            }
            Event::AccountCame { call, outcome } if is_awaited(call) && awaits_account => {
                match outcome {
                    Ok(account) => {
                        self.account = account.map_or(Account::Gone, Account::Known);
                        self.ask()
                    }
                    Err(error) => self.end(Stage::Failed(error)),
                }
            }
            Event::Stopped if is_running => {
                let mut effects = vec![Effect::EndCalls];
                effects.extend(self.end(Stage::Stopped));
                effects.push(Effect::Say("Stopped."));
                effects
            }
            Event::Asked(row) => {
                self.shown = self.rows.get(row).map(|(entry, _)| *entry).or(self.shown);
                Vec::new()
            }
            Event::Closed => {
                self.shown = None;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn start(&mut self) -> Vec<Effect> {
        self.stage = Stage::Running;
        self.ask()
    }

    fn end(&mut self, stage: Stage) -> Vec<Effect> {
        self.stage = stage;
        self.call += 1;
        Vec::new()
    }

    /// Asks for what comes next.
    fn ask(&mut self) -> Vec<Effect> {
        self.call += 1;
        let call = self.call;
        let next = match (self.pages, &self.account) {
            (0, _) => Effect::ReadPage { call, page: 1 },
            (_, Account::NotRead) => Effect::ReadAccount { call },
            _ if self.is_complete() => {
                self.end(Stage::Complete);
                Effect::Say("The history is complete.")
            }
            _ if self.is_last_page => {
                self.end(Stage::LedgerEnds);
                Effect::Say("The whole ledger has been read.")
            }
            _ => Effect::ReadPage { call, page: self.pages + 1 },
        };
        vec![next]
    }

    fn page_came(&mut self, page: Page<Row>) -> Vec<Effect> {
        let size = (page.page_size as usize).max(page.result.len());
        self.pages += 1;
        self.seen += page.result.len();
        self.total = (page.total_count as usize).max(self.seen);
        self.is_last_page =
            page.result.len() < size || size == 0 || self.seen >= page.total_count as usize;
        let before = self.entries.len();
        for row in page.result {
            self.add(row);
        }
        let mut effects = Vec::new();
        if self.entries.len() > before || self.pages == 1 {
            for (at, entry) in self.entries.iter().enumerate().skip(before) {
                self.rows.extend(lines(entry).into_iter().map(|line| (at, line)));
            }
            effects.push(Effect::ShowRows);
        }
        effects.extend(self.ask());
        effects
    }

    fn add(&mut self, row: Row) {
        match row {
            Row::About(mut entry) => {
                entry.at = entry.on.as_deref().and_then(self.time);
                self.read_since = entry.at.or(self.read_since);
                let mut latest = self.entries.iter().rev().take(MOST_REPEATED);
                let is_known = latest.any(|it| it.id.is_some() && it.id == entry.id);
                if !is_known {
                    self.entries.push(entry);
                }
            }
            Row::Else(on) => {
                self.read_since = on.as_deref().and_then(self.time).or(self.read_since);
            }
            // Its time is not known, only that it was not after that of the entry above it.
            Row::Unreadable => {
                self.unreadable += 1;
                let at = self.read_since;
                self.entries.push(Entry { kind: Kind::Unreadable, at, ..Entry::default() });
            }
        }
    }

    /// Whether everything since the creation of the account has come.
    fn is_complete(&self) -> bool {
        let created = match &self.account {
            Account::Known(account) => account.created_on.as_deref().and_then(self.time),
            _ => None,
        };
        let is_before =
            |created: f64| self.read_since.is_some_and(|at| at < created - TOLERANCE_MS);
        self.entries.iter().rev().any(|entry| entry.kind == Kind::Created)
            || created.is_some_and(is_before)
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    pub fn account(&self) -> &Account {
        &self.account
    }

    /// How many entries of the ledger have come, and how many there are; `None` while nothing is read.
    pub fn progress(&self) -> Option<(usize, usize)> {
        (self.stage == Stage::Running).then_some((self.seen, self.total))
    }

    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    pub fn read_since(&self) -> Option<f64> {
        self.read_since
    }

    /// What the account could reach at a time.
    pub fn at(&self, time: f64) -> Then {
        let account = match &self.account {
            Account::Known(account) => Some(account),
            _ => None,
        };
        let read = |time: fn(&ServiceAccount) -> &Option<String>| {
            account.and_then(|account| time(account).as_deref().and_then(self.time))
        };
        let known = Known {
            now: account.and_then(|account| Reach::of(account)),
            changed_at: read(|account| &account.last_modified_on),
            created_at: read(|account| &account.created_on),
            entries: &self.entries,
            read_since: self.read_since,
        };
        known.at(time)
    }

    #[cfg(test)]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Up to `count` lines from the place `first` on, each with its entry.
    pub fn rows(&self, first: usize, count: usize) -> impl Iterator<Item = (&Entry, Line)> {
        let rows = self.rows.iter().skip(first).take(count);
        rows.map(|(entry, line)| (&self.entries[*entry], *line))
    }

    /// The entry that is shown in full.
    pub fn shown(&self) -> Option<&Entry> {
        self.entries.get(self.shown?)
    }
}

#[cfg(test)]
mod tests;
