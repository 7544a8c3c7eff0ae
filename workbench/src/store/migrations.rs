//! Makes and updates the tables, step by step. SQLite's `user_version` counts the steps that a file has had.

use rusqlite::{Connection, TransactionBehavior};

use crate::store::error::Error;

/// In order. A released step is never edited; a change is a new step.
const STEPS: [&str; 1] = [include_str!("migrations/0001_tables.sql")];

/// Runs the steps that are missing. Refuses a file that a newer Workbench has written.
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
