//! Reading all pages of the account list side by side. If the pages do not fit together, because somebody
//! adds or removes an account meanwhile, they are read again from the start.

use super::event::Effect;
use super::stage::{MOST_CALLS, Stage};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::domain::review::entry::Entry;
use std::collections::BTreeSet;

/// How often the list is read again from its start, at most.
const MOST_RESTARTS: u32 = 3;

#[cfg_attr(test, derive(Debug))]
#[derive(Default)]
pub struct Listing {
    stage: Stage,
    /// The number of the current attempt; answers to others are ignored.
    call: u32,
    /// What the first page said; `None` until it has come.
    total: Option<u32>,
    page_count: u32,
    running: BTreeSet<u32>,
    came: BTreeSet<u32>,
    entries: Vec<Entry>,
    unreadable: usize,
    restarts: u32,
}

impl Listing {
    pub fn start(&mut self) -> Vec<Effect> {
        *self = Self { call: self.call + 1, stage: Stage::Running, ..Self::default() };
        self.ask()
    }

    pub fn came(
        &mut self,
        call: u32,
        page: u32,
        outcome: Result<Page<Option<Entry>>, ApiError>,
    ) -> Vec<Effect> {
        if call != self.call || !self.running.remove(&page) {
            return Vec::new();
        }
        let answer = match outcome {
            Ok(answer) => answer,
            Err(error) => return self.fail(error),
        };
        if *self.total.get_or_insert(answer.total_count) != answer.total_count {
            return self.restart();
        }
        if self.page_count == 0 {
            let size = (answer.page_size as usize).max(answer.result.len()).max(1) as u32;
            self.page_count = answer.total_count.div_ceil(size).max(1);
        }
        self.came.insert(page);
        for row in answer.result {
            match row {
                Some(entry) => self.entries.push(entry),
                None => self.unreadable += 1,
            }
        }
        let mut effects = self.ask();
        if self.running.is_empty() {
            let before = self.entries.len();
            self.entries.sort_by(|one, other| one.account.id.cmp(&other.account.id));
            self.entries.dedup_by(|one, other| one.account.id == other.account.id);
            // A row that came twice stands for another that was missed.
            if self.entries.len() < before || self.seen() < answer.total_count as usize {
                return self.restart();
            }
            self.stage = Stage::Done;
            effects.push(Effect::Say("All service accounts have been read."));
        }
        effects.push(Effect::ShowRows { from_top: false });
        effects
    }

    pub fn stop(&mut self) -> Vec<Effect> {
        if self.stage != Stage::Running {
            return Vec::new();
        }
        self.end(Stage::Stopped);
        vec![Effect::EndPages, Effect::Say("Stopped.")]
    }

    /// After a stop or a failure only the missing pages are read.
    pub fn go_on(&mut self) -> Vec<Effect> {
        if !matches!(self.stage, Stage::Stopped | Stage::Failed(_)) {
            return Vec::new();
        }
        self.stage = Stage::Running;
        self.restarts = 0;
        self.ask()
    }

    fn fail(&mut self, error: ApiError) -> Vec<Effect> {
        self.end(Stage::Failed(error));
        vec![Effect::EndPages, Effect::Say("")]
    }

    fn end(&mut self, stage: Stage) {
        self.stage = stage;
        self.call += 1;
        self.running.clear();
    }

    fn restart(&mut self) -> Vec<Effect> {
        let restarts = self.restarts + 1;
        let gives_up = restarts > MOST_RESTARTS;
        let stage =
            if gives_up { Stage::Failed(ErrorKind::Incomplete.into()) } else { Stage::Running };
        *self = Self { call: self.call + 1, stage, restarts, ..Self::default() };
        let mut effects = vec![Effect::EndPages, Effect::ShowRows { from_top: false }];
        if !gives_up {
            effects.extend(self.ask());
        }
        effects
    }

    /// Asks for the next pages; at first for one alone, which tells how many there are.
    fn ask(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for page in 1..=self.page_count.max(1) {
            if self.running.len() == MOST_CALLS {
                break;
            }
            if !self.came.contains(&page) && self.running.insert(page) {
                effects.push(Effect::ReadPage { call: self.call, page });
            }
        }
        effects
    }

    #[cfg(test)]
    pub fn call(&self) -> u32 {
        self.call
    }

    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// An account that turned out to be removed.
    pub fn remove(&mut self, id: &str) {
        self.entries.retain(|entry| entry.account.id != id);
    }

    /// How many of the accounts cannot be read.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    fn seen(&self) -> usize {
        self.entries.len() + self.unreadable
    }

    /// How many accounts have come, and how many there are; `None` while nothing is read.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let is_running = self.stage == Stage::Running;
        is_running.then(|| (self.seen(), self.total.unwrap_or_default() as usize))
    }
}
