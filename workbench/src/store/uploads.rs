//! Uploads: the jobs, their files and rows. Also which SAS addresses of a data set are valid.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::store::columns::{from_json, uuid};
use crate::store::error::Error;
use crate::store::time::Time;

/// How many jobs may wait. Each may have a file in the database, so their number is limited.
const MOST_WAITING: u32 = 100;

const WAITING: &str = "Waiting";
const SUCCEEDED: &str = "Succeeded";
const FAILED: &str = "Failed";

/// An upload.
pub(crate) struct Job {
    pub(crate) id: Uuid,
    pub(crate) workspace: Uuid,
    pub(crate) user: Uuid,
    pub(crate) user_name: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) schema_version: Uuid,
    pub(crate) tags: BTreeMap<String, Vec<String>>,
    /// Whether it begins when its file is there.
    pub(crate) starts_by_itself: bool,
    pub(crate) status: String,
    /// Why it failed.
    pub(crate) message: Option<String>,
    pub(crate) data_set: Option<Uuid>,
}

impl Job {
    /// The status of a job that begins.
    pub(crate) fn first_status() -> String {
        WAITING.to_owned()
    }

    pub(crate) fn has_ended(&self) -> bool {
        self.status != WAITING
    }
}

/// Keeps a new job, and forgets the oldest of those that wait where there are too many.
pub(crate) fn begin(db: &Transaction<'_>, job: &Job) -> Result<(), Error> {
    db.prepare_cached(
        "INSERT INTO ingest_jobs (id, workspace_id, user_id, user_name, name, description, schema_version_id, tags,
             starts_by_itself, status, created_on)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?
    .execute(params![
        job.id.to_string(),
        job.workspace.to_string(),
        job.user.to_string(),
        job.user_name,
        job.name,
        job.description,
        job.schema_version.to_string(),
        serde_json::to_string(&job.tags).expect("tags are plain JSON"),
        job.starts_by_itself,
        job.status,
        Time::now(),
    ])?;
    db.prepare_cached(
        "DELETE FROM ingest_jobs WHERE status = ?1 AND id <> ?2 AND id NOT IN (
             SELECT id FROM ingest_jobs WHERE status = ?1 ORDER BY created_on DESC LIMIT ?3
         )",
    )?
    .execute(params![WAITING, job.id.to_string(), MOST_WAITING])?;
    Ok(())
}

pub(crate) fn find(db: &Connection, id: Uuid) -> Result<Option<Job>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT id, workspace_id, user_id, user_name, name, description, schema_version_id, tags, starts_by_itself,
             status, message, data_set_id
         FROM ingest_jobs WHERE id = ?1",
    )?;
    Ok(statement.query_row([id.to_string()], job).optional()?)
}

fn job(row: &Row<'_>) -> rusqlite::Result<Job> {
    let data_set = row.get::<_, Option<String>>(11)?.map(|_| uuid(row, 11)).transpose()?;
    Ok(Job {
        id: uuid(row, 0)?,
        workspace: uuid(row, 1)?,
        user: uuid(row, 2)?,
        user_name: row.get(3)?,
        name: row.get(4)?,
        description: row.get(5)?,
        schema_version: uuid(row, 6)?,
        tags: from_json(row, 7)?,
        starts_by_itself: row.get(8)?,
        status: row.get(9)?,
        message: row.get(10)?,
        data_set,
    })
}

/// Keeps the file of a job that waits for one; a second file replaces the first. Returns whether the job starts by
/// itself, and `None` where it has ended or is gone.
pub(crate) fn keep_file(
    db: &Transaction<'_>,
    id: Uuid,
    file: &[u8],
) -> Result<Option<bool>, Error> {
    let mut statement = db.prepare_cached(
        "UPDATE ingest_jobs SET file = ?2 WHERE id = ?1 AND status = ?3 RETURNING starts_by_itself",
    )?;
    let kept = statement.query_row(params![id.to_string(), file, WAITING], |row| row.get(0));
    Ok(kept.optional()?)
}

pub(crate) fn file(db: &Connection, id: Uuid) -> Result<Option<Vec<u8>>, Error> {
    let mut statement = db.prepare_cached("SELECT file FROM ingest_jobs WHERE id = ?1")?;
    let file = statement.query_row([id.to_string()], |row| row.get(0)).optional()?;
    Ok(file.flatten())
}

/// Ends the job. Returns whether it was still waiting; otherwise another request has made its data set.
pub(crate) fn succeed(db: &Transaction<'_>, id: Uuid, data_set: Uuid) -> Result<bool, Error> {
    end(db, id, SUCCEEDED, None, Some(data_set))
}

pub(crate) fn fail(db: &Transaction<'_>, id: Uuid, message: &str) -> Result<(), Error> {
    end(db, id, FAILED, Some(message), None).map(drop)
}

fn end(
    db: &Transaction<'_>,
    id: Uuid,
    status: &str,
    message: Option<&str>,
    data_set: Option<Uuid>,
) -> Result<bool, Error> {
    let data_set = data_set.map(|id| id.to_string());
    let ended = db
        .prepare_cached(
            "UPDATE ingest_jobs SET status = ?2, message = ?3, data_set_id = ?4, file = NULL
             WHERE id = ?1 AND status = ?5",
        )?
        .execute(params![id.to_string(), status, message, data_set, WAITING])?;
    Ok(ended == 1)
}

pub(crate) fn keep_rows(
    db: &Transaction<'_>,
    data_set: Uuid,
    rows: &[Map<String, Value>],
) -> Result<(), Error> {
    let rows = serde_json::to_string(rows).expect("rows are plain JSON");
    db.execute(
        "INSERT INTO uploaded_rows (data_set_id, rows) VALUES (?1, ?2)",
        params![data_set.to_string(), rows],
    )?;
    Ok(())
}

/// The rows of a data set that was uploaded.
pub(crate) fn rows(
    db: &Connection,
    data_set: Uuid,
) -> Result<Option<Vec<Map<String, Value>>>, Error> {
    let mut statement =
        db.prepare_cached("SELECT rows FROM uploaded_rows WHERE data_set_id = ?1")?;
    Ok(statement.query_row([data_set.to_string()], |row| from_json(row, 0)).optional()?)
}

/// The generation that a SAS address of the data set must name to be valid.
pub(crate) fn sas_generation(db: &Connection, data_set: Uuid) -> Result<i64, Error> {
    let mut statement =
        db.prepare_cached("SELECT generation FROM sas_generations WHERE data_set_id = ?1")?;
    let generation = statement.query_row([data_set.to_string()], |row| row.get(0)).optional()?;
    Ok(generation.unwrap_or_default())
}

/// Ends all SAS addresses of the data set.
pub(crate) fn revoke_sas(db: &Transaction<'_>, data_set: Uuid) -> Result<(), Error> {
    db.execute(
        "INSERT INTO sas_generations (data_set_id, generation) VALUES (?1, 1)
         ON CONFLICT (data_set_id) DO UPDATE SET generation = generation + 1",
        [data_set.to_string()],
    )?;
    Ok(())
}
