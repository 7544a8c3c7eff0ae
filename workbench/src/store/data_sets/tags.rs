//! The tags that are in use in a workspace, to choose a filter from.

use rusqlite::{Connection, params};
use serde::Serialize;
use uuid::Uuid;

use crate::store::error::Error;

/// Enough to choose from. A filter may also name a value that is not listed.
const VALUES_SHOWN: u32 = 100;

/// A key and its most used values.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TagInUse {
    pub key: String,
    /// How many different values there are; `values` may have fewer.
    pub value_count: u32,
    /// At most 100, the most used first.
    pub values: Vec<String>,
}

/// Every key in use, in alphabetical order.
pub fn tags_in_use(db: &Connection, workspace: Uuid) -> Result<Vec<TagInUse>, Error> {
    let mut statement = db.prepare_cached(
        "WITH ranked AS (
             SELECT key, value, row_number() OVER (PARTITION BY key ORDER BY uses DESC, value) AS place,
                    count(*) OVER (PARTITION BY key) AS value_count
             FROM tags_in_use WHERE workspace_row = (SELECT row FROM workspaces WHERE id = ?1) AND uses > 0
         )
         SELECT key, value, value_count FROM ranked WHERE place <= ?2 ORDER BY key, place",
    )?;
    let mut rows = statement.query(params![workspace.to_string(), VALUES_SHOWN])?;
    let mut tags: Vec<TagInUse> = Vec::new();
    while let Some(row) = rows.next()? {
        let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
        match tags.last_mut() {
            Some(tag) if tag.key == key => tag.values.push(value),
            _ => tags.push(TagInUse { key, value_count: row.get(2)?, values: vec![value] }),
        }
    }
    Ok(tags)
}
