//! One data set: what is stored of it, and how it is read.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::store::columns::{raw_json, uuid};
use crate::store::error::Error;
use crate::store::schemas::Column;
use crate::store::time::Time;
use crate::store::workspaces::data_set_rows;

/// A data set as the contract writes it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataSet {
    pub id: Uuid,
    pub name: String,
    pub description: String,
    pub workspace_id: Uuid,
    pub connection_id: Uuid,
    /// The id of a person, as in the public gateway.
    pub created_by: Uuid,
    pub created_on: Time,
    pub last_modified_by: Uuid,
    pub last_modified_on: Time,
    pub schema_info: SchemaInfo,
    /// Always empty: no data set here is made by a query.
    pub queries: [(); 0],
    /// The names of the columns. The public gateway does not tell their types; [`DataSet::columns`] does.
    columns: Box<RawValue>,
    #[serde(skip)]
    typed_columns: String,
    pub is_base_dataset: bool,
    tags: Box<RawValue>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SchemaInfo {
    pub schema_version_id: Uuid,
    pub schema_name: String,
}

impl DataSet {
    pub fn columns(&self) -> Vec<Column> {
        serde_json::from_str(&self.typed_columns).unwrap_or_default()
    }

    /// The values of each tag.
    pub fn tags(&self) -> BTreeMap<String, Vec<String>> {
        serde_json::from_str(self.tags.get()).unwrap_or_default()
    }
}

/// The columns that [`data_set`] reads, of a data set with its schema version and schema.
pub(super) const COLUMNS: &str = "data_sets.id, data_sets.name, data_sets.description, data_sets.connection_id, \
    data_sets.created_by, data_sets.created_on, data_sets.last_modified_by, data_sets.last_modified_on, \
    data_sets.is_base, data_sets.tags, schema_versions.id, schema_versions.columns, schema_versions.column_names, \
    schemas.name";

pub(super) const SCHEMA_JOIN: &str = "JOIN schema_versions ON schema_versions.row = data_sets.schema_version_row \
    JOIN schemas ON schemas.id = schema_versions.schema_id";

pub(super) fn data_set(row: &Row<'_>, workspace_id: Uuid) -> rusqlite::Result<DataSet> {
    Ok(DataSet {
        id: uuid(row, 0)?,
        name: row.get(1)?,
        description: row.get(2)?,
        workspace_id,
        connection_id: uuid(row, 3)?,
        created_by: uuid(row, 4)?,
        created_on: row.get(5)?,
        last_modified_by: uuid(row, 6)?,
        last_modified_on: row.get(7)?,
        schema_info: SchemaInfo { schema_version_id: uuid(row, 10)?, schema_name: row.get(13)? },
        queries: [],
        columns: raw_json(row, 12)?,
        typed_columns: row.get(11)?,
        is_base_dataset: row.get(8)?,
        tags: raw_json(row, 9)?,
    })
}

/// One data set of a workspace.
pub fn find(db: &Connection, workspace: Uuid, id: Uuid) -> Result<Option<DataSet>, Error> {
    let rows = data_set_rows(db, workspace)?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM data_sets {SCHEMA_JOIN} WHERE data_sets.id = ?1 AND data_sets.row BETWEEN ?2 AND ?3"
    ))?;
    let values = params![id.to_string(), rows.start(), rows.end()];
    Ok(statement.query_row(values, |row| data_set(row, workspace)).optional()?)
}

/// One data set, of whatever workspace: for callers that have its signed address.
pub(crate) fn find_anywhere(db: &Connection, id: Uuid) -> Result<Option<DataSet>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT workspaces.id FROM data_sets JOIN workspaces ON workspaces.row = data_sets.row >> 32
         WHERE data_sets.id = ?1",
    )?;
    let workspace = statement.query_row([id.to_string()], |row| uuid(row, 0)).optional()?;
    workspace.map_or(Ok(None), |workspace| find(db, workspace, id))
}

/// Whether this data set is among those selected for the account.
pub fn is_shared(db: &Connection, account_row: i64, id: Uuid) -> Result<bool, Error> {
    let mut statement = db.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM shared_data_sets WHERE account_row = ?1 AND data_set_id = ?2)",
    )?;
    Ok(statement.query_row(params![account_row, id.to_string()], |row| row.get(0))?)
}
