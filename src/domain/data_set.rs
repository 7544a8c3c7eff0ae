//! Data sets, their number in words, and the schemas and tags by which they are filtered.

use crate::domain::joined::Joined;
use std::sync::Arc;

/// A data set as the picker shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    pub id: String,
    pub name: String,
    pub created_on: Option<String>,
    pub last_modified_on: Option<String>,
    pub schema_name: Option<String>,
    /// Keys and what is shown of their values, in the backend's order.
    pub tags: Vec<(String, String)>,
}

/// A data set that an account can access. Without a name it no longer exists. An account may have
/// 100,000 of them, so copies share their texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedDataSet {
    pub id: Arc<str>,
    pub name: Option<Arc<str>>,
}

/// A schema of the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    pub name: String,
    pub version_ids: Vec<String>,
}

/// A tag key that is in use, with its most used values.
#[derive(Clone, Debug, PartialEq)]
pub struct TagInUse {
    pub key: String,
    pub values: Vec<String>,
}

/// "1 data set", "1,204 data sets"; `number` formats a count for the user's locale.
pub fn count_words(count: usize, number: &dyn Fn(usize) -> String) -> String {
    match count {
        1 => "1 data set".to_owned(),
        _ => [&number(count), " data sets"].joined(),
    }
}

/// "1 no longer exists".
pub fn gone_words(count: usize, number: &dyn Fn(usize) -> String) -> String {
    match count {
        1 => "1 no longer exists".to_owned(),
        _ => [&number(count), " no longer exist"].joined(),
    }
}

/// "8 data sets, 1 no longer exists": what is gone is not counted as a data set.
pub fn existing_words(count: usize, gone: usize, number: &dyn Fn(usize) -> String) -> String {
    let words = count_words(count - gone, number);
    match gone {
        0 => words,
        _ => [&words, ", ", &gone_words(gone, number)].joined(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_is_not_counted_as_a_data_set() {
        let words = |count, gone| existing_words(count, gone, &|count| count.to_string());
        assert_eq!(words(0, 0), "0 data sets");
        assert_eq!(words(1, 0), "1 data set");
        assert_eq!(words(9, 1), "8 data sets, 1 no longer exists");
        assert_eq!(words(3, 2), "1 data set, 2 no longer exist");
        assert_eq!(words(1, 1), "0 data sets, 1 no longer exists");
    }
}
