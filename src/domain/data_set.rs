//! Data sets, and the schemas and tags by which they are filtered.

use std::sync::Arc;

/// A data set as the picker shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    pub id: String,
    pub name: String,
    pub created_on: Option<String>,
    pub last_modified_on: Option<String>,
    pub schema_name: Option<String>,
    /// Keys and values, in the backend's order.
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
