//! Workspaces and the schemas that their data sets follow.

use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::problem::Problem;

#[derive(Debug, Serialize)]
pub struct Workspace {
    pub id: String,
    pub name: String,
    pub description: String,
}

pub fn find(db: &Connection, id: Uuid) -> Result<Option<Workspace>, Problem> {
    let mut statement = db.prepare_cached("SELECT id, name, description FROM workspaces WHERE id = ?1")?;
    let workspace = |row: &Row<'_>| Ok(Workspace { id: row.get(0)?, name: row.get(1)?, description: row.get(2)? });
    Ok(statement.query_row([id.to_string()], workspace).optional()?)
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
pub fn schemas(db: &Connection, workspace: Uuid) -> Result<Vec<Schema>, Problem> {
    let mut statement = db.prepare_cached(
        "SELECT id, name, description, (
             SELECT json_group_array(json_object('id', id, 'name', name) ORDER BY row)
             FROM schema_versions WHERE schema_id = schemas.id
         )
         FROM schemas WHERE workspace_id = ?1 ORDER BY name",
    )?;
    let schemas = statement.query_map([workspace.to_string()], |row| {
        let schema_versions = super::raw_json(row.get(3)?)?;
        Ok(Schema { id: row.get(0)?, name: row.get(1)?, description: row.get(2)?, schema_versions })
    })?;
    Ok(schemas.collect::<Result<_, _>>()?)
}
