//! Finds what needs attention.

use super::concern::Concern;
use super::entry::{Entry, Used};
use crate::domain::account::Scope;
use crate::domain::expiry::{DAY_MS, Expiry};

/// Longer unused accounts need attention.
pub const UNUSED_DAYS: u32 = 90;

/// A new account may wait so long for its first call.
pub const NEW_DAYS: u32 = 30;

/// What one account's full record tells beyond its entry in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// So many of its data sets do not exist any more.
    pub gone: usize,
    /// The same number for accounts with the same data sets, almost certainly another for others.
    pub fingerprint: u64,
}

/// Finds the concerns of all accounts. `details` has those of accounts that were read in full, by id, in the
/// order of the ids, with `None` where not all data sets can be read; `now` is milliseconds since 1970.
pub fn find(entries: &mut [Entry], details: &[(String, Option<Details>)], now: f64) {
    let details_of = |id: &str| {
        let at = details.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        details[at].1
    };
    let same = twins(entries, &details_of);
    for (entry, same) in entries.iter_mut().zip(same) {
        let mut concerns = of_time(entry, now);
        let gone = details_of(&entry.account.id).map_or(0, |details| details.gone);
        if gone > 0 {
            concerns.push(Concern::Gone(gone));
        }
        concerns.extend(same.map(Concern::SameAs));
        entry.concerns = concerns;
    }
}

fn of_time(entry: &Entry, now: f64) -> Vec<Concern> {
    let days_since = |time: f64| ((now - time) / DAY_MS) as u32;
    let is_new = entry.created.is_some_and(|time| days_since(time) < NEW_DAYS);
    let use_of = match entry.used {
        Used::Never if !is_new => Some(Concern::NeverUsed),
        Used::On(time) if days_since(time) >= UNUSED_DAYS => {
            Some(Concern::Unused(days_since(time)))
        }
        _ => None,
    };
    let secret = match entry.expires.map(|time| Expiry::at(time, now)) {
        Some(Expiry::Expired) => Some(Concern::SecretEnded),
        Some(Expiry::Soon(days)) => Some(Concern::SecretEnds(days)),
        _ => None,
    };
    secret.into_iter().chain(use_of).collect()
}

/// For each entry the name of another one that reaches the same for the same contact. Of accounts that were
/// selected data sets, only those count that were read in full.
fn twins(entries: &[Entry], details: &dyn Fn(&str) -> Option<Details>) -> Vec<Option<String>> {
    let key = |entry: &Entry| {
        let access = &entry.account.access;
        let selected = match access.scope {
            Scope::DataSets => Some(details(&entry.account.id)?.fingerprint),
            _ => None,
        };
        let level = access.level.as_ref().map(|level| level.as_str().to_owned());
        let contact = entry.account.contact_email.to_ascii_lowercase();
        Some((contact, access.scope.as_str().to_owned(), level, selected))
    };
    let mut keyed: Vec<_> =
        (0..entries.len()).filter_map(|at| Some((key(&entries[at])?, at))).collect();
    keyed.sort();
    let mut same = vec![None; entries.len()];
    for group in keyed.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1) {
        for (place, (_, at)) in group.iter().enumerate() {
            let other = group[if place == 0 { 1 } else { 0 }].1;
            same[*at] = Some(entries[other].account.name.clone());
        }
    }
    same
}

/// What a full record tells. The ids come in any order.
pub fn details<'a>(data_sets: impl Iterator<Item = (&'a str, bool)>) -> Details {
    let mut details = Details::default();
    for (id, exists) in data_sets {
        details.gone += usize::from(!exists);
        // A sum does not depend on the order.
        details.fingerprint = details.fingerprint.wrapping_add(hash(id));
    }
    details
}

/// FNV-1a, with the mixing of SplitMix64, so that sums of hashes differ.
fn hash(id: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in id.bytes() {
        hash = (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
