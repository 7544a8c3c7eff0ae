//! Makes and updates the tables, step by step. SQLite's `user_version` counts the steps that a file has had.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use crate::store::error::Error;
use crate::store::service_accounts::search_text;
use crate::store::text::fold;

/// SQLite's `application_id` of a Workbench database, "DWBs" as a number. The program `file` and SQLite show it, and
/// `--fresh` removes only files that have it.
const APPLICATION_ID: i32 = i32::from_be_bytes(*b"DWBs");

enum Step {
    Sql(&'static str),
    Rust(fn(&Transaction<'_>) -> Result<(), Error>),
}

/// In order. A released step is never edited; a change is a new step.
const STEPS: [Step; 4] = [
    Step::Sql(include_str!("migrations/0001_tables.sql")),
    Step::Sql(include_str!("migrations/0002_ended_sessions.sql")),
    Step::Rust(fold_account_names_again),
    Step::Sql(include_str!("migrations/0004_public_facts.sql")),
];

/// Whether a file is a database of the Workbench, or an empty one that can become it. The first Workbench left no mark;
/// its files are known by two of their tables.
pub(super) fn is_own(db: &Connection) -> Result<bool, Error> {
    let mark: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if mark != 0 {
        return Ok(mark == APPLICATION_ID);
    }
    let own = "SELECT count(*) = 0 OR total(name IN ('signing_key', 'idempotency_keys')) = 2 FROM sqlite_schema
               WHERE type = 'table'";
    Ok(db.query_row(own, [], |row| row.get(0))?)
}

/// Runs the steps that are missing. Refuses a file that a newer Workbench has written.
pub(super) fn run(db: &mut Connection) -> Result<(), Error> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let done = done as usize;
    if done > STEPS.len() {
        return Err(Error::TooNew);
    }
    for step in &STEPS[done..] {
        match step {
            Step::Sql(text) => transaction.execute_batch(text)?,
            Step::Rust(work) => work(&transaction)?,
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", STEPS.len() as u32)?;
    transaction.commit()?;
    Ok(())
}

/// Folds all names again: folding now ignores how letters are composed. If two accounts then have the same name, one of
/// them keeps its old folded name.
fn fold_account_names_again(db: &Transaction<'_>) -> Result<(), Error> {
    let accounts: Vec<(i64, String, String, String)> = db
        .prepare("SELECT row, name, contact_email, id FROM service_accounts")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut search = db.prepare("UPDATE service_accounts SET search_text = ?2 WHERE row = ?1")?;
    let mut name_of =
        db.prepare("UPDATE OR IGNORE service_accounts SET folded_name = ?2 WHERE row = ?1")?;
    for (row, name, contact_email, id) in accounts {
        search.execute(params![row, search_text(&name, &contact_email, &id)])?;
        name_of.execute(params![row, fold(&name)])?;
    }
    Ok(())
}
