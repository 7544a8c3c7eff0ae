//! One condition on the rows of a data set.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::gateway::filter_type::FilterType;
use crate::store::text::fold;

/// A row: its values by the names of their columns.
pub(super) type DataRow = Map<String, Value>;

pub(super) struct RowFilter {
    pub(super) column: String,
    pub(super) filter_type: FilterType,
    pub(super) values: Vec<Value>,
}

impl RowFilter {
    /// A row without a value in the column matches `NonFromList` only.
    pub(super) fn matches(&self, row: &DataRow) -> bool {
        let value = row.get(&self.column).unwrap_or(&Value::Null);
        let equals_any =
            || self.values.iter().any(|wanted| compare(value, wanted) == Some(Ordering::Equal));
        let contains = || {
            !value.is_null()
                && self.values.iter().all(|part| fold(&text(value)).contains(&fold(&text(part))))
        };
        let order_is = |wanted: &[Ordering]| {
            !value.is_null()
                && self
                    .values
                    .iter()
                    .all(|bound| compare(value, bound).is_some_and(|order| wanted.contains(&order)))
        };
        match self.filter_type {
            FilterType::List | FilterType::Equals => equals_any(),
            FilterType::NonFromList => !equals_any(),
            FilterType::StringContains => contains(),
            FilterType::Greater => order_is(&[Ordering::Greater]),
            FilterType::GreaterOrEqual => order_is(&[Ordering::Greater, Ordering::Equal]),
            FilterType::Less => order_is(&[Ordering::Less]),
            FilterType::LessOrEqual => order_is(&[Ordering::Less, Ordering::Equal]),
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
