//! The rows of a demo data set. They are made from its id, for the vessel and the period in its name.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::column::{Column, Values};
use super::fleet::{self, Vessel};
use super::periods::{LAST_YEAR, Period, midnight};
use super::random::random;
use super::schemas::{DemoSchemaVersion, schema_version};
use crate::store::data_sets::DataSet;

/// The rows of a data set. They are not stored, but made each time, and always the same. Empty if its schema is not one
/// of the demo.
pub fn rows_of(data_set: &DataSet) -> Vec<Map<String, Value>> {
    schema_version(data_set.schema_info.schema_version_id)
        .map_or_else(Vec::new, |(_, version)| rows(version, data_set.id, &data_set.name))
}

/// 40 to 400 rows, with a member for each column of the schema version.
///
/// Without a period at the end of the name, the rows are about last year. Without a vessel, they are about many
/// vessels.
fn rows(version: &DemoSchemaVersion, data_set_id: Uuid, name: &str) -> Vec<Map<String, Value>> {
    let period = Period::of_name(name).unwrap_or(Period::Year(LAST_YEAR - 1));
    let vessel = fleet::vessel_of_name(name);
    let mut random = random("rows", data_set_id.as_u64_pair().0);
    let count = random.u32(40..=400);
    let (start, end) = period.days();
    let step = seconds_between(start, end) / i64::from(count);
    (0..i64::from(count))
        .map(|number| {
            let at = midnight(start)
                + SignedDuration::from_secs(number * step + random.i64(0..step.max(1)));
            let row = Row {
                vessel: vessel.clone().unwrap_or_else(|| fleet::vessel(random.u64(..48))),
                at,
                period,
            };
            let cell =
                |column: &Column| (column.name.to_owned(), row.value(column.values, &mut random));
            version.columns.iter().map(cell).collect()
        })
        .collect()
}

struct Row {
    vessel: Vessel,
    at: Timestamp,
    period: Period,
}

impl Row {
    fn value(&self, values: Values, random: &mut fastrand::Rng) -> Value {
        let later = |hours: i64| self.at + SignedDuration::from_hours(hours);
        match values {
            Values::VesselName => self.vessel.name.as_str().into(),
            Values::ImoNumber => self.vessel.imo.into(),
            Values::ShipType => self.vessel.ship_type.into(),
            Values::Flag => self.vessel.flag.into(),
            Values::Owner => self.vessel.owner.into(),
            Values::GrossTonnage => self.vessel.gross_tonnage.into(),
            Values::Day => day(self.at),
            Values::Time => self.at.to_string().into(),
            Values::LaterTime => later(random.i64(6..300)).to_string().into(),
            Values::Expiry => day(later(24 * random.i64(60..1_826))),
            Values::PeriodStart => self.period.days().0.to_string().into(),
            Values::PeriodEnd => last_day(self.period).to_string().into(),
            Values::Year => self.period.year().into(),
            Values::Decimal(least, most, decimals) => {
                decimal(least + (most - least) * random.f64(), decimals)
            }
            Values::Whole(least, most) => random.i64(least..=most).into(),
            Values::OneOf(choices) => choices[random.usize(..choices.len())].into(),
            Values::Code(prefix) => format!("{prefix}{}", random.u32(100_000..1_000_000)).into(),
            Values::YesNo => random.bool().into(),
        }
    }
}

/// Rounds to this many decimals.
fn decimal(value: f64, decimals: usize) -> Value {
    let scale = 10_f64.powi(decimals as i32);
    ((value * scale).round() / scale).into()
}

fn day(at: Timestamp) -> Value {
    at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string().into()
}

fn last_day(period: Period) -> Date {
    let end = period.days().1;
    end.yesterday().unwrap_or(end)
}

fn seconds_between(start: Date, end: Date) -> i64 {
    midnight(start).duration_until(midnight(end)).as_secs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::column::ColumnType;
    use crate::demo::data_sets::data_sets;
    use crate::demo::schemas::schemas;

    #[test]
    fn rows_are_repeatable_and_within_bounds() {
        for data_set in data_sets(60) {
            let (_, version) =
                schema_version(data_set.schema_version_id).expect("a known schema version");
            let made = rows(version, data_set.id, &data_set.name);
            assert!((40..=400).contains(&made.len()));
            assert_eq!(made, rows(version, data_set.id, &data_set.name));
            assert!(made.iter().all(|row| row.len() == version.columns.len()));
        }
    }

    #[test]
    fn rows_tell_of_the_vessel_and_the_period_in_the_name() {
        let noon = schemas()[0].newest();
        for row in rows(noon, Uuid::nil(), "Noon report Nordic Star 2025-03") {
            assert_eq!(row["VesselName"], "Nordic Star");
            assert!(row["ReportedAtUtc"].as_str().is_some_and(|time| time.starts_with("2025-03-")));
        }
    }

    #[test]
    fn each_value_has_the_type_of_its_column() {
        for version in schemas().iter().flat_map(|schema| &schema.versions) {
            for row in rows(version, version.id, "Anything 2024") {
                for column in &version.columns {
                    let value = &row[column.name];
                    let fits = match column.column_type() {
                        ColumnType::Text => value.is_string(),
                        ColumnType::Integer => value.is_i64(),
                        ColumnType::Decimal => value.is_f64(),
                        ColumnType::Boolean => value.is_boolean(),
                        ColumnType::Date => {
                            value.as_str().is_some_and(|text| text.parse::<Date>().is_ok())
                        }
                        ColumnType::Timestamp => {
                            value.as_str().is_some_and(|text| text.parse::<Timestamp>().is_ok())
                        }
                    };
                    assert!(fits, "{} is {value}", column.name);
                }
            }
        }
    }
}
