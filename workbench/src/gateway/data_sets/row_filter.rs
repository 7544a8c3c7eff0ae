//! One condition on the rows of a data set.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::store::text::fold;

/// A row: its values by the names of their columns.
pub(super) type DataRow = Map<String, Value>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FilterType {
    Equals,
    NotEquals,
    Contains,
    StartsWith,
    EndsWith,
    Greater,
    GreaterOrEquals,
    Less,
    LessOrEquals,
    IsNull,
    IsNotNull,
}

impl FilterType {
    /// Every type with its name in the contract.
    pub(super) const ALL: [(&'static str, Self); 11] = [
        ("Equals", Self::Equals),
        ("NotEquals", Self::NotEquals),
        ("Contains", Self::Contains),
        ("StartsWith", Self::StartsWith),
        ("EndsWith", Self::EndsWith),
        ("Greater", Self::Greater),
        ("GreaterOrEquals", Self::GreaterOrEquals),
        ("Less", Self::Less),
        ("LessOrEquals", Self::LessOrEquals),
        ("IsNull", Self::IsNull),
        ("IsNotNull", Self::IsNotNull),
    ];

    /// Whether a filter of this type can have this many values.
    pub(super) fn takes(self, count: usize) -> bool {
        match self {
            Self::IsNull | Self::IsNotNull => count == 0,
            Self::Equals | Self::NotEquals => count >= 1,
            _ => count == 1,
        }
    }

    /// How many values a filter of this type has, in words.
    pub(super) fn wants(self) -> &'static str {
        match self {
            Self::IsNull | Self::IsNotNull => "This filter type takes no values.",
            Self::Equals | Self::NotEquals => "This filter type takes at least one value.",
            _ => "This filter type takes exactly one value.",
        }
    }
}

pub(super) struct RowFilter {
    pub(super) column: String,
    pub(super) filter_type: FilterType,
    pub(super) values: Vec<Value>,
}

impl RowFilter {
    /// A row without a value in the column matches `IsNull` and `NotEquals` only.
    pub(super) fn matches(&self, row: &DataRow) -> bool {
        let value = row.get(&self.column).unwrap_or(&Value::Null);
        let equals_any =
            || self.values.iter().any(|wanted| compare(value, wanted) == Some(Ordering::Equal));
        let text_fits = |fits: fn(&str, &str) -> bool| {
            !value.is_null()
                && self.values.iter().all(|part| fits(&fold(&text(value)), &fold(&text(part))))
        };
        let order_is = |wanted: &[Ordering]| {
            !value.is_null()
                && self
                    .values
                    .iter()
                    .all(|bound| compare(value, bound).is_some_and(|order| wanted.contains(&order)))
        };
        match self.filter_type {
            FilterType::Equals => equals_any(),
            FilterType::NotEquals => !equals_any(),
            FilterType::Contains => text_fits(|text, part| text.contains(part)),
            FilterType::StartsWith => text_fits(|text, part| text.starts_with(part)),
            FilterType::EndsWith => text_fits(|text, part| text.ends_with(part)),
            FilterType::Greater => order_is(&[Ordering::Greater]),
            FilterType::GreaterOrEquals => order_is(&[Ordering::Greater, Ordering::Equal]),
            FilterType::Less => order_is(&[Ordering::Less]),
            FilterType::LessOrEquals => order_is(&[Ordering::Less, Ordering::Equal]),
            FilterType::IsNull => value.is_null(),
            FilterType::IsNotNull => !value.is_null(),
        }
    }
}

/// If one value is a number, both are compared as numbers where possible. Other values are compared as text. `null`
/// comes first.
pub(super) fn compare(one: &Value, other: &Value) -> Option<Ordering> {
    match (one.is_null(), other.is_null()) {
        (false, false) => {}
        (one_is_null, other_is_null) => return Some(other_is_null.cmp(&one_is_null)),
    }
    match (one.is_number() || other.is_number()).then(|| (number(one), number(other))) {
        Some((Some(one), Some(other))) => one.partial_cmp(&other),
        _ => Some(text(one).cmp(&text(other))),
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
