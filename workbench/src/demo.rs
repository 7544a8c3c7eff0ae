//! Believable demo data from one fixed seed: the same on every machine, in every run, with no clock and no I/O.
//!
//! Ids are derived from a kind and a number, so that any data set, schema or account can be made again without
//! making those before it.

mod columns;
mod data_sets;
mod fleet;
mod names;
mod periods;
mod rows;
mod schemas;
mod service_accounts;

use uuid::Uuid;

pub use data_sets::{DemoDataSet, data_set_id, data_sets};
pub use rows::rows;
pub use schemas::{Column, ColumnType, DemoSchema, DemoSchemaVersion, schema_version, schemas};
pub use service_accounts::{DemoAccess, DemoServiceAccount, service_accounts};

/// Changing it changes every demo database; screenshots and docs that show ids go stale with it.
const SEED: u64 = 0x4456_2d57_4b42_3236;

/// A generator of its own for one thing: what it draws does not depend on what others drew.
fn random(kind: &str, number: u64) -> fastrand::Rng {
    let mut seed = SEED ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    for byte in kind.bytes() {
        seed = (seed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    fastrand::Rng::with_seed(seed)
}

/// The id of one thing, shaped as a random (version 4) UUID.
fn derived_id(kind: &str, number: u64) -> Uuid {
    let mut random = random(kind, number);
    let bytes = (u128::from(random.u64(..)) << 64) | u128::from(random.u64(..));
    uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid()
}

/// Somebody of the demo company, named in "created by" and "last modified by".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    pub name: &'static str,
}

const PEOPLE: [&str; 7] = [
    "Ingrid Solberg",
    "Marcus Lindqvist",
    "Aiko Tanaka",
    "Siobhán O'Neill",
    "Rafael Oliveira",
    "Katarzyna Wójcik",
    "Jonas Bjørnstad",
];

/// The people who made the demo data sets. The two demo users of the sign-in are not among them.
pub fn people() -> impl Iterator<Item = Person> {
    (0..PEOPLE.len()).map(person)
}

/// The name of one of [`people`].
pub fn name_of(id: Uuid) -> Option<&'static str> {
    people().find(|person| person.id == id).map(|person| person.name)
}

fn person(number: usize) -> Person {
    Person { id: derived_id("person", number as u64), name: PEOPLE[number] }
}

fn somebody(random: &mut fastrand::Rng) -> Person {
    person(random.usize(..PEOPLE.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_random_shaped_and_repeatable() {
        let id = derived_id("data set", 7);
        assert_eq!(id, derived_id("data set", 7));
        assert_ne!(id, derived_id("data set", 8));
        assert_ne!(id, derived_id("schema", 7));
        assert_eq!(id.get_version_num(), 4);
    }

    #[test]
    fn people_are_told_apart_by_id() {
        let ids: std::collections::HashSet<_> = people().map(|person| person.id).collect();
        assert_eq!(ids.len(), PEOPLE.len());
        assert_eq!(people().next().and_then(|person| name_of(person.id)), Some("Ingrid Solberg"));
        assert_eq!(name_of(Uuid::nil()), None);
    }
}
