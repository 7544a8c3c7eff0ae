//! What an account could reach at a time, by its ledger: from what it reaches now backwards, and from its
//! creation forwards, as far as the entries carry enough. Nothing is guessed.

use super::entry::{Change, Entry, Granted, Kind, Listed, Recorded};
use crate::domain::account::{Level, Scope, ServiceAccount};
use crate::domain::selection::Selection;

/// The account's own time of its last change and that of the entry may differ by this, in milliseconds.
const TOLERANCE_MS: f64 = 60_000.0;

/// What an account could reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    pub scope: Scope,
    pub level: Option<Level>,
    pub data_sets: Selection,
}

/// What is known of an account. Times are milliseconds since 1970.
pub struct Known<'a> {
    /// What it reaches now; `None` if it is gone or not all of it could be read.
    pub now: Option<Reach>,
    /// When it was changed last, by its own word.
    pub changed_at: Option<f64>,
    pub created_at: Option<f64>,
    /// The entries about it, the newest first.
    pub entries: &'a [Entry],
    /// All entries after this time have been read; `None` while there is none.
    pub read_since: Option<f64>,
}

/// What it could reach at a time.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// It was not created yet.
    NotYet,
    /// It was removed already.
    Removed,
    Reached(Reach),
    /// It is certain only until the one time after its creation, and from the other on.
    NotKnown {
        until: Option<f64>,
        since: Option<f64>,
    },
}

/// Why the state on the other side of an entry is not known.
#[derive(Clone, Copy, PartialEq)]
enum Gap {
    /// The entry does not say enough.
    NotRecorded,
    /// The entry does not fit to what is known: the ledger lacks something.
    Contradicts,
}

impl Reach {
    /// `None` if not all data sets came with the account.
    pub fn of(account: &ServiceAccount) -> Option<Self> {
        let access = &account.access;
        access.is_complete().then(|| Self {
            scope: access.scope.clone(),
            level: access.level.clone(),
            data_sets: access.data_sets.iter().flat_map(|all| all.iter()).collect(),
        })
    }
}

impl Known<'_> {
    /// What it could reach at this time.
    pub fn at(&self, time: f64) -> Then {
        let first = self.entries.last().filter(|entry| entry.kind == Kind::Created);
        let created_at = first.and_then(|entry| entry.at).or(self.created_at);
        if created_at.is_some_and(|created| time < created) {
            return Then::NotYet;
        }
        let removed_at = self.entries.first().filter(|entry| entry.kind == Kind::Deleted);
        if removed_at.and_then(|entry| entry.at).is_some_and(|removed| time >= removed) {
            return Then::Removed;
        }
        let (since, why) = match self.backwards(time) {
            Ok(reach) => return Then::Reached(reach),
            Err(gap) => gap,
        };
        // If the ledger lacks an entry, nobody knows where.
        if why == Gap::Contradicts {
            return Then::NotKnown { until: None, since };
        }
        match self.forwards(time) {
            Ok(reach) => Then::Reached(reach),
            Err(until) => Then::NotKnown { until, since },
        }
    }

    /// From now; else since when it is certain, and why not before.
    fn backwards(&self, time: f64) -> Result<Reach, (Option<f64>, Gap)> {
        let Some(mut reach) = self.now.clone() else { return Err((None, Gap::NotRecorded)) };
        // A change that the account tells of and the ledger does not.
        let newest = self.entries.first().and_then(|entry| entry.at);
        if let Some(changed) = self.changed_at
            && newest.is_none_or(|newest| newest + TOLERANCE_MS < changed)
        {
            return if time >= changed {
                Ok(reach)
            } else {
                Err((Some(changed), Gap::Contradicts))
            };
        }
        let mut certain = None;
        for entry in self.entries {
            let Some(at) = entry.at else { return Err((certain, Gap::NotRecorded)) };
            if at <= time {
                return Ok(reach);
            }
            certain = Some(at);
            reach = before(entry, reach).map_err(|why| (certain, why))?;
        }
        match self.read_since {
            Some(since) if time >= since => Ok(reach),
            since => Err((since.or(certain), Gap::NotRecorded)),
        }
    }

    /// From its creation; else until when it is certain.
    fn forwards(&self, time: f64) -> Result<Reach, Option<f64>> {
        let (first, later) = self.entries.split_last().ok_or(None)?;
        let mut reach = start(first).ok_or(None)?;
        let mut certain = first.at;
        for entry in later.iter().rev() {
            let Some(at) = entry.at else { return Err(certain) };
            // It is not known when an entry was made that cannot be read, only that it was after the last.
            if entry.kind == Kind::Unreadable {
                return Err(certain);
            }
            if at > time {
                return Ok(reach);
            }
            certain = Some(at);
            reach = after(entry, reach).map_err(|_| certain)?;
        }
        // What happened since the newest entry, the account says itself.
        Err(certain)
    }
}

