//! The ledger of a workspace: who did what to which service account, and when. Entries are never removed.

use rusqlite::{Connection, Transaction, params};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::store::columns::raw_json;
use crate::store::error::Error;
use crate::store::time::Time;

/// An entry of the ledger.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    id: String,
    workspace_id: String,
    user_id: String,
    user_name: String,
    resource: Box<RawValue>,
    payload: Box<RawValue>,
    event_name: String,
    timestamp: Time,
}

/// An entry to be added.
pub struct NewEvent<'a> {
    pub workspace: Uuid,
    pub user_id: Uuid,
    pub user_name: &'a str,
    /// As in `ServiceAccountCreated`.
    pub event_type: &'static str,
    /// For people to read, as in "Service account created".
    pub event_name: &'static str,
    pub resource: Value,
    /// An object. It never holds a secret or an API key; `eventType` is added to it.
    pub payload: Value,
}

/// Adds an entry, in the same transaction as the change that it is about.
pub fn append(db: &Transaction<'_>, event: NewEvent<'_>) -> Result<(), Error> {
    let mut payload = event.payload;
    payload["eventType"] = event.event_type.into();
    db.prepare_cached(
        "INSERT INTO ledger (id, workspace_id, user_id, user_name, event_name, resource, payload, timestamp)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        Uuid::new_v4().to_string(),
        event.workspace.to_string(),
        event.user_id.to_string(),
        event.user_name,
        event.event_name,
        event.resource.to_string(),
        payload.to_string(),
        Time::now(),
    ])?;
    Ok(())
}

/// One page, newest first, and the number of all entries.
pub fn page(
    db: &Connection,
    workspace: Uuid,
    limit: u32,
    offset: i64,
) -> Result<(Vec<Event>, u64), Error> {
    let workspace = workspace.to_string();
    let total: i64 = db
        .prepare_cached("SELECT count(*) FROM ledger WHERE workspace_id = ?1")?
        .query_row([&workspace], |row| row.get(0))?;
    let mut statement = db.prepare_cached(
        "SELECT id, workspace_id, user_id, user_name, resource, payload, event_name, timestamp
         FROM ledger WHERE workspace_id = ?1 ORDER BY row DESC LIMIT ?2 OFFSET ?3",
    )?;
    let events = statement.query_map(params![workspace, limit, offset], |row| {
        Ok(Event {
            id: row.get(0)?,
            workspace_id: row.get(1)?,
            user_id: row.get(2)?,
            user_name: row.get(3)?,
            resource: raw_json(row, 4)?,
            payload: raw_json(row, 5)?,
            event_name: row.get(6)?,
            timestamp: row.get(7)?,
        })
    })?;
    Ok((events.collect::<Result<_, _>>()?, total.unsigned_abs()))
}
