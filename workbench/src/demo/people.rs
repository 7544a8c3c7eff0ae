//! The people of the demo company, named in "created by" and "last modified by". They do not sign in.

use uuid::Uuid;

use super::random::derived_id;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    pub name: &'static str,
}

const NAMES: [&str; 7] = [
    "Ingrid Solberg",
    "Marcus Lindqvist",
    "Aiko Tanaka",
    "Siobhán O'Neill",
    "Rafael Oliveira",
    "Katarzyna Wójcik",
    "Jonas Bjørnstad",
];

/// Everybody.
pub fn people() -> impl Iterator<Item = Person> {
    (0..NAMES.len()).map(person)
}

/// The name of one of [`people`].
pub fn name_of(id: Uuid) -> Option<&'static str> {
    people().find(|person| person.id == id).map(|person| person.name)
}

/// One of [`people`], chosen at random.
pub(super) fn somebody(random: &mut fastrand::Rng) -> Person {
    person(random.usize(..NAMES.len()))
}

fn person(number: usize) -> Person {
    Person { id: derived_id("person", number as u64), name: NAMES[number] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_apart_by_id() {
        let ids: std::collections::HashSet<_> = people().map(|person| person.id).collect();
        assert_eq!(ids.len(), NAMES.len());
        assert_eq!(people().next().and_then(|person| name_of(person.id)), Some("Ingrid Solberg"));
        assert_eq!(name_of(Uuid::nil()), None);
    }
}
