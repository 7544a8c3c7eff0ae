//! Workspaces and the schemas that their data sets follow.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::store::columns::raw_json;
use crate::store::error::Error;

#[derive(Debug, Serialize)]
pub struct Workspace {
    pub id: String,
    pub name: String,
    pub description: String,
}

pub fn find(db: &Connection, id: Uuid) -> Result<Option<Workspace>, Error> {
    let mut statement =
        db.prepare_cached("SELECT id, name, description FROM workspaces WHERE id = ?1")?;
    let workspace = |row: &Row<'_>| {
        Ok(Workspace { id: row.get(0)?, name: row.get(1)?, description: row.get(2)? })
    };
    Ok(statement.query_row([id.to_string()], workspace).optional()?)
}

/// Rows of workspaces are counted from 1.
const NOBODYS_ROW: i64 = -1;

/// The rows of `data_sets` that a workspace may have; none when there is no such workspace.
pub(crate) fn data_set_rows(db: &Connection, id: Uuid) -> Result<RangeInclusive<i64>, Error> {
    let mut statement = db.prepare_cached("SELECT row FROM workspaces WHERE id = ?1")?;
    let row: Option<i64> = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
    let first = row.unwrap_or(NOBODYS_ROW) << 32;
    Ok(first..=first + i64::from(u32::MAX))
}

/// A schema with its versions, oldest first.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    id: String,
    name: String,
    description: String,
    schema_versions: Box<RawValue>,
}

/// Every schema of a workspace, by name.
pub fn schemas(db: &Connection, workspace: Uuid) -> Result<Vec<Schema>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, description, (
             SELECT json_group_array(json_object('id', id, 'name', name) ORDER BY row)
             FROM schema_versions WHERE schema_id = schemas.id
         )
         FROM schemas WHERE workspace_id = ?1 ORDER BY name",
    )?;
    let schemas = statement.query_map([workspace.to_string()], |row| {
        let schema_versions = raw_json(row, 3)?;
        Ok(Schema { id: row.get(0)?, name: row.get(1)?, description: row.get(2)?, schema_versions })
    })?;
    Ok(schemas.collect::<Result<_, _>>()?)
}
