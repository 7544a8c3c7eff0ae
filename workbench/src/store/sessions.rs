//! Sessions that were ended before they expired. The others are not stored: their signature is enough.

use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

use crate::store::error::Error;
use crate::store::time::Time;

/// Ends a session. Ended sessions that have also expired are deleted.
pub fn end(db: &Transaction<'_>, id: Uuid, expires_on: Time) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM ended_sessions WHERE expires_on <= ?1")?
        .execute([Time::now()])?;
    db.prepare_cached("INSERT OR IGNORE INTO ended_sessions (id, expires_on) VALUES (?1, ?2)")?
        .execute(params![id.to_string(), expires_on])?;
    Ok(())
}

pub fn has_ended(db: &Connection, id: Uuid) -> Result<bool, Error> {
    let mut statement =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM ended_sessions WHERE id = ?1)")?;
    Ok(statement.query_row([id.to_string()], |row| row.get(0))?)
}
