//! The schemas that a workspace's data sets follow.

use rusqlite::{Connection, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::store::columns::raw_json;
use crate::store::error::Error;

/// A schema with its versions, oldest first.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    id: String,
    name: String,
    description: String,
    schema_versions: Box<RawValue>,
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
        "SELECT id, name, description, (
             SELECT json_group_array(json_object('id', id, 'name', name) ORDER BY row)
             FROM schema_versions WHERE schema_id = schemas.id
         )
         FROM schemas WHERE workspace_id = ?1 ORDER BY name",
    )?;
    let schemas = statement.query_map([workspace.to_string()], |row| {
        Ok(Schema {
            id: row.get(0)?,
            name: row.get(1)?,
            description: row.get(2)?,
            schema_versions: raw_json(row, 3)?,
        })
    })?;
    Ok(schemas.collect::<Result<_, _>>()?)
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
