//! What is asked of the data sets: part of the name, tags, schemas, kind and dates, in one of three orders, page by page.

use uuid::Uuid;

use crate::store::time::Time;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortColumn {
    #[default]
    Name,
    CreatedOn,
    LastModifiedOn,
}

/// Which data sets are wanted. The default is all.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Any part of the name, in any case; empty finds all.
    pub name_part: String,
    pub is_base: Option<bool>,
    /// All of them must match.
    pub tags: Vec<(String, String)>,
    /// Any of them; empty finds all.
    pub schema_version_ids: Vec<Uuid>,
    /// Later than this.
    pub created_after: Option<Time>,
    /// Earlier than this.
    pub created_before: Option<Time>,
    /// Only the data sets that are selected for the account in this row.
    pub shared_with: Option<i64>,
    pub sort_column: SortColumn,
    pub descending: bool,
    pub limit: u32,
    pub offset: i64,
}
