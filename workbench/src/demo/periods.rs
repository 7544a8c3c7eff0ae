//! The period that a data set covers. It is written at the end of the name, and read from there.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

/// Demo data ends with this year and month. They are fixed, so that the data is the same next year.
pub(super) const LAST_YEAR: i16 = 2026;
const LAST_MONTH: i8 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    /// `2025-03`
    Month(i16, i8),
    /// `2025 Q1`
    Quarter(i16, i8),
    /// `2025`
    Year(i16),
}

/// How often there is a new data set for a vessel.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cadence {
    Monthly { since: i16 },
    Quarterly { since: i16 },
    Yearly { since: i16 },
}

impl Cadence {
    /// The number of periods until the end of the demo data.
    pub(super) fn periods(self) -> u64 {
        let (years, months) = match self {
            Self::Monthly { since } => ((LAST_YEAR - since) * 12, i16::from(LAST_MONTH)),
            Self::Quarterly { since } => ((LAST_YEAR - since) * 4, i16::from(LAST_MONTH / 3)),
            Self::Yearly { since } => (LAST_YEAR - since, 1),
        };
        u64::from((years + months).unsigned_abs())
    }

    /// The period with this number, 0 being the first.
    pub(super) fn period(self, number: u64) -> Period {
        let number = number as i16;
        match self {
            Self::Monthly { since } => Period::Month(since + number / 12, (number % 12 + 1) as i8),
            Self::Quarterly { since } => {
                Period::Quarter(since + number / 4, (number % 4 + 1) as i8)
            }
            Self::Yearly { since } => Period::Year(since + number),
        }
    }
}

impl Period {
    /// The period at the end of a data set's name, if it ends in one.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        let mut words = name.rsplit(' ');
        let last = words.next()?;
        let period = if let Some(quarter) = last.strip_prefix('Q') {
            Self::Quarter(words.next()?.parse().ok()?, quarter.parse().ok()?)
        } else if let Some((year, month)) = last.split_once('-') {
            Self::Month(year.parse().ok()?, month.parse().ok()?)
        } else {
            Self::Year(last.parse().ok()?)
        };
        period.is_of_this_century().then_some(period)
    }

    fn is_of_this_century(self) -> bool {
        let part_exists = match self {
            Self::Month(_, month) => (1..=12).contains(&month),
            Self::Quarter(_, quarter) => (1..=4).contains(&quarter),
            Self::Year(_) => true,
        };
        part_exists && (2000..2100).contains(&self.year())
    }

    /// The first day, and the first day after the period.
    pub(super) fn days(self) -> (Date, Date) {
        let (year, first, months) = match self {
            Self::Month(year, month) => (year, month, 1),
            Self::Quarter(year, quarter) => (year, quarter * 3 - 2, 3),
            Self::Year(year) => (year, 1, 12),
        };
        let after = first + months;
        let end = if after > 12 { first_of(year + 1, after - 12) } else { first_of(year, after) };
        (first_of(year, first), end)
    }

    pub(super) fn year(self) -> i16 {
        match self {
            Self::Month(year, _) | Self::Quarter(year, _) | Self::Year(year) => year,
        }
    }
}

fn first_of(year: i16, month: i8) -> Date {
    Date::constant(year, month, 1)
}

/// The first day after the demo data.
pub(super) fn end_of_data() -> Date {
    Period::Month(LAST_YEAR, LAST_MONTH).days().1
}

/// The first moment of a day, in UTC.
pub(super) fn midnight(date: Date) -> Timestamp {
    TimeZone::UTC.to_timestamp(date.to_datetime(Time::midnight())).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{year}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year} Q{quarter}"),
            Self::Year(year) => write!(f, "{year}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        for cadence in [
            Cadence::Monthly { since: 2019 },
            Cadence::Quarterly { since: 2024 },
            Cadence::Yearly { since: 2019 },
        ] {
            for number in 0..cadence.periods() {
                let period = cadence.period(number);
                assert_eq!(
                    Period::of_name(&format!("Noon report Nordic Star {period}")),
                    Some(period)
                );
                assert!(period.days().0 < end_of_data());
            }
        }
    }

    #[test]
    fn a_name_without_a_period_has_none() {
        for name in ["Sales", "", "Q7", "2025 Q5", "2025-13", "Berth 12", "Tank 20000-03"] {
            assert_eq!(Period::of_name(name), None, "{name}");
        }
    }
}
