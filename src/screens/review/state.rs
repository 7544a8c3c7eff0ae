//! The state of the access review: the accounts that have come, what is shown of them, and the reading of
//! single accounts. The parts are independent of each other, so it is a struct.

pub mod event;
pub mod full;
pub mod listing;
pub mod purpose;
pub mod stage;

use crate::domain::account::Scope;
use crate::domain::review::attention;
use crate::domain::review::concern::Concern;
use crate::domain::review::entry::{Entry, Reading};
use crate::domain::review::order::{Order, concerns, shown};
use crate::domain::review::totals::Readers;
use event::{Effect, Event};
use full::Full;
use listing::Listing;
use purpose::Purpose;
use stage::Stage;

#[cfg_attr(test, derive(Debug))]
pub struct Review {
    reading: Reading,
    /// Milliseconds since 1970, by which the concerns are found.
    now: f64,
    listing: Listing,
    full: Full,
    search: String,
    order: Order,
    /// The places of the listed accounts that are shown, in order.
    shown: Vec<usize>,
    /// The places of what needs attention: of an account, and of one of its concerns.
    concerns: Vec<(usize, usize)>,
}

impl Review {
    pub fn new(reading: Reading) -> Self {
        Self {
            reading,
            now: 0.0,
            listing: Listing::default(),
            full: Full::default(),
            search: String::new(),
            order: Order::BY_NAME,
            shown: Vec::new(),
            concerns: Vec::new(),
        }
    }

    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { now } if *self.listing.stage() == Stage::NotYet => {
                self.now = now;
                self.listing.start()
            }
            Event::PageCame { call, page, outcome } => {
                let effects = self.listing.came(call, page, outcome);
                self.with_rows(effects)
            }
            Event::ListStopped => self.listing.stop(),
            Event::ListGoesOn => self.listing.go_on(),
            Event::Searched(text) if text != self.search => {
                self.search = text;
                self.with_rows(vec![Effect::ShowRows { from_top: true }])
            }
            Event::Sorted(column) => {
                self.order = self.order.after_click(column);
                self.with_rows(vec![Effect::ShowRows { from_top: true }])
            }
            Event::Asked(purpose) if self.is_listed() => {
                let effects = self.full.start(purpose, self.listing.entries());
                self.with_rows(effects)
            }
            Event::AccountCame { call, id, outcome } => {
                let is_gone = self.full.awaits(call, &id) && matches!(outcome, Ok(None));
                let mut effects = self.full.came(call, &id, outcome);
                if is_gone {
                    self.listing.remove(&id);
                    let shows = Effect::ShowRows { from_top: false };
                    if !effects.contains(&shows) {
                        effects.push(shows);
                    }
                }
                self.with_rows(effects)
            }
            Event::AccountsStopped => self.full.stop(),
            Event::AccountsGoOn => self.full.go_on(),
            Event::Forgotten => self.full.forget(),
            Event::Opened { .. } | Event::Searched(_) | Event::Asked(_) => Vec::new(),
        }
    }

    /// Works out the rows anew before they are shown.
    fn with_rows(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        if effects.iter().any(|effect| matches!(effect, Effect::ShowRows { .. })) {
            attention::find(self.listing.entries_mut(), self.full.details(), self.now);
            let wanted = (self.reading.lower)(self.search.trim());
            self.shown = shown(self.listing.entries(), &wanted, self.order);
            self.concerns = concerns(self.listing.entries());
        }
        effects
    }

    pub fn is_listed(&self) -> bool {
        matches!(self.listing.stage(), Stage::Done)
    }

    /// Of how many accounts it is not known which data sets were selected, since not all of them can be
    /// read; `None` until all accounts with selected data sets have been read.
    pub fn checked(&self) -> Option<usize> {
        let is_selected = |entry: &&Entry| entry.account.access.scope == Scope::DataSets;
        let selected = self.listing.entries().iter().filter(is_selected).count();
        let details = self.full.details();
        (self.is_listed() && details.len() >= selected)
            .then(|| details.iter().filter(|(_, details)| details.is_none()).count())
    }

    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    pub fn full(&self) -> &Full {
        &self.full
    }

    pub fn search(&self) -> String {
        self.search.clone()
    }

    pub fn order(&self) -> Order {
        self.order
    }

    /// How many accounts have come, how many of them are shown, and how many concerns there are.
    pub fn counts(&self) -> [usize; 3] {
        [self.listing.entries().len(), self.shown.len(), self.concerns.len()]
    }

    /// Up to `count` of the accounts that are shown, from the place `first` on.
    pub fn rows(&self, first: usize, count: usize) -> impl Iterator<Item = &Entry> {
        let entries = self.listing.entries();
        self.shown.iter().skip(first).take(count).map(|at| &entries[*at])
    }

    /// All accounts, whatever is searched.
    pub fn all_by_name(&self) -> impl Iterator<Item = &Entry> {
        let entries = self.listing.entries();
        shown(entries, "", Order::BY_NAME).into_iter().map(|at| &entries[at])
    }

    /// As `rows`, of what needs attention.
    pub fn concerns(&self, first: usize, count: usize) -> impl Iterator<Item = (&Entry, &Concern)> {
        let entries = self.listing.entries();
        self.concerns.iter().skip(first).take(count).map(|(at, place)| {
            let entry = &entries[*at];
            (entry, &entry.concerns[*place])
        })
    }

    /// How far the answer to who reaches the data set is certain.
    pub fn readers_known(&self) -> Readers {
        let mut known = Readers::default();
        for entry in self.readers() {
            let is_unknown = matches!(entry.account.access.scope, Scope::Other(_))
                || self.full.is_uncertain(&entry.account.id);
            if is_unknown {
                known.unknown += 1;
            } else {
                known.certain += 1;
                known.expired += usize::from(entry.has_expired(self.now));
            }
        }
        known
    }

    /// Who reaches the data set that was asked about, by name, as far as is known.
    pub fn readers(&self) -> Vec<&Entry> {
        match self.full.purpose() {
            Some(Purpose::Readers { .. }) => {
                self.all_by_name().filter(|entry| self.full.reaches(entry)).collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
