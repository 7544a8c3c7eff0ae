//! The indexes in memory, one for each workspace. Each is made when it is first asked for, and made anew after the data
//! sets have changed.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use uuid::Uuid;

use super::index::Index;
use crate::store::error::Error;

/// The table whose changes count.
const TABLE: &str = "data_sets";

#[derive(Default)]
pub(in crate::store) struct Indexes {
    /// Counts the transactions that changed data sets.
    version: AtomicU64,
    /// Each index, with the version that it was made at.
    known: Mutex<HashMap<Uuid, (u64, Arc<Index>)>>,
}

impl Indexes {
    /// Call it for every table that a transaction changes, after the commit.
    pub(in crate::store) fn note_change(&self, table: &str) {
        if table == TABLE {
            self.version.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// The index of a workspace. `db` must have read nothing yet in its transaction: a snapshot from before the last
    /// change would pass for the present state. Other callers wait while it is made.
    pub(in crate::store) fn get(
        &self,
        db: &Connection,
        workspace: Uuid,
    ) -> Result<Arc<Index>, Error> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let version = self.version.load(Ordering::SeqCst);
        if let Some((made_at, index)) = known.get(&workspace)
            && *made_at == version
        {
            return Ok(Arc::clone(index));
        }
        let index = Arc::new(Index::load(db, workspace)?);
        known.insert(workspace, (version, Arc::clone(&index)));
        Ok(index)
    }
}
