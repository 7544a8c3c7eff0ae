//! A column of a demo schema: its type, and how its values are made.

/// The type of a column, with the names that the portal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    Text,
    Integer,
    Decimal,
    Boolean,
    /// `2025-03-31`
    Date,
    /// `2025-03-31T12:00:00Z`
    Timestamp,
}

/// A column of a schema version.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    pub name: &'static str,
    /// The first version of the schema that has the column, counted from 1.
    pub(super) since: usize,
    pub(super) values: Values,
}

impl Column {
    pub fn column_type(&self) -> ColumnType {
        self.values.column_type()
    }
}

/// How the values of a column are made.
#[derive(Debug, Clone, Copy)]
pub(super) enum Values {
    VesselName,
    ImoNumber,
    ShipType,
    Flag,
    Owner,
    GrossTonnage,
    /// The days of the period, in order.
    Day,
    /// Times within the period, in order.
    Time,
    /// A time some hours after the row's own.
    LaterTime,
    /// A day up to five years after the row's own.
    Expiry,
    PeriodStart,
    PeriodEnd,
    Year,
    /// A number between the first two, with this many decimals.
    Decimal(f64, f64, usize),
    /// A whole number between these two.
    Whole(i64, i64),
    OneOf(&'static [&'static str]),
    /// A prefix and six digits.
    Code(&'static str),
    YesNo,
}

impl Values {
    pub(super) fn column_type(self) -> ColumnType {
        match self {
            Self::VesselName
            | Self::ShipType
            | Self::Flag
            | Self::Owner
            | Self::OneOf(_)
            | Self::Code(_) => ColumnType::Text,
            Self::ImoNumber | Self::GrossTonnage | Self::Year | Self::Whole(..) => {
                ColumnType::Integer
            }
            Self::Day | Self::Expiry | Self::PeriodStart | Self::PeriodEnd => ColumnType::Date,
            Self::Time | Self::LaterTime => ColumnType::Timestamp,
            Self::Decimal(..) => ColumnType::Decimal,
            Self::YesNo => ColumnType::Boolean,
        }
    }
}
