//! The steps from an empty file to today's tables, each run once and counted in `user_version`.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::error::Error;

/// In order; a step that was ever released is never edited again.
const STEPS: [&str; 1] = [include_str!("migrations/0001_tables.sql")];

/// Runs what is missing. Refuses a file that a newer Workbench has written.
pub(super) fn run(db: &mut Connection) -> Result<(), Error> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = done as usize;
    if done > STEPS.len() {
        return Err(Error::TooNew);
    }
    for step in &STEPS[done..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", STEPS.len() as u32)?;
    transaction.commit()?;
    Ok(())
}
