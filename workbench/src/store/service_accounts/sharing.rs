//! The data sets that are selected for an account. There may be 100,000 of them, so SQLite handles them all at once.

use rusqlite::{Connection, Transaction, params};
use serde::Serialize;
use uuid::Uuid;

use crate::store::columns::uuid;
use crate::store::error::Error;
use crate::store::workspaces::data_set_rows;

/// A data set that is shared with an account.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct SharedDataSet {
    pub id: String,
    /// `None` when the data set no longer exists.
    pub name: Option<String>,
}

/// The data sets of an account, by name. Those that no longer exist come last.
pub fn shared(db: &Connection, account_row: i64) -> Result<Vec<SharedDataSet>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT shared.data_set_id, data_sets.name
         FROM shared_data_sets AS shared LEFT JOIN data_sets ON data_sets.id = shared.data_set_id
         WHERE shared.account_row = ?1
         ORDER BY data_sets.row IS NULL, data_sets.folded_name, data_sets.row, shared.data_set_id",
    )?;
    let shared = statement
        .query_map([account_row], |row| Ok(SharedDataSet { id: row.get(0)?, name: row.get(1)? }))?;
    Ok(shared.collect::<Result<_, _>>()?)
}

/// The ids of an account's data sets.
pub fn shared_ids(db: &Connection, account_row: i64) -> Result<Vec<Uuid>, Error> {
    let mut statement =
        db.prepare_cached("SELECT data_set_id FROM shared_data_sets WHERE account_row = ?1")?;
    let ids = statement.query_map([account_row], |row| uuid(row, 0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// A new selection of data sets, compared with what the account has now. It lives within one transaction.
pub struct Sharing<'db> {
    db: &'db Transaction<'db>,
    account_row: i64,
}

impl<'db> Sharing<'db> {
    /// Puts the wanted ids into a temporary table. They are sorted first, which SQLite inserts faster.
    pub fn of(db: &'db Transaction<'db>, account_row: i64, wanted: &[Uuid]) -> Result<Self, Error> {
        db.execute_batch(
            "CREATE TEMP TABLE IF NOT EXISTS wanted (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
             DELETE FROM temp.wanted;",
        )?;
        let mut wanted: Vec<String> = wanted.iter().map(Uuid::to_string).collect();
        wanted.sort_unstable();
        let json = serde_json::to_string(&wanted).expect("ids are plain JSON");
        db.prepare_cached(
            "INSERT OR IGNORE INTO temp.wanted (id) SELECT value FROM json_each(?1)",
        )?
        .execute([json])?;
        Ok(Self { db, account_row })
    }

    /// Wanted ids that are no data sets of the workspace, at most `limit`. An id that the account has already is not
    /// among them, even if the data set no longer exists: otherwise nobody could change the rest of the selection.
    pub fn unknown(&self, workspace: Uuid, limit: u32) -> Result<Vec<String>, Error> {
        let rows = data_set_rows(self.db, workspace)?;
        let mut statement = self.db.prepare_cached(
            "SELECT wanted.id FROM temp.wanted AS wanted
             LEFT JOIN data_sets ON data_sets.id = wanted.id AND data_sets.row BETWEEN ?1 AND ?4
             WHERE data_sets.id IS NULL AND NOT EXISTS (
                 SELECT 1 FROM shared_data_sets WHERE account_row = ?2 AND data_set_id = wanted.id
             )
             LIMIT ?3",
        )?;
        let values = params![rows.start(), self.account_row, limit, rows.end()];
        let unknown = statement.query_map(values, |row| row.get(0))?;
        Ok(unknown.collect::<Result<_, _>>()?)
    }

    /// Whether the account has another selection now.
    pub fn differs(&self) -> Result<bool, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT EXISTS (SELECT id FROM temp.wanted EXCEPT
                            SELECT data_set_id FROM shared_data_sets WHERE account_row = ?1)
                 OR EXISTS (SELECT data_set_id FROM shared_data_sets WHERE account_row = ?1 EXCEPT
                            SELECT id FROM temp.wanted)",
        )?;
        Ok(statement.query_row([self.account_row], |row| row.get(0))?)
    }

    /// Replaces the selection.
    pub fn apply(&self) -> Result<(), Error> {
        self.db
            .prepare_cached(
                "DELETE FROM shared_data_sets
                 WHERE account_row = ?1 AND data_set_id NOT IN (SELECT id FROM temp.wanted)",
            )?
            .execute([self.account_row])?;
        self.db
            .prepare_cached(
                "INSERT OR IGNORE INTO shared_data_sets (account_row, data_set_id)
                 SELECT ?1, id FROM temp.wanted ORDER BY id",
            )?
            .execute([self.account_row])?;
        self.db
            .prepare_cached(
                "UPDATE service_accounts
                 SET scope = 'dataSets', level = NULL, data_set_count = (SELECT count(*) FROM temp.wanted)
                 WHERE row = ?1",
            )?
            .execute([self.account_row])?;
        Ok(())
    }
}
