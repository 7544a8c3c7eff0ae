//! Workspaces, and which rows of the table of data sets belong to each.

use std::ops::RangeInclusive;

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde::Serialize;
use uuid::Uuid;

use crate::store::error::Error;

#[derive(Debug, Serialize)]
pub struct Workspace {
    pub id: String,
    pub name: String,
    pub description: String,
    /// `EU` or `US`.
    pub region: String,
}

pub fn find(db: &Connection, id: Uuid) -> Result<Option<Workspace>, Error> {
    let mut statement =
        db.prepare_cached("SELECT id, name, description, region FROM workspaces WHERE id = ?1")?;
    let workspace = |row: &Row<'_>| {
        Ok(Workspace {
            id: row.get(0)?,
            name: row.get(1)?,
            description: row.get(2)?,
            region: row.get(3)?,
        })
    };
    Ok(statement.query_row([id.to_string()], workspace).optional()?)
}

/// Adds a workspace. One that is there already stays as it is.
pub fn add(db: &Transaction<'_>, id: Uuid, name: &str, description: &str) -> Result<(), Error> {
    db.execute(
        "INSERT OR IGNORE INTO workspaces (id, name, description) VALUES (?1, ?2, ?3)",
        params![id.to_string(), name, description],
    )?;
    Ok(())
}

/// No workspace has it: rows are counted from 1.
const NO_SUCH_ROW: i64 = -1;

/// The rows of `data_sets` that are reserved for a workspace; they are empty when there is no such workspace.
pub(crate) fn data_set_rows(db: &Connection, id: Uuid) -> Result<RangeInclusive<i64>, Error> {
    let mut statement = db.prepare_cached("SELECT row FROM workspaces WHERE id = ?1")?;
    let row: Option<i64> = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
    let first = row.unwrap_or(NO_SUCH_ROW) << 32;
    Ok(first..=first + i64::from(u32::MAX))
}
