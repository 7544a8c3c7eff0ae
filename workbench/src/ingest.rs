//! Reads the file of an upload and makes its data set.

use uuid::Uuid;

use crate::blocking::on_blocking_thread;
use crate::csv_file;
use crate::state::AppState;
use crate::store;
use crate::store::data_sets::{NewDataSet, add};
use crate::store::ledger::{self, NewEvent, Resource};
use crate::store::schemas::find_version;
use crate::store::time::Time;
use crate::store::uploads::{self, Job};

/// Returns the job as it then is; `None` where there is none with this id, or where it has no file yet. A job that has
/// ended stays as it is.
pub(crate) async fn run(state: &AppState, id: Uuid) -> Result<Option<Job>, store::Error> {
    let read = move |db: &rusqlite::Connection| -> Result<_, store::Error> {
        let Some(job) = uploads::find(db, id)? else { return Ok(None) };
        let version = find_version(db, job.workspace, job.schema_version)?;
        Ok(Some((job, version, uploads::file(db, id)?)))
    };
    let Some((job, version, file)) = state.store.read(read).await? else { return Ok(None) };
    if job.has_ended() {
        return Ok(Some(job));
    }
    let (Some(version), Some(file)) = (version, file) else { return Ok(None) };
    let rows = on_blocking_thread(move || csv_file::read(&file, &version.columns)).await;
    let write = move |db: &rusqlite::Transaction<'_>| {
        match rows {
            Ok(rows) => {
                let data_set = Uuid::new_v4();
                if uploads::succeed(db, id, data_set)? {
                    uploads::keep_rows(db, data_set, &rows)?;
                    add_data_set(db, &job, data_set)?;
                }
            }
            Err(message) => uploads::fail(db, id, &message)?,
        }
        uploads::find(db, id)
    };
    state.store.write(write).await
}

fn add_data_set(db: &rusqlite::Transaction<'_>, job: &Job, id: Uuid) -> Result<(), store::Error> {
    let now = Time::now();
    let tags = job
        .tags
        .iter()
        .flat_map(|(key, values)| values.iter().map(move |value| (key.as_str(), value.as_str())));
    let data_set = NewDataSet {
        id,
        name: &job.name,
        description: &job.description,
        is_base: false,
        schema_version_id: job.schema_version,
        // Its data comes from the upload.
        connection_id: job.id,
        created_by: job.user,
        created_on: now,
        last_modified_by: job.user,
        last_modified_on: now,
        tags: tags.collect(),
    };
    add(db, job.workspace, &[data_set])?;
    let event = NewEvent {
        workspace: job.workspace,
        user_id: job.user,
        user_name: &job.user_name,
        event_type: "DataSetCreated",
        event_name: "Data set created",
        resource: Resource::DataSet(id),
        resource_name: &job.name,
        changes: None,
    };
    ledger::append(db, event)
}
