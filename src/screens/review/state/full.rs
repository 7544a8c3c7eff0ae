//! Reading single accounts in full, several side by side: the list does not say which data sets they reach.

use super::event::Effect;
use super::purpose::{Purpose, Told};
use super::stage::{MOST_CALLS, Stage};
use crate::domain::account::Scope;
use crate::domain::failure::ApiError;
use crate::domain::review::attention::Details;
use crate::domain::review::entry::Entry;
use std::collections::BTreeSet;

#[cfg_attr(test, derive(Debug))]
#[derive(Default)]
pub struct Full {
    purpose: Option<Purpose>,
    stage: Stage,
    call: u32,
    waiting: Vec<String>,
    running: Vec<String>,
    total: usize,
    /// Ids of accounts that reach the data set.
    reaching: BTreeSet<String>,
    /// Ids of accounts of which not all data sets can be read.
    uncertain: BTreeSet<String>,
    /// Of every account that was read, `None` if not all of its data sets can be read. In the order of the ids;
    /// they are kept when something else is asked.
    details: Vec<(String, Option<Details>)>,
}

impl Full {
    pub fn start(&mut self, purpose: Purpose, entries: &[Entry]) -> Vec<Effect> {
        let ended = self.forget();
        let is_selected = |entry: &&Entry| entry.account.access.scope == Scope::DataSets;
        self.waiting = entries
            .iter()
            .filter(is_selected)
            .rev()
            .map(|entry| entry.account.id.clone())
            .collect();
        self.total = self.waiting.len();
        self.purpose = Some(purpose);
        self.stage = Stage::Running;
        // What was said of the list would be heard as said of the accounts.
        let shown = [Effect::Say(""), Effect::ShowReaders];
        ended.into_iter().chain(shown).chain(self.ask()).collect()
    }

    /// Whether this answer is waited for.
    pub fn awaits(&self, call: u32, id: &str) -> bool {
        call == self.call && self.running.iter().any(|it| it == id)
    }

    pub fn came(
        &mut self,
        call: u32,
        id: &str,
        outcome: Result<Option<Told>, ApiError>,
    ) -> Vec<Effect> {
        let Some(place) = self.running.iter().position(|it| it == id) else { return Vec::new() };
        if call != self.call {
            return Vec::new();
        }
        let told = match outcome {
            Ok(told) => told,
            Err(error) => {
                self.end(Stage::Failed(error));
                // What was said before is not so any more; the alert says what is.
                return vec![Effect::EndAccounts, Effect::Say("")];
            }
        };
        let id = self.running.swap_remove(place);
        let known = (self.reaching.len(), self.uncertain.len());
        match told {
            Some(Told { reaches, details }) => {
                match self.details.binary_search_by(|(known, _)| known.cmp(&id)) {
                    Ok(at) => self.details[at].1 = details,
                    Err(at) => self.details.insert(at, (id.clone(), details)),
                }
                if details.is_none() && !reaches {
                    self.uncertain.insert(id.clone());
                }
                if reaches {
                    self.reaching.insert(id);
                }
            }
            // It was removed meanwhile, and reaches nothing.
            None => self.details.retain(|(known, _)| *known != id),
        }
        let mut effects = self.ask();
        if known != (self.reaching.len(), self.uncertain.len()) {
            effects.push(Effect::ShowReaders);
        }
        effects
    }

    pub fn stop(&mut self) -> Vec<Effect> {
        if self.stage != Stage::Running {
            return Vec::new();
        }
        self.end(Stage::Stopped);
        vec![Effect::EndAccounts, Effect::Say("Stopped.")]
    }

    /// After a stop or a failure only the missing accounts are read.
    pub fn go_on(&mut self) -> Vec<Effect> {
        if !matches!(self.stage, Stage::Stopped | Stage::Failed(_)) {
            return Vec::new();
        }
        self.stage = Stage::Running;
        self.ask()
    }

    /// Forgets what was asked. What the accounts told is kept.
    pub fn forget(&mut self) -> Vec<Effect> {
        if self.purpose.is_none() {
            return Vec::new();
        }
        let was_running = self.stage == Stage::Running;
        let details = std::mem::take(&mut self.details);
        *self = Self { call: self.call + 1, details, ..Self::default() };
        if was_running { vec![Effect::EndAccounts] } else { Vec::new() }
    }

    fn end(&mut self, stage: Stage) {
        self.stage = stage;
        self.call += 1;
        // In their order: the last one is asked next.
        self.running.reverse();
        self.waiting.append(&mut self.running);
    }

    fn ask(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.running.len() < MOST_CALLS
            && let Some(id) = self.waiting.pop()
        {
            self.running.push(id.clone());
            effects.push(Effect::ReadAccount { call: self.call, id });
        }
        if self.running.is_empty() {
            self.stage = Stage::Done;
            effects.push(Effect::ShowRows { from_top: false });
            effects.push(match self.purpose {
                Some(Purpose::File(format)) => Effect::Save(format),
                _ => Effect::Say("All accounts have been looked through."),
            });
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

    pub fn purpose(&self) -> Option<&Purpose> {
        self.purpose.as_ref()
    }

    pub fn details(&self) -> &[(String, Option<Details>)] {
        &self.details
    }

    /// How many accounts were read, and how many are to be.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.waiting.len() - self.running.len(), self.total)
    }

    /// Whether an account is known to reach the data set, or may.
    pub fn reaches(&self, entry: &Entry) -> bool {
        let id = &entry.account.id;
        match entry.account.access.scope {
            Scope::DataSets => self.reaching.contains(id) || self.uncertain.contains(id),
            Scope::Workspace | Scope::Other(_) => true,
        }
    }

    /// Whether not all of its data sets can be read.
    pub fn is_uncertain(&self, id: &str) -> bool {
        self.uncertain.contains(id)
    }
}
