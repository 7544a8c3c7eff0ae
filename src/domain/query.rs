//! What the lists ask for.

/// What the account list asks for.
#[derive(Clone, Default, PartialEq)]
pub struct AccountQuery {
    pub search: String,
    /// Column and direction of the contract.
    pub sort: (&'static str, &'static str),
    /// RFC 3339 bounds of the secret's end.
    pub expires_after: Option<String>,
    pub expires_before: Option<String>,
}

/// What the data-set picker asks for. `page_index` starts at 1, `page_size` is 1 to 1000.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataSetQuery {
    pub is_base_dataset: Option<bool>,
    pub dataset_name: Option<String>,
    /// Keys and values, all of which must match.
    pub tags: Vec<(String, String)>,
    pub schema_version_ids: Option<Vec<String>>,
    pub sort_column: &'static str,
    pub sort_direction: &'static str,
    pub page_index: u32,
    pub page_size: u32,
}

impl DataSetQuery {
    /// Everything, by name.
    pub fn by_name() -> Self {
        Self { sort_column: "Name", sort_direction: "Ascending", ..Self::default() }
    }
}
