//! The columns of each demo schema, and what their values look like. A unit is the end of a column's name.

use super::column::Column;
use super::column::Values::{
    self, Code, Day, Decimal, Expiry, Flag, GrossTonnage, ImoNumber, LaterTime, OneOf, Owner,
    PeriodEnd, PeriodStart, ShipType, Time, VesselName, Whole, Year, YesNo,
};

const fn column(name: &'static str, values: Values) -> Column {
    Column { name, since: 1, values }
}

const fn later(since: usize, name: &'static str, values: Values) -> Column {
    Column { name, since, values }
}

const PORTS: &[&str] = &[
    "Rotterdam",
    "Singapore",
    "Bergen",
    "Hamburg",
    "Antwerp",
    "Santos",
    "Houston",
    "Busan",
    "Algeciras",
    "Gdańsk",
    "Fujairah",
    "Mongstad",
    "Göteborg",
    "Yokohama",
    "Durban",
    "Piraeus",
];
const FUELS: &[&str] = &["VLSFO", "ULSFO", "MGO", "LNG", "HFO", "Bio-VLSFO B24", "Methanol"];

pub(super) const NOON_REPORT: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("ReportedAtUtc", Time),
    column(
        "EventType",
        OneOf(&[
            "Noon at sea",
            "Noon at sea",
            "Noon at sea",
            "Noon in port",
            "Arrival",
            "Departure",
        ]),
    ),
    column("LatitudeDegrees", Decimal(-38.0, 66.0, 4)),
    column("LongitudeDegrees", Decimal(-74.0, 121.0, 4)),
    column("DistanceNauticalMiles", Decimal(0.0, 372.0, 1)),
    column("SpeedOverGroundKnots", Decimal(0.0, 15.5, 1)),
    column("MainEngineFuelTonnes", Decimal(0.0, 46.0, 2)),
    column("AuxiliaryFuelTonnes", Decimal(0.8, 5.5, 2)),
    column("FuelType", OneOf(FUELS)),
    later(2, "WindForceBeaufort", Whole(0, 9)),
    later(2, "SignificantWaveMetres", Decimal(0.1, 6.5, 1)),
    later(3, "DraughtForeMetres", Decimal(6.2, 14.9, 2)),
    later(3, "DraughtAftMetres", Decimal(6.9, 15.3, 2)),
];

pub(super) const DCS_SUMMARY: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("ShipType", ShipType),
    column("GrossTonnage", GrossTonnage),
    column("PeriodStart", PeriodStart),
    column("PeriodEnd", PeriodEnd),
    column("FuelType", OneOf(FUELS)),
    column("FuelConsumedTonnes", Decimal(240.0, 14_800.0, 1)),
    column("DistanceNauticalMiles", Whole(9_000, 96_000)),
    column("HoursUnderWay", Decimal(1_500.0, 7_400.0, 1)),
    later(2, "AttainedCii", Decimal(2.1, 14.0, 2)),
    later(2, "CiiRating", OneOf(&["A", "B", "B", "C", "C", "C", "D", "E"])),
];

pub(super) const MRV_SUMMARY: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("ReportingYear", Year),
    column("FuelType", OneOf(FUELS)),
    column("Co2Tonnes", Decimal(310.0, 41_000.0, 1)),
    column("Co2BetweenEuPortsTonnes", Decimal(0.0, 9_000.0, 1)),
    column("Co2AtBerthTonnes", Decimal(4.0, 1_300.0, 1)),
    column("TimeAtSeaHours", Decimal(500.0, 6_900.0, 1)),
    later(2, "Ch4Tonnes", Decimal(0.0, 12.0, 3)),
    later(2, "N2oTonnes", Decimal(0.0, 2.0, 3)),
    later(2, "Verified", YesNo),
];

pub(super) const POSEIDON: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("ReportingYear", Year),
    column("AnnualEfficiencyRatio", Decimal(2.3, 15.1, 2)),
    column("RequiredRatio", Decimal(2.3, 13.9, 2)),
    column("AlignmentPercent", Decimal(-22.0, 31.0, 1)),
    column("StatementOfCompliance", Code("SoC-")),
];

pub(super) const FUEL_EU: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("ReportingYear", Year),
    column("EnergyInScopeGigajoules", Decimal(9_000.0, 410_000.0, 0)),
    column("IntensityGramsCo2ePerMegajoule", Decimal(71.0, 93.4, 2)),
    column("ComplianceBalanceTonnesCo2e", Decimal(-900.0, 1_400.0, 2)),
    column("PenaltyEuro", Decimal(0.0, 480_000.0, 2)),
    column("Pooled", YesNo),
];

