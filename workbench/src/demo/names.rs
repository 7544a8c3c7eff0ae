//! Names that are written by hand: of data sets about the whole fleet, and parts of the names of service accounts.

/// A data set about many vessels.
pub(super) struct FleetWide {
    pub(super) name: &'static str,
    /// The name of its schema.
    pub(super) schema: &'static str,
    pub(super) is_base: bool,
}

const fn predefined(name: &'static str, schema: &'static str) -> FleetWide {
    FleetWide { name, schema, is_base: true }
}

const fn created(name: &'static str, schema: &'static str) -> FleetWide {
    FleetWide { name, schema, is_base: false }
}

pub(super) const FLEET_WIDE: &[FleetWide] = &[
    predefined("DCS Period Summary 2025", "DCS Period Summary"),
    predefined("DCS Period Summary 2024", "DCS Period Summary"),
    predefined("DCS Period Summary 2023", "DCS Period Summary"),
    predefined("MRV Period Summary 2025", "MRV Period Summary"),
    predefined("MRV Period Summary 2024", "MRV Period Summary"),
    predefined("Poseidon Principles 2025", "Poseidon Principles"),
    predefined("Poseidon Principles 2024", "Poseidon Principles"),
    predefined("FuelEU Maritime 2025", "FuelEU Maritime"),
    predefined("EU ETS voyages 2026 Q3", "EU ETS Voyage"),
    predefined("EU ETS voyages 2026 Q2", "EU ETS Voyage"),
    predefined("Noon reports of the whole fleet 2026-10", "Noon Report"),
    predefined("Noon reports of the whole fleet 2026-09", "Noon Report"),
    predefined("Hull performance of the whole fleet 2026 Q3", "Hull Performance"),
    predefined("Class certificates of the whole fleet", "Class Certificates"),
    predefined("Port calls of the whole fleet 2026-10", "Port Call"),
    created("Sales", "Charter Party"),
    created("Sea trials", "Engine Sensor"),
    created("Bunker prices", "Bunker Delivery Note"),
    created("Tankers: CII forecast 2026", "DCS Period Summary"),
    created("Bulk carriers: CII forecast 2026", "DCS Period Summary"),
    created("Charter party compliance 2026 Q3", "Charter Party"),
    created("Sister ships compared", "Hull Performance"),
    created("Certificates that expire within 90 days", "Class Certificates"),
    created("Pooling candidates, FuelEU 2026", "FuelEU Maritime"),
    created("Årsrapport utslipp per skip 2025", "MRV Period Summary"),
    created("Überfahrten Ostsee 2026 Q2", "EU ETS Voyage"),
    created("Late noon reports", "Noon Report"),
    created(
        "Consolidated emissions: EU ETS, FuelEU and IMO DCS, by ship 2025",
        "MRV Period Summary",
    ),
    created("Idle time at anchorage, Singapore and Fujairah 2026", "Port Call"),
    created("A", "Engine Sensor"),
];

/// The names of generated accounts are made of a system, a purpose and an office.
pub(super) const SYSTEMS: [&str; 25] = [
    "Power BI",
    "Tableau",
    "Databricks",
    "Snowflake",
    "Azure Data Factory",
    "Airflow",
    "Grafana",
    "SAP",
    "Excel",
    "Qlik",
    "Fleet portal",
    "Voyage desk",
    "Crew app",
    "Chart room",
    "Weather router",
    "Bunker desk",
    "Claims desk",
    "Charterer portal",
    "Yard planner",
    "Performance lab",
    "Port agent",
    "Noon robot",
    "Emission desk",
    "Insurer",
    "Lender",
];
pub(super) const PURPOSES: [&str; 20] = [
    "refresh",
    "nightly export",
    "ingest",
    "dashboard",
    "archive",
    "reconciliation",
    "alerts",
    "pilot",
    "backfill",
    "audit",
    "forecast",
    "sync",
    "read-out",
    "quality checks",
    "year-end report",
    "notebook",
    "benchmark",
    "data mart",
    "warehouse load",
    "test",
];
pub(super) const OFFICES: [&str; 12] = [
    "Bergen",
    "Oslo",
    "Hamburg",
    "Singapore",
    "Houston",
    "Tokyo",
    "Piraeus",
    "London",
    "Gdynia",
    "Busan",
    "Copenhagen",
    "Santos",
];
