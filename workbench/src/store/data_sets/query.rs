//! Finds data sets by part of the name, tags, schemas, kind and dates, in one of three orders, page by page.

use rusqlite::Connection;
use uuid::Uuid;

use super::data_set::{COLUMNS, DataSet, SCHEMA_JOIN, data_set};
use super::index::Index;
use crate::store::error::Error;
use crate::store::service_accounts::shared_ids;
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

/// One page, and the number of all data sets that match.
pub(in crate::store) fn page(
    db: &Connection,
    index: &Index,
    workspace: Uuid,
    query: &Query,
) -> Result<(Vec<DataSet>, u64), Error> {
    let among = query.shared_with.map(|account| shared_ids(db, account)).transpose()?;
    let (rows, total) = index.find(query, among);
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM data_sets {SCHEMA_JOIN} WHERE data_sets.row = ?1"
    ))?;
    let page = rows.iter().map(|row| statement.query_row([row], |row| data_set(row, workspace)));
    Ok((page.collect::<Result<_, _>>()?, total))
}
