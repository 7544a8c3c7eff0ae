//! A point in time, as it is stored and as it is written in JSON.

use jiff::{SignedDuration, Timestamp};
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Serialize, Serializer};

/// Whole seconds since 1970 in UTC; in JSON `2026-11-21T09:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(i64);

impl Time {
    pub fn now() -> Self {
        Timestamp::now().into()
    }

    /// Seconds since 1970.
    pub fn as_second(self) -> i64 {
        self.0
    }

    /// The first whole second that is not before `timestamp`.
    pub fn at_or_after(timestamp: Timestamp) -> Self {
        Self(timestamp.as_second() + i64::from(timestamp.subsec_nanosecond() > 0))
    }

    /// The last whole second that is not after `timestamp`.
    pub fn at_or_before(timestamp: Timestamp) -> Self {
        Self(timestamp.as_second() - i64::from(timestamp.subsec_nanosecond() < 0))
    }

    pub fn from_second(second: i64) -> Self {
        Self(second)
    }
}

impl From<Timestamp> for Time {
    fn from(timestamp: Timestamp) -> Self {
        Self::at_or_before(timestamp)
    }
}

impl std::ops::Add<SignedDuration> for Time {
    type Output = Self;

    fn add(self, duration: SignedDuration) -> Self {
        Self(self.0.saturating_add(duration.as_secs()))
    }
}

impl std::fmt::Display for Time {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let timestamp = Timestamp::from_second(self.0).unwrap_or(Timestamp::MAX);
        std::fmt::Display::fmt(&timestamp, formatter)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl ToSql for Time {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Time {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self)
    }
}
