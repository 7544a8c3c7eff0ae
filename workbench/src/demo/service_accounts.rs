//! The service accounts of the demo workspace: a dozen with a story each, then as many as are asked for.
//!
//! Ids only: secrets and API keys are random and made by the store, so that no demo secret stands in the code.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::data_sets::data_set_id;
use super::names::{OFFICES, PURPOSES, SYSTEMS};
use super::people::{Person, somebody};
use super::random::{derived_id, random};

/// What an account may reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoAccess {
    Reader,
    Admin,
    /// Data sets selected by hand: this many, at least one.
    DataSets(u64),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoServiceAccount {
    pub id: Uuid,
    /// 1 to 64 characters, unique without regard to case.
    pub name: String,
    pub contact_email: String,
    pub access: DemoAccess,
    pub secret_expires_on: Timestamp,
    /// Never used where absent.
    pub last_used_on: Option<Timestamp>,
    pub created_on: Timestamp,
    pub created_by: Person,
    pub last_modified_on: Timestamp,
    pub last_modified_by: Person,
    number: u64,
}

impl DemoServiceAccount {
    /// The hand-picked data sets, out of a workspace that holds the first `total`: distinct, and never more than
    /// there are. Empty for an account with access to the whole workspace.
    pub fn data_sets(&self, total: u64) -> Vec<Uuid> {
        let DemoAccess::DataSets(count) = self.access else {
            return Vec::new();
        };
        let mut numbers = std::collections::BTreeSet::new();
        let mut random = random("picked data sets", self.number);
        while (numbers.len() as u64) < count.min(total) {
            numbers.insert(random.u64(..total));
        }
        numbers.into_iter().map(data_set_id).collect()
    }
}

/// A secret lives two years.
const LIFETIME: i64 = 730;

/// The first `count` accounts, as they are at `now`. A longer list begins with the shorter one.
pub fn service_accounts(count: u64, now: Timestamp) -> impl Iterator<Item = DemoServiceAccount> {
    (0..count).map(move |number| match STORIES.get(number as usize) {
        Some(story) => story.account(number, now),
        None => invented(number, now),
    })
}

/// Days before or after now.
struct Story {
    name: &'static str,
    contact: &'static str,
    access: DemoAccess,
    created: i64,
    expires: i64,
    used_hours_ago: Option<i64>,
}

impl Story {
    fn account(&self, number: u64, now: Timestamp) -> DemoServiceAccount {
        let mut random = random("service account", number);
        let created_on = now - days(self.created);
        DemoServiceAccount {
            id: derived_id("service account id", number),
            name: self.name.to_owned(),
            contact_email: format!("{}@example.com", self.contact),
            access: self.access.clone(),
            secret_expires_on: now + days(self.expires) + minutes(random.i64(0..600)),
            last_used_on: self.used_hours_ago.map(|hours| now - SignedDuration::from_hours(hours)),
            created_on,
            created_by: somebody(&mut random),
            last_modified_on: created_on.max(now - days(LIFETIME - self.expires)),
            last_modified_by: somebody(&mut random),
            number,
        }
    }
}

const fn story(
    name: &'static str,
    contact: &'static str,
    access: DemoAccess,
    (created, expires): (i64, i64),
    used_hours_ago: Option<i64>,
) -> Story {
    Story { name, contact, access, created, expires, used_hours_ago }
}

use DemoAccess::{Admin, DataSets, Reader};

const STORIES: [Story; 12] = [
    story("Fleet reporting", "fleet", Reader, (230, 500), Some(2)),
    story("Power BI refresh", "business.intelligence", Reader, (718, 12), Some(7)),
    story("Noon report ingest", "noon.reports", Admin, (430, 300), Some(1)),
    story("Class portal sync", "class", DataSets(14), (739, -9), Some(225)),
    story("Emissions desk", "emissions", DataSets(8), (120, 610), Some(30)),
    story(
        "Voyage optimisation pilot with the weather routers, second phase",
        "voyage.optimisation+pilot",
        DataSets(5),
        (61, 669),
        None,
    ),
    story("Hull performance notebook", "hull", DataSets(40), (15, 715), None),
    story("Hanseatic Bulk: charterer read-out", "post-fixture", DataSets(1), (300, 430), Some(96)),
    story("EU ETS settlement", "ets", DataSets(6), (689, 41), Some(19)),
    story("Data lake export", "data.platform", Reader, (90, 640), Some(5)),
    story("Poseidon Principles for lenders", "ship.finance", DataSets(3), (2, 728), None),
    story("Workspace housekeeping", "administration", Admin, (900, 58), Some(700)),
];

