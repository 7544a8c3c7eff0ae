//! The data sets of the demo workspace: first those whose names are written by hand, then one for each vessel, schema
//! and period.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::fleet::{self, Vessel};
use super::names::{FLEET_WIDE, FleetWide};
use super::people::{Person, somebody};
use super::periods::{Period, end_of_data, midnight};
use super::random::{derived_id, random};
use super::schemas::{DemoSchema, schemas};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoDataSet {
    pub id: Uuid,
    /// 1 to 64 characters, unique.
    pub name: String,
    /// May be empty.
    pub description: String,
    /// Predefined, that is from a connection; not created by a member.
    pub is_base: bool,
    pub schema_version_id: Uuid,
    pub schema_name: &'static str,
    pub connection_id: Uuid,
    pub created_by: Person,
    pub created_on: Timestamp,
    pub last_modified_by: Person,
    pub last_modified_on: Timestamp,
    /// At most eight; a key with several values stands here several times. Keys of 1 to 20 characters, values of at most 50.
    pub tags: Vec<(&'static str, String)>,
}

/// The first `count` data sets. A longer list begins with the shorter one.
pub fn data_sets(count: u64) -> impl Iterator<Item = DemoDataSet> {
    (0..count).map(data_set)
}

/// The id of the data set with this number, 0 being the first.
pub fn data_set_id(number: u64) -> Uuid {
    derived_id("data set", number)
}

/// What a data set is about.
struct Subject {
    name: String,
    schema: &'static DemoSchema,
    vessel: Option<Vessel>,
    is_base: bool,
}

fn data_set(number: u64) -> DemoDataSet {
    let mut random = random("data set details", number);
    let subject = match FLEET_WIDE.get(number as usize) {
        Some(fleet_wide) => of_the_fleet(fleet_wide),
        None => of_a_vessel(number - FLEET_WIDE.len() as u64, &mut random),
    };
    let period = Period::of_name(&subject.name);
    let end = midnight(end_of_data());
    let earliest = period.map_or(end - days(900), |period| midnight(period.days().1));
    let created_on = (earliest + seconds(random.i64(3_600..40 * 86_400)))
        .min(end - seconds(random.i64(60..864_000)));
    let age = created_on.duration_until(end).as_secs();
    // Two factors, so that most data sets were last changed soon after they were created.
    let share = random.f64() * random.f64();
    let last_modified_on = created_on + seconds((age as f64 * share) as i64);
    let versions = &subject.schema.versions;
    let version = if random.u8(..4) == 0 { &versions[0] } else { subject.schema.newest() };
    DemoDataSet {
        id: data_set_id(number),
        description: description(&subject, &mut random),
        is_base: subject.is_base,
        schema_version_id: version.id,
        schema_name: subject.schema.name,
        connection_id: subject.schema.connection_id,
        created_by: somebody(&mut random),
        created_on,
        last_modified_by: somebody(&mut random),
        last_modified_on,
        tags: tags(&subject, period, &mut random),
        name: subject.name,
    }
}

fn of_the_fleet(fleet_wide: &FleetWide) -> Subject {
    let schema = schemas().iter().find(|schema| schema.name == fleet_wide.schema);
    Subject {
        name: fleet_wide.name.to_owned(),
        schema: schema.unwrap_or(&schemas()[0]),
        vessel: None,
        is_base: fleet_wide.is_base,
    }
}

/// Vessels come in groups of forty, so that a small workspace has a small fleet. Each (vessel, schema, period) of a
/// group comes once, in an order that looks random: `STEP` has no factor in common with the number of them.
fn of_a_vessel(number: u64, random: &mut fastrand::Rng) -> Subject {
    const GROUP: u64 = 40;
    const STEP: u64 = 7_919;
    let slots: u64 = schemas().iter().map(|schema| schema.cadence.periods()).sum();
    let (group, place) = (number / (GROUP * slots), number % (GROUP * slots));
    let mixed = (place * STEP + 4_242) % (GROUP * slots);
    let (mut slot, vessel_number) = (mixed / GROUP, group * GROUP + mixed % GROUP);
    let mut schema = &schemas()[0];
    for candidate in schemas() {
        schema = candidate;
        if slot < candidate.cadence.periods() {
            break;
        }
        slot -= candidate.cadence.periods();
    }
    let vessel = fleet::vessel(vessel_number);
    // After the last vessel the names start again, with a number before the period.
    let round = match vessel_number / fleet::VESSELS {
        0 => String::new(),
        again => format!("({}) ", again + 1),
    };
    Subject {
        name: format!("{} {} {round}{}", schema.label, vessel.name, schema.cadence.period(slot)),
        schema,
        vessel: Some(vessel),
        is_base: random.u8(..10) < 4,
    }
}

fn description(subject: &Subject, random: &mut fastrand::Rng) -> String {
    match (&subject.vessel, random.u8(..8)) {
        (_, 0) => String::new(),
        (Some(vessel), _) => {
            format!("{} {} only, IMO {}.", subject.schema.description, vessel.name, vessel.imo)
        }
        (None, _) => subject.schema.description.to_owned(),
    }
}

fn tags(
    subject: &Subject,
    period: Option<Period>,
    random: &mut fastrand::Rng,
) -> Vec<(&'static str, String)> {
    let one_of = |random: &mut fastrand::Rng, choices: &[&str]| {
        choices[random.usize(..choices.len())].to_owned()
    };
    let mut tags = Vec::new();
    if let (Some(vessel), true) = (&subject.vessel, random.bool()) {
        tags.push(("vessel type", vessel.ship_type.to_owned()));
        tags.push(("owner", vessel.owner.to_owned()));
    }
    if let (Some(period), true) = (period, random.bool()) {
        tags.push(("year", period.year().to_string()));
    }
    if random.bool() {
        tags.push((
            "status",
            one_of(random, &["draft", "verified", "verified", "submitted", "superseded"]),
        ));
    }
    if random.u8(..3) == 0 {
        tags.push((
            "source",
            one_of(random, &["ship-to-shore", "Veracity", "manual upload", "class records"]),
        ));
    }
    if random.u8(..5) == 0 {
        tags.push((
            "confidentiality",
            one_of(random, &["internal", "shared with charterer", "restricted"]),
        ));
    }
    // A key with two values.
    if random.u8(..8) == 0 {
        let values =
            [["Baltic", "North Sea"], ["Atlantic", "Mediterranean"], ["Pacific", "Indian Ocean"]];
        let pair = values[random.usize(..values.len())];
        tags.extend(pair.map(|value| ("trade area", value.to_owned())));
    }
    tags
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_hundred_thousand_are_unique_and_within_limits() {
        let mut names = HashSet::new();
        let mut ids = HashSet::new();
        for data_set in data_sets(100_000) {
            assert!((1..=64).contains(&data_set.name.chars().count()), "{}", data_set.name);
            assert!(data_set.created_on <= data_set.last_modified_on);
            assert!(data_set.last_modified_on < midnight(end_of_data()));
            assert!(data_set.tags.len() <= 8);
            for (key, value) in &data_set.tags {
                assert!((1..=20).contains(&key.chars().count()) && value.chars().count() <= 50);
            }
            assert!(ids.insert(data_set.id));
            assert!(names.insert(data_set.name.to_lowercase()), "{}", data_set.name);
        }
    }

    #[test]
    fn a_longer_list_begins_with_the_shorter_one() {
        let longer: Vec<_> = data_sets(400).take(272).collect();
        assert_eq!(data_sets(272).collect::<Vec<_>>(), longer);
    }

    #[test]
    fn names_stay_unique_when_the_vessels_begin_again() {
        let slots: u64 = schemas().iter().map(|schema| schema.cadence.periods()).sum();
        let rounds = fleet::VESSELS * slots;
        let mut random = random("any", 0);
        let names: HashSet<_> = (0..2_000)
            .chain(rounds..rounds + 2_000)
            .map(|number| of_a_vessel(number, &mut random).name)
            .collect();
        assert_eq!(names.len(), 4_000);
    }

    #[test]
    fn the_demo_workspace_has_every_schema_and_both_kinds() {
        let data_sets: Vec<_> = data_sets(272).collect();
        let used: HashSet<_> = data_sets.iter().map(|data_set| data_set.schema_name).collect();
        assert_eq!(used.len(), schemas().len());
        let base = data_sets.iter().filter(|data_set| data_set.is_base).count();
        assert!((60..200).contains(&base), "{base}");
        assert!(data_sets.iter().any(|data_set| data_set.name.chars().count() == 64));
        assert!(data_sets.iter().any(|data_set| data_set.tags.is_empty()));
        assert!(data_sets.iter().any(|data_set| data_set.tags.len() == 6));
    }
}
