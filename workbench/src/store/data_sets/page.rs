//! Reads the data sets of a page, which an index has found.

use rusqlite::Connection;
use uuid::Uuid;

use super::data_set::{COLUMNS, DataSet, SCHEMA_JOIN, data_set};
use super::index::Index;
use super::query::Query;
use crate::store::error::Error;
use crate::store::service_accounts::shared_ids;

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
