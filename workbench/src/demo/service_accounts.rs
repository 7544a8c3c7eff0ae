//! The service accounts of the demo workspace: twelve written by hand, then as many as are wanted.
//!
//! Secrets and API keys are not made here, so that the code holds no credentials.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::data_sets::data_set_id;
use super::names::{OFFICES, PURPOSES, SYSTEMS};
use super::people::{Person, somebody};
use super::random::{derived_id, random};

/// What an account has access to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoAccess {
    Reader,
    Admin,
    /// This many selected data sets, at least one.
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
    /// `None` if it was never used.
    pub last_used_on: Option<Timestamp>,
    pub created_on: Timestamp,
    pub created_by: Person,
    pub last_modified_on: Timestamp,
    pub last_modified_by: Person,
    number: u64,
}

impl DemoServiceAccount {
    /// The selected data sets, if the workspace holds the first `total`. Empty for an account with access to the whole
    /// workspace.
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

/// Days from the creation of a secret to its end.
const LIFETIME: i64 = 730;

/// The first `count` accounts, as they are at `now`. A longer list begins with the shorter one.
pub fn service_accounts(count: u64, now: Timestamp) -> impl Iterator<Item = DemoServiceAccount> {
    (0..count).map(move |number| match HAND_WRITTEN.get(number as usize) {
        Some(account) => account.at(number, now),
        None => generated(number, now),
    })
}

/// `created` is in days before now, `expires` in days after now.
struct HandWritten {
    name: &'static str,
    contact: &'static str,
    access: DemoAccess,
    created: i64,
    expires: i64,
    used_hours_ago: Option<i64>,
}

impl HandWritten {
    fn at(&self, number: u64, now: Timestamp) -> DemoServiceAccount {
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

const fn hand_written(
    name: &'static str,
    contact: &'static str,
    access: DemoAccess,
    (created, expires): (i64, i64),
    used_hours_ago: Option<i64>,
) -> HandWritten {
    HandWritten { name, contact, access, created, expires, used_hours_ago }
}

use DemoAccess::{Admin, DataSets, Reader};

const HAND_WRITTEN: [HandWritten; 12] = [
    hand_written("Fleet reporting", "fleet", Reader, (230, 500), Some(2)),
    hand_written("Power BI refresh", "business.intelligence", Reader, (718, 12), Some(7)),
    hand_written("Noon report ingest", "noon.reports", Admin, (430, 300), Some(1)),
    hand_written("Class portal sync", "class", DataSets(14), (739, -9), Some(225)),
    hand_written("Emissions desk", "emissions", DataSets(8), (120, 610), Some(30)),
    hand_written(
        "Voyage optimisation pilot with the weather routers, second phase",
        "voyage.optimisation+pilot",
        DataSets(5),
        (61, 669),
        None,
    ),
    hand_written("Hull performance notebook", "hull", DataSets(40), (15, 715), None),
    hand_written(
        "Hanseatic Bulk: charterer read-out",
        "post-fixture",
        DataSets(1),
        (300, 430),
        Some(96),
    ),
    hand_written("EU ETS settlement", "ets", DataSets(6), (689, 41), Some(19)),
    hand_written("Data lake export", "data.platform", Reader, (90, 640), Some(5)),
    hand_written("Poseidon Principles for lenders", "ship.finance", DataSets(3), (2, 728), None),
    hand_written("Workspace housekeeping", "administration", Admin, (900, 58), Some(700)),
];

fn generated(number: u64, now: Timestamp) -> DemoServiceAccount {
    let mut random = random("service account", number);
    let place = number - HAND_WRITTEN.len() as u64;
    let created = random.i64(1..1_400);
    // The secret was made with the account, or regenerated later.
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
        name: generated_name(place),
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

/// Each (system, purpose, office) comes once, in an order that looks random; then again with a number.
fn generated_name(place: u64) -> String {
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
