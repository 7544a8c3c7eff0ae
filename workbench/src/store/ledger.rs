//! The ledger of a workspace: who did what to which service account or data set, and when. Entries are never removed.

use rusqlite::{Connection, Transaction, params};
use serde::Serialize;
use serde_json::json;
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
    pub resource: Resource,
    /// The name of the service account or data set, after the event.
    pub resource_name: &'a str,
    /// What was changed, as the contract has it; `None` where it is not written down.
    pub changes: Option<serde_json::Value>,
}

/// What an entry is about.
#[derive(Clone, Copy)]
pub enum Resource {
    ServiceAccount(Uuid),
    DataSet(Uuid),
}

/// Adds an entry, in the same transaction as the change that it is about.
pub fn append(db: &Transaction<'_>, event: NewEvent<'_>) -> Result<(), Error> {
    let (id, data_set) = match event.resource {
        Resource::ServiceAccount(id) => (id.to_string(), None),
        Resource::DataSet(id) => (id.to_string(), Some(id.to_string())),
    };
    let mut payload = json!({"eventType": event.event_type});
    if let Some(changes) = event.changes {
        payload["changes"] = changes;
    }
    db.prepare_cached(
        "INSERT INTO ledger (id, workspace_id, user_id, user_name, event_name, resource, payload, timestamp, data_set_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        Uuid::new_v4().to_string(),
        event.workspace.to_string(),
        event.user_id.to_string(),
        event.user_name,
        event.event_name,
        json!({id: event.resource_name}).to_string(),
        payload.to_string(),
        Time::now(),
        data_set,
    ])?;
    Ok(())
}

/// One page, newest first, and the number of all entries: of the workspace, or of one data set.
pub fn page(
    db: &Connection,
    workspace: Uuid,
    data_set: Option<Uuid>,
    limit: u32,
    offset: i64,
) -> Result<(Vec<Event>, u64), Error> {
    let (column, id) = match data_set {
        Some(data_set) => ("data_set_id", data_set),
        None => ("workspace_id", workspace),
    };
    let id = id.to_string();
    let total: i64 = db
        .prepare_cached(&format!("SELECT count(*) FROM ledger WHERE {column} = ?1"))?
        .query_row([&id], |row| row.get(0))?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT id, workspace_id, user_id, user_name, resource, payload, event_name, timestamp
         FROM ledger WHERE {column} = ?1 ORDER BY row DESC LIMIT ?2 OFFSET ?3",
    ))?;
    let events = statement.query_map(params![id, limit, offset], |row| {
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