/// What a new account started with.
fn start(first: &Entry) -> Option<Reach> {
    let recorded = first.recorded.as_deref().filter(|_| first.kind == Kind::Created)?;
    let granted = recorded.access.as_ref()?.to.clone()?;
    let selects = granted.scope == Scope::DataSets;
    if selects && (recorded.added.count == 0 || !recorded.added.is_complete()) {
        return None;
    }
    let data_sets = if selects { recorded.added.data_sets.clone() } else { Selection::default() };
    Some(Reach { scope: granted.scope, level: granted.level, data_sets })
}

fn before(entry: &Entry, reach: Reach) -> Result<Reach, Gap> {
    step(entry, reach, |told| {
        let turned = |change: &Change<Granted>| (change.to.clone(), change.from.clone());
        (told.access.as_ref().map(turned), &told.added, &told.removed)
    })
}

fn after(entry: &Entry, reach: Reach) -> Result<Reach, Gap> {
    step(entry, reach, |told| {
        let straight = |change: &Change<Granted>| (change.from.clone(), change.to.clone());
        (told.access.as_ref().map(straight), &told.removed, &told.added)
    })
}

/// The access on this side and on the other, what is only on this side, and what is only on the other.
type Sides<'a> = (Option<(Option<Granted>, Option<Granted>)>, &'a Listed, &'a Listed);

/// From the state on one side of an entry to that on the other.
fn step(entry: &Entry, reach: Reach, sides: fn(&Recorded) -> Sides<'_>) -> Result<Reach, Gap> {
    let recorded = match (&entry.kind, &entry.recorded) {
        (Kind::SecretRegenerated, None) => return Ok(reach),
        (Kind::Created | Kind::Deleted, _) => return Err(Gap::Contradicts),
        (Kind::Unreadable, _) | (_, None) => return Err(Gap::NotRecorded),
        (_, Some(recorded)) => recorded,
    };
    let (access, here, there) = sides(recorded);
    let granted = Granted { scope: reach.scope.clone(), level: reach.level.clone() };
    let (from, to) = access.unwrap_or((Some(granted.clone()), Some(granted)));
    let (Some(from), Some(to)) = (from, to) else { return Err(Gap::NotRecorded) };
    let is_level_known = from.scope != Scope::Workspace || from.level == reach.level;
    if from.scope != reach.scope || !is_level_known {
        return Err(Gap::Contradicts);
    }
    let mut data_sets = Selection::default();
    if to.scope == Scope::DataSets {
        if !here.is_complete() || !there.is_complete() {
            return Err(Gap::NotRecorded);
        }
        if from.scope == Scope::DataSets {
            data_sets = reach.data_sets;
        } else if there.count == 0 {
            return Err(Gap::NotRecorded);
        }
        let is_here = |id: &str| data_sets.contains(id);
        if !here.data_sets.ids().all(is_here) || there.data_sets.ids().any(is_here) {
            return Err(Gap::Contradicts);
        }
        data_sets = data_sets.without(&here.data_sets);
        data_sets.add(&there.data_sets);
    }
    Ok(Reach { scope: to.scope, level: to.level, data_sets })
}

#[cfg(test)]
mod tests;