pub(super) const ETS_VOYAGE: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("VoyageNumber", Code("V")),
    column("DepartedAtUtc", Time),
    column("ArrivedAtUtc", LaterTime),
    column("DeparturePort", OneOf(PORTS)),
    column("ArrivalPort", OneOf(PORTS)),
    column("Co2Tonnes", Decimal(12.0, 2_600.0, 2)),
    column("ScopePercent", OneOf(&["0", "50", "100"])),
    column("AllowancesDue", Decimal(0.0, 2_600.0, 2)),
];

pub(super) const HULL: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("Day", Day),
    column("SpeedThroughWaterKnots", Decimal(8.0, 16.2, 2)),
    column("ShaftPowerKilowatts", Whole(2_900, 14_600)),
    column("SpeedLossPercent", Decimal(-1.5, 14.0, 2)),
    column("AddedPowerPercent", Decimal(0.0, 29.0, 1)),
    later(2, "DaysSinceCleaning", Whole(0, 900)),
    later(2, "FilterPassed", YesNo),
];

pub(super) const ENGINE_SENSOR: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("MeasuredAtUtc", Time),
    column("EngineSpeedRpm", Decimal(38.0, 104.0, 1)),
    column("ShaftPowerKilowatts", Whole(1_200, 14_600)),
    column("ExhaustTemperatureCelsius", Decimal(212.0, 418.0, 1)),
    column("LubricatingOilBar", Decimal(2.2, 4.8, 2)),
    column("FuelFlowKilogramsPerHour", Decimal(180.0, 2_100.0, 1)),
    column(
        "Alarm",
        OneOf(&["", "", "", "", "", "High exhaust temperature", "Scavenge air pressure low"]),
    ),
];

pub(super) const PORT_CALL: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("Port", OneOf(PORTS)),
    column("ArrivedAtUtc", Time),
    column("DepartedAtUtc", LaterTime),
    column("Purpose", OneOf(&["Loading", "Discharging", "Bunkering", "Repairs", "Crew change"])),
    column("Berth", Code("B-")),
    later(2, "AnchorageHours", Decimal(0.0, 140.0, 1)),
    later(2, "ShorePower", YesNo),
];

pub(super) const BUNKER_NOTE: &[Column] = &[
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("NoteNumber", Code("BDN-")),
    column("DeliveredAtUtc", Time),
    column("Port", OneOf(PORTS)),
    column("FuelType", OneOf(FUELS)),
    column("QuantityTonnes", Decimal(40.0, 2_400.0, 1)),
    column("SulphurPercent", Decimal(0.03, 0.5, 2)),
    column("DensityKilogramsPerCubicMetre", Decimal(838.0, 991.0, 1)),
    column("PriceUsdPerTonne", Decimal(388.0, 1_120.0, 2)),
];

pub(super) const CHARTER_PARTY: &[Column] = &[
    column("CharterParty", Code("CP-")),
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("Owner", Owner),
    column(
        "Charterer",
        OneOf(&[
            "North Quay Trading",
            "Meridian Grain",
            "Delta Energy",
            "Kestrel Metals",
            "Polar Gas",
        ]),
    ),
    column("DeliveredOn", Day),
    column("RedeliveredOn", Expiry),
    column("WarrantedSpeedKnots", Decimal(11.0, 15.0, 1)),
    column("WarrantedFuelTonnesPerDay", Decimal(18.0, 42.0, 1)),
    column("HireUsdPerDay", Whole(7_800, 64_000)),
];

pub(super) const CERTIFICATES: &[Column] = &[
    column("CertificateNumber", Code("C")),
    column("VesselName", VesselName),
    column("ImoNumber", ImoNumber),
    column("Flag", Flag),
    column(
        "Certificate",
        OneOf(&[
            "Class certificate",
            "Load line",
            "Safety management",
            "Oil pollution prevention",
            "Air pollution prevention",
            "Ballast water management",
            "Energy efficiency",
            "Maritime labour",
        ]),
    ),
    column("IssuedOn", Day),
    column("ExpiresOn", Expiry),
    column("Status", OneOf(&["Valid", "Valid", "Valid", "Valid", "Interim", "Withdrawn"])),
];
