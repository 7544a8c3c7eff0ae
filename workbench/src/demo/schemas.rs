//! The schemas that demo data sets are made from, each with its versions.

use std::sync::LazyLock;

use uuid::Uuid;

use super::column::Column;
use super::columns;
use super::periods::Cadence;
use super::random::derived_id;

#[derive(Debug)]
pub struct DemoSchemaVersion {
    pub id: Uuid,
    /// `1.0`, `2.0`
    pub name: String,
    pub columns: Vec<Column>,
}

#[derive(Debug)]
pub struct DemoSchema {
    pub id: Uuid,
    pub name: &'static str,
    pub description: &'static str,
    /// The connection that its data sets come from.
    pub connection_id: Uuid,
    /// Oldest first, never empty.
    pub versions: Vec<DemoSchemaVersion>,
    /// What a data set of one vessel is called: `Noon report`.
    pub(super) label: &'static str,
    pub(super) cadence: Cadence,
}

impl DemoSchema {
    pub(super) fn newest(&self) -> &DemoSchemaVersion {
        &self.versions[self.versions.len() - 1]
    }
}

/// All demo schemas, always the same and in the same order.
pub fn schemas() -> &'static [DemoSchema] {
    static SCHEMAS: LazyLock<Vec<DemoSchema>> = LazyLock::new(|| {
        OUTLINES.iter().zip(0..).map(|(outline, number)| outline.schema(number)).collect()
    });
    &SCHEMAS
}

/// The schema version with this id, and its schema.
pub fn schema_version(id: Uuid) -> Option<(&'static DemoSchema, &'static DemoSchemaVersion)> {
    schemas()
        .iter()
        .find_map(|schema| Some((schema, schema.versions.iter().find(|version| version.id == id)?)))
}

struct Outline {
    name: &'static str,
    label: &'static str,
    cadence: Cadence,
    versions: usize,
    columns: &'static [Column],
    description: &'static str,
}

impl Outline {
    fn schema(&self, number: u64) -> DemoSchema {
        let versions = (1..=self.versions).map(|version| DemoSchemaVersion {
            id: derived_id("schema version", number * 100 + version as u64),
            name: format!("{version}.0"),
            columns: self
                .columns
                .iter()
                .filter(|column| column.since <= version)
                .copied()
                .collect(),
        });
        DemoSchema {
            id: derived_id("schema", number),
            name: self.name,
            description: self.description,
            connection_id: derived_id("connection", number),
            versions: versions.collect(),
            label: self.label,
            cadence: self.cadence,
        }
    }
}

const OUTLINES: [Outline; 12] = [
    Outline {
        name: "Noon Report",
        label: "Noon report",
        cadence: Cadence::Monthly { since: 2019 },
        versions: 3,
        columns: columns::NOON_REPORT,
        description: "Daily position, speed, weather and consumption, as reported from the bridge at noon.",
    },
    Outline {
        name: "DCS Period Summary",
        label: "DCS summary",
        cadence: Cadence::Yearly { since: 2019 },
        versions: 2,
        columns: columns::DCS_SUMMARY,
        description: "Fuel, distance and hours under way of one year for the IMO Data Collection System.",
    },
    Outline {
        name: "MRV Period Summary",
        label: "MRV summary",
        cadence: Cadence::Yearly { since: 2019 },
        versions: 2,
        columns: columns::MRV_SUMMARY,
        description: "Emissions of one year on voyages to, from and within the EU and EEA.",
    },
    Outline {
        name: "Poseidon Principles",
        label: "Poseidon Principles",
        cadence: Cadence::Yearly { since: 2020 },
        versions: 1,
        columns: columns::POSEIDON,
        description: "Climate alignment of one year, as shared with lenders.",
    },
    Outline {
        name: "FuelEU Maritime",
        label: "FuelEU balance",
        cadence: Cadence::Yearly { since: 2025 },
        versions: 1,
        columns: columns::FUEL_EU,
        description: "Energy used, greenhouse-gas intensity and compliance balance under FuelEU Maritime.",
    },
    Outline {
        name: "EU ETS Voyage",
        label: "EU ETS voyages",
        cadence: Cadence::Quarterly { since: 2024 },
        versions: 1,
        columns: columns::ETS_VOYAGE,
        description: "Voyages and port stays with the allowances that they call for.",
    },
    Outline {
        name: "Hull Performance",
        label: "Hull performance",
        cadence: Cadence::Quarterly { since: 2019 },
        versions: 2,
        columns: columns::HULL,
        description: "Speed loss and added power after ISO 19030, from filtered sensor data.",
    },
    Outline {
        name: "Engine Sensor",
        label: "Engine sensors",
        cadence: Cadence::Monthly { since: 2019 },
        versions: 1,
        columns: columns::ENGINE_SENSOR,
        description: "Main-engine readings, averaged over ten minutes.",
    },
    Outline {
        name: "Port Call",
        label: "Port calls",
        cadence: Cadence::Monthly { since: 2019 },
        versions: 2,
        columns: columns::PORT_CALL,
        description: "Arrivals, departures and time at berth or at anchor.",
    },
    Outline {
        name: "Bunker Delivery Note",
        label: "Bunker notes",
        cadence: Cadence::Monthly { since: 2019 },
        versions: 1,
        columns: columns::BUNKER_NOTE,
        description: "Fuel taken on board, with sulphur content, density and price.",
    },
    Outline {
        name: "Charter Party",
        label: "Charter parties",
        cadence: Cadence::Yearly { since: 2019 },
        versions: 1,
        columns: columns::CHARTER_PARTY,
        description: "Fixtures with warranted speed, consumption and hire.",
    },
    Outline {
        name: "Class Certificates",
        label: "Class certificates",
        cadence: Cadence::Yearly { since: 2019 },
        versions: 1,
        columns: columns::CERTIFICATES,
        description: "Statutory and class certificates with their dates of issue and expiry.",
    },
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn ids_and_names_are_unique() {
        let versions = schemas().iter().flat_map(|schema| schema.versions.iter());
        let ids: Vec<_> =
            versions.map(|version| version.id).chain(schemas().iter().map(|s| s.id)).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len());
        assert_eq!(
            schemas().iter().map(|schema| schema.name).collect::<HashSet<_>>().len(),
            schemas().len()
        );
    }

    #[test]
    fn each_version_adds_columns_and_can_be_found() {
        for schema in schemas() {
            for pair in schema.versions.windows(2) {
                assert!(pair[0].columns.len() < pair[1].columns.len(), "{}", schema.name);
            }
            for version in &schema.versions {
                let names: HashSet<_> = version.columns.iter().map(|column| column.name).collect();
                assert_eq!(names.len(), version.columns.len(), "{}", schema.name);
                assert_eq!(schema_version(version.id).map(|found| found.0.id), Some(schema.id));
            }
        }
        assert!(schema_version(Uuid::nil()).is_none());
    }
}
