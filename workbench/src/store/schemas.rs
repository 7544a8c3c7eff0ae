//! The schemas that a workspace's data sets follow.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::store::columns::{from_json, uuid};
use crate::store::error::Error;

/// A schema with its versions, oldest first.
#[derive(Debug)]
pub struct Schema {
    pub id: Uuid,
    pub name: String,
    pub description: String,
    pub versions: Vec<SchemaVersion>,
}

#[derive(Debug)]
pub struct SchemaVersion {
    pub id: Uuid,
    pub name: String,
    pub columns: Vec<Column>,
}

/// A column of a schema version.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    pub name: String,
    /// `Text`, `Integer`, `Decimal`, `Boolean`, `Date` or `Timestamp`.
    pub data_type: String,
}

/// A schema version to be added.
pub struct NewSchemaVersion<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub columns: Vec<Column>,
}

/// Every schema of a workspace, by name.
pub fn all(db: &Connection, workspace: Uuid) -> Result<Vec<Schema>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, description FROM schemas WHERE workspace_id = ?1 ORDER BY name",
    )?;
    let schemas = statement.query_map([workspace.to_string()], |row| {
        let id = uuid(row, 0)?;
        let versions = versions_of(db, id)?;
        Ok(Schema { id, name: row.get(1)?, description: row.get(2)?, versions })
    })?;
    Ok(schemas.collect::<Result<_, _>>()?)
}

fn versions_of(db: &Connection, schema: Uuid) -> rusqlite::Result<Vec<SchemaVersion>> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, columns FROM schema_versions WHERE schema_id = ?1 ORDER BY row",
    )?;
    let versions = statement.query_map([schema.to_string()], version)?;
    versions.collect()
}

fn version(row: &Row<'_>) -> rusqlite::Result<SchemaVersion> {
    Ok(SchemaVersion { id: uuid(row, 0)?, name: row.get(1)?, columns: from_json(row, 2)? })
}

/// The version of a schema of the workspace with this id.
pub fn find_version(
    db: &Connection,
    workspace: Uuid,
    id: Uuid,
) -> Result<Option<SchemaVersion>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT schema_versions.id, schema_versions.name, columns
         FROM schema_versions JOIN schemas ON schemas.id = schema_id
         WHERE schema_versions.id = ?1 AND workspace_id = ?2",
    )?;
    let found = statement.query_row([id.to_string(), workspace.to_string()], version);
    Ok(found.optional()?)
}

/// Adds a schema without versions. One that is there already stays as it is.
pub fn add(
    db: &Transaction<'_>,
    workspace: Uuid,
    id: Uuid,
    name: &str,
    description: &str,
) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT OR IGNORE INTO schemas (id, workspace_id, name, description) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id.to_string(), workspace.to_string(), name, description])?;
    Ok(())
}

/// Adds the schema's next version. One that is there already stays as it is.
pub fn add_version(
    db: &Transaction<'_>,
    schema: Uuid,
    version: &NewSchemaVersion<'_>,
) -> Result<(), Error> {
    let names: Vec<&str> = version.columns.iter().map(|column| column.name.as_str()).collect();
    db.prepare_cached(
        "INSERT OR IGNORE INTO schema_versions (id, schema_id, name, columns, column_names)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        version.id.to_string(),
        schema.to_string(),
        version.name,
        serde_json::to_string(&version.columns).expect("columns are plain JSON"),
        serde_json::to_string(&names).expect("names are plain JSON"),
    ])?;
    Ok(())
}
