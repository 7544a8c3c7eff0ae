//! The database, a SQLite file: one connection that writes, a few that read, all on blocking threads.
//!
//! It knows tables and rows, and nothing of HTTP, of the portal or of the demo.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior,
};
use uuid::Uuid;

use self::data_sets::{DataSet, Query};
use crate::blocking::on_blocking_thread;

mod columns;
pub mod data_sets;
mod error;
pub mod idempotency;
pub mod ledger;
mod migrations;
pub mod schemas;
pub mod service_accounts;
pub(crate) mod sessions;
pub(crate) mod text;
pub mod time;
pub(crate) mod uploads;
pub mod workspaces;

pub use error::Error;

/// Read connections that are kept open while nobody uses them.
const IDLE_READERS: usize = 8;

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
    indexes: data_sets::Indexes,
    /// The tables that the transaction under way has changed.
    changed: Arc<Mutex<BTreeSet<String>>>,
}

impl Store {
    /// Opens the file at `path`, or makes it and its folder, and brings the tables up to date.
    ///
    /// # Errors
    /// When the file cannot be made or read, belongs to another program, or was written by a newer Workbench.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        create_for_the_owner(path)?;
        // Checked before anything is written: a file of another program stays as it is.
        if !is_own(path)? {
            return Err(Error::NotOwn);
        }
        let mut writer = connect(path)?;
        migrations::run(&mut writer)?;
        let changed = Arc::<Mutex<BTreeSet<String>>>::default();
        let noted = Arc::clone(&changed);
        writer.update_hook(Some(move |_, _: &str, table: &str, _| {
            let mut noted = lock(&noted);
            if !noted.contains(table) {
                noted.insert(table.to_owned());
            }
        }))?;
        let inner = Inner {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            indexes: data_sets::Indexes::default(),
            changed,
        };
        Ok(Self(Arc::new(inner)))
    }

    /// Removes the file at `path` and its write-ahead log. It is no error if there is none.
    ///
    /// # Errors
    /// When a file is there and cannot be removed, or is no database of the Workbench.
    pub fn remove(path: &Path) -> Result<(), Error> {
        if !path.try_exists()? {
            return Ok(());
        }
        if !is_own(path)? {
            return Err(Error::NotOwn);
        }
        for suffix in ["", "-wal", "-shm"] {
            let mut name = path.as_os_str().to_owned();
            name.push(suffix);
            match std::fs::remove_file(&name) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads on a blocking thread, from one snapshot. `work` may use an error type of its own.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        on_blocking_thread(move || store.read_here(work)).await
    }

    /// Runs `work` in a transaction, on a blocking thread. If it fails or panics, nothing of it is kept. After `Ok` the
    /// change is on disk.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    {
        let store = self.clone();
        on_blocking_thread(move || store.write_here(work)).await
    }

    /// Like [`Store::write`], but on the calling thread: for the start of the program.
    pub(crate) fn write_here<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = lock(&self.0.writer);
        // Immediate: nobody else can write between what the work reads and what it writes.
        let transaction = writer
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Error::from)?;
        lock(&self.0.changed).clear();
        let outcome = work(&transaction)?;
        transaction.commit().map_err(Error::from)?;
        lock(&self.0.changed).iter().for_each(|table| self.0.indexes.note_change(table));
        Ok(outcome)
    }

    /// A page of a workspace's data sets, and the number of all that match.
    pub async fn data_sets(
        &self,
        workspace: Uuid,
        query: Query,
    ) -> Result<(Vec<DataSet>, u64), Error> {
        let store = self.clone();
        on_blocking_thread(move || {
            store.read_here(|db| {
                let index = store.0.indexes.get(db, workspace)?;
                data_sets::page(db, &index, workspace, &query)
            })
        })
        .await
    }

    fn read_here<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.reader().map_err(Error::from)?;
        let snapshot = reader.transaction().map_err(Error::from)?;
        let outcome = work(&snapshot);
        snapshot.finish().map_err(Error::from)?;
        self.give_back(reader);
        outcome
    }

    /// The key that signs sessions and tokens: made once for each database file.
    pub(crate) fn signing_key(&self) -> Result<[u8; 32], Error> {
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

/// Call this after adding many rows. Without statistics SQLite only guesses which index is better.
pub(crate) fn gather_statistics(db: &Transaction<'_>) -> Result<(), Error> {
    Ok(db.execute_batch("ANALYZE")?)
}

/// The first bytes of every SQLite file.
const HEADER: &[u8] = b"SQLite format 3\0";

/// Whether the file at `path` is the Workbench's own, or empty. Reads only.
fn is_own(path: &Path) -> Result<bool, Error> {
    if !path.is_file() {
        return Ok(false);
    }
    // SQLite takes a file that is shorter than its own header for an empty one, whatever it holds.
    let mut start = Vec::new();
    std::fs::File::open(path)?.take(HEADER.len() as u64).read_to_end(&mut start)?;
    if start != HEADER {
        return Ok(start.is_empty());
    }
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    match migrations::is_own(&db) {
        Err(Error::Database(error))
            if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) =>
        {
            Ok(false)
        }
        outcome => outcome,
    }
}

/// WAL lets readers go on while one writes. `synchronous=FULL` waits for the disk at each commit: with NORMAL a power
/// cut could undo a change that the caller was told about, or lose a secret that was handed out.
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

/// Makes the file where there is none, for its owner alone: it holds e-mail addresses and hashes of secrets. SQLite
/// gives the files beside it the same permissions.
#[cfg(unix)]
fn create_for_the_owner(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true).mode(0o600).open(path).map(drop)
}

#[cfg(not(unix))]
fn create_for_the_owner(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A panic while the lock was held does no harm: it rolled the transaction back.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
