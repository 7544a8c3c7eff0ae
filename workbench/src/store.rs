//! The SQLite file: one writer, a few readers, all on blocking threads.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use crate::problem::Problem;

pub mod data_sets;
pub mod idempotency;
pub mod ledger;
mod migrations;
pub mod seed;
pub mod service_accounts;
pub(crate) mod text;
pub mod time;
pub mod workspaces;

/// Idle readers beyond this number are closed.
const IDLE_READERS: usize = 8;

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl Store {
    /// Opens or makes the file at `path` (its folder too) and brings its tables up to date.
    ///
    /// # Errors
    /// When the file cannot be made or read, or was written by a newer Workbench.
    pub fn open(path: &Path) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut writer = connect(path)?;
        migrations::run(&mut writer)?;
        let inner =
            Inner { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() };
        Ok(Self(Arc::new(inner)))
    }

    /// Removes the file at `path` with its write-ahead log; a file that is not there is fine.
    ///
    /// # Errors
    /// When a file is there and cannot be removed.
    pub fn remove(path: &Path) -> std::io::Result<()> {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            match std::fs::remove_file(&name) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads within one snapshot, on a blocking thread.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Problem> + Send + 'static,
    {
        let store = self.clone();
        on_blocking_thread(move || {
            let mut reader = store.reader()?;
            let snapshot = reader.transaction()?;
            let outcome = work(&snapshot);
            snapshot.finish()?;
            store.give_back(reader);
            outcome
        })
        .await
    }

    /// Changes the database on a blocking thread: all of `work`, or, when it fails or panics, nothing of it.
    /// Once this returns `Ok`, the change is on disk.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Problem> + Send + 'static,
    {
        let store = self.clone();
        on_blocking_thread(move || store.write_here(work)).await
    }

    /// As [`Store::write`], on the calling thread: for the start of the program.
    pub(crate) fn write_here<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let mut writer = lock(&self.0.writer);
        // Immediate: what the work reads before it writes cannot change in between.
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let outcome = work(&transaction)?;
        transaction.commit()?;
        Ok(outcome)
    }

    /// The key that signs sessions and tokens: made once for each database file.
    pub(crate) fn signing_key(&self) -> Result<[u8; 32], Problem> {
        self.write_here(|db| {
            let known =
                db.query_row("SELECT key FROM signing_key", [], |row| row.get(0)).optional()?;
            if let Some(key) = known {
                return Ok(key);
            }
            let mut key = [0_u8; 32];
            getrandom::fill(&mut key).expect("the operating system has random bytes");
            db.execute("INSERT INTO signing_key (key) VALUES (?1)", [key])?;
            Ok(key)
        })
    }

    fn reader(&self) -> rusqlite::Result<Connection> {
        let idle = lock(&self.0.readers).pop();
        idle.map_or_else(|| connect(&self.0.path), Ok)
    }

    fn give_back(&self, reader: Connection) {
        let mut readers = lock(&self.0.readers);
        if readers.len() < IDLE_READERS {
            readers.push(reader);
        }
    }
}

/// WAL lets readers go on while one writes. `synchronous=FULL` waits for the disk at each commit: with NORMAL a
/// power cut could take back a change, or a secret, that its caller was told is made.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA busy_timeout = 10000;
         PRAGMA cache_size = -65536;
         PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// JSON that SQLite keeps as text, to be sent on as it is.
fn raw_json(text: String) -> rusqlite::Result<Box<serde_json::value::RawValue>> {
    serde_json::value::RawValue::from_string(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, error.into())
    })
}

/// An id of a row, which is kept as text.
fn uuid(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<uuid::Uuid> {
    let text = row.get_ref(column)?.as_str()?;
    uuid::Uuid::parse_str(text).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, error.into())
    })
}

/// A panic in an earlier holder left no half of a change behind: its transaction was rolled back on the way out.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs `work` where it may block; its panic goes on in the caller, where it becomes a 500.
pub(crate) async fn on_blocking_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}
