//! The queries for the lists.

/// Which accounts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    #[default]
    All,
    /// The secret ends within 60 days.
    Soon,
    Expired,
}

/// How many accounts there are, and how many secrets need attention; `None` until known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    pub all: Option<u32>,
    pub soon: Option<u32>,
    pub expired: Option<u32>,
}

/// The query for the account list.
#[derive(Clone, Default, PartialEq)]
pub struct AccountQuery {
    pub search: String,
    /// Column and direction, as the contract names them.
    pub sort: (&'static str, &'static str),
    /// RFC 3339 bounds for the secret's expiry.
    pub expires_after: Option<String>,
    pub expires_before: Option<String>,
    /// Asks for the page with this account. Backends may ignore it.
    pub containing: Option<String>,
}

/// The query for the data-set picker. `page_index` starts at 1, `page_size` is 1 to 1000.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataSetQuery {
    pub is_base_dataset: Option<bool>,
    pub dataset_name: Option<String>,
    /// Keys and values; a data set must match all of them.
    pub tags: Vec<(String, String)>,
    pub schema_version_ids: Option<Vec<String>>,
    pub sort_column: &'static str,
    pub sort_direction: &'static str,
    pub page_index: u32,
    pub page_size: u32,
}

impl DataSetQuery {
    /// All data sets, sorted by name.
    pub fn by_name() -> Self {
        Self { sort_column: "Name", sort_direction: "Ascending", ..Self::default() }
    }
}
