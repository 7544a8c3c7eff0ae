//! Adds data sets to a workspace.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};
use uuid::Uuid;

use crate::store::error::Error;
use crate::store::text::fold;
use crate::store::time::Time;
use crate::store::workspaces::data_set_rows;

/// A data set to be added.
pub struct NewDataSet<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub description: &'a str,
    pub is_base: bool,
    pub schema_version_id: Uuid,
    pub connection_id: Uuid,
    pub created_by: Uuid,
    pub created_on: Time,
    pub last_modified_by: Uuid,
    pub last_modified_on: Time,
    /// A key with several values occurs several times.
    pub tags: Vec<(&'a str, &'a str)>,
}

/// Adds data sets to the workspace.
pub fn add(
    db: &Transaction<'_>,
    workspace: Uuid,
    data_sets: &[NewDataSet<'_>],
) -> Result<(), Error> {
    let rows = data_set_rows(db, workspace)?;
    let next: i64 = db.query_row(
        "SELECT coalesce(max(row) + 1, ?1) FROM data_sets WHERE row BETWEEN ?1 AND ?2",
        params![rows.start(), rows.end()],
        |row| row.get(0),
    )?;
    let mut add = db.prepare_cached(
        "INSERT INTO data_sets (row, id, name, folded_name, description, is_base, schema_version_row,
             connection_id, created_by, created_on, last_modified_by, last_modified_on, tags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT row FROM schema_versions WHERE id = ?7), ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let mut tags = Vec::new();
    for (data_set, row) in data_sets.iter().zip(next..) {
        let mut own_tags: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (key, value) in &data_set.tags {
            own_tags.entry(key).or_default().push(value);
        }
        add.execute(params![
            row,
            data_set.id.to_string(),
            data_set.name,
            fold(data_set.name),
            data_set.description,
            data_set.is_base,
            data_set.schema_version_id.to_string(),
            data_set.connection_id.to_string(),
            data_set.created_by.to_string(),
            data_set.created_on,
            data_set.last_modified_by.to_string(),
            data_set.last_modified_on,
            serde_json::to_string(&own_tags).expect("tags are plain JSON"),
        ])?;
        tags.extend(data_set.tags.iter().map(|(key, value)| (*key, *value, row)));
    }
    add_tags(db, tags)
}

/// Each tag is a key, a value and the row of its data set.
fn add_tags(db: &Transaction<'_>, mut tags: Vec<(&str, &str, i64)>) -> Result<(), Error> {
    // Sorted like the table, so that SQLite only appends.
    tags.sort_unstable();
    tags.dedup();
    let mut add = db.prepare_cached(
        "INSERT INTO data_set_tags (key, value, data_set_row) VALUES (?1, ?2, ?3)",
    )?;
    for (key, value, row) in tags {
        add.execute(params![key, value, row])?;
    }
    db.execute_batch(
        "DELETE FROM tags_in_use;
         INSERT INTO tags_in_use (workspace_row, key, value, uses)
         SELECT data_set_row >> 32, key, value, count(*) FROM data_set_tags GROUP BY 1, 2, 3;",
    )?;
    Ok(())
}