fn invented(number: u64, now: Timestamp) -> DemoServiceAccount {
    let mut random = random("service account", number);
    let place = number - STORIES.len() as u64;
    let created = random.i64(1..1_400);
    // The secret was made when the account was, or anew since.
    let secret_age = random.i64(0..created.min(LIFETIME + 40));
    let created_on = now - days(created) - minutes(random.i64(0..1_440));
    let secret_made_on = (now - days(secret_age) - minutes(random.i64(0..1_440))).max(created_on);
    let access = match random.u8(..10) {
        0..4 => Reader,
        4 => Admin,
        _ => DataSets(random.u64(1..=40)),
    };
    let used = random.u8(..5) > 0;
    DemoServiceAccount {
        id: derived_id("service account id", number),
        name: invented_name(place),
        contact_email: format!("team{}@example.com", place % 97),
        access,
        secret_expires_on: secret_made_on + days(LIFETIME),
        last_used_on: used.then(|| (now - minutes(random.i64(1..90_000))).max(created_on)),
        created_on,
        created_by: somebody(&mut random),
        last_modified_on: secret_made_on,
        last_modified_by: somebody(&mut random),
        number,
    }
}

/// Each (system, purpose, office) once, in no visible order; then again with a number.
fn invented_name(place: u64) -> String {
    const ALL: u64 = (SYSTEMS.len() * PURPOSES.len() * OFFICES.len()) as u64;
    let mixed = (place % ALL * 1_009 + 77) % ALL;
    let system = SYSTEMS[(mixed % 25) as usize];
    let purpose = PURPOSES[(mixed / 25 % 20) as usize];
    let office = OFFICES[(mixed / 500) as usize];
    match place / ALL {
        0 => format!("{system} {purpose}, {office}"),
        again => format!("{system} {purpose}, {office} {}", again + 1),
    }
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

fn minutes(minutes: i64) -> SignedDuration {
    SignedDuration::from_mins(minutes)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-21T09:00:00Z".parse().expect("a valid time")
    }

    #[test]
    fn names_are_unique_and_short_enough() {
        let names: HashSet<_> = service_accounts(10_000, now())
            .inspect(|account| {
                assert!((1..=64).contains(&account.name.chars().count()), "{}", account.name)
            })
            .map(|account| account.name.to_lowercase())
            .collect();
        assert_eq!(names.len(), 10_000);
    }

    #[test]
    fn times_are_in_order() {
        for account in service_accounts(5_000, now()) {
            assert!(account.created_on <= account.last_modified_on, "{}", account.name);
            assert!(account.last_modified_on <= now(), "{}", account.name);
            let used_between = |used: Timestamp| account.created_on <= used && used <= now();
            assert!(account.last_used_on.is_none_or(used_between), "{}", account.name);
            assert!(account.secret_expires_on > account.created_on);
        }
    }

    #[test]
    fn the_dozen_has_each_kind_of_secret_and_access() {
        let dozen: Vec<_> = service_accounts(12, now()).collect();
        let expiring = |account: &&DemoServiceAccount| {
            (now()..now() + days(60)).contains(&account.secret_expires_on)
        };
        assert_eq!(dozen.iter().filter(|account| account.secret_expires_on < now()).count(), 1);
        assert_eq!(dozen.iter().filter(expiring).count(), 3);
        assert!(dozen.iter().filter(|account| account.last_used_on.is_none()).count() >= 3);
        assert!(dozen.iter().any(|account| account.name.chars().count() == 64));
        for access in [Reader, Admin, DataSets(1), DataSets(40)] {
            assert!(dozen.iter().any(|account| account.access == access), "{access:?}");
        }
    }

    #[test]
    fn picks_are_distinct_and_fit_a_small_workspace() {
        for account in service_accounts(200, now()) {
            for total in [0, 1, 7, 272] {
                let picked = account.data_sets(total);
                let expected = match account.access {
                    DataSets(count) => count.min(total),
                    Reader | Admin => 0,
                };
                assert_eq!(picked.iter().collect::<HashSet<_>>().len() as u64, expected);
            }
        }
    }

    #[test]
    fn the_same_moment_gives_the_same_accounts() {
        assert!(service_accounts(50, now()).eq(service_accounts(80, now()).take(50)));
    }
}
