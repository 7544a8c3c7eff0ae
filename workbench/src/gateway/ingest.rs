//! `POST …/ingest/dataset`: begins the upload of a data set. The answer has a SAS address for its file; the job that
//! reads the file is started by the caller, or by the file.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::SignedDuration;
use serde::Serialize;
use uuid::Uuid;

use super::body::JsonBody;
use super::call::WorkspaceCall;
use super::compression::HOLDS_CREDENTIALS;
use super::ids::JobId;
use crate::host::origin;
use crate::ingest;
use crate::problem::Problem;
use crate::sas::{self, Place};
use crate::state::AppState;
use crate::store::schemas::find_version;
use crate::store::time::Time;
use crate::store::uploads::{self, Job};
use draft::Draft;

mod draft;

/// How long a file may be sent to the address.
const ADDRESS_LASTS: SignedDuration = SignedDuration::from_hours(1);

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/ingest/dataset", post(begin))
        // The older address of the same call.
        .route("/ingest", post(begin))
        .route("/ingest/job/{jobId}/start", post(start))
        .route("/ingest/job/{jobId}/status", get(status))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Begun {
    sas_token: String,
    job_id: Uuid,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct JobAnswer {
    job_id: Uuid,
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dataset_id: Option<Uuid>,
}

impl From<Job> for JobAnswer {
    fn from(job: Job) -> Self {
        Self { job_id: job.id, status: job.status, message: job.message, dataset_id: job.data_set }
    }
}

async fn begin(
    State(state): State<AppState>,
    call: WorkspaceCall,
    headers: HeaderMap,
    body: Result<JsonBody, Problem>,
) -> Result<impl IntoResponse, Problem> {
    let (user, user_name) = call.require_change_rights().map(|(id, name)| (id, name.to_owned()))?;
    let JsonBody(mut body) = body?;
    let draft = Draft::read(&mut body);
    body.finish()?;
    let (workspace, id) = (call.workspace, Uuid::new_v4());
    let Draft { name: Some(name), schema_version: Some(schema_version), .. } = draft else {
        return Err(Problem::internal());
    };
    let job = Job {
        id,
        workspace,
        user,
        user_name,
        name,
        description: draft.description,
        schema_version,
        tags: draft.tags,
        starts_by_itself: draft.starts_by_itself,
        status: Job::first_status(),
        message: None,
        data_set: None,
    };
    let write = move |db: &rusqlite::Transaction<'_>| {
        if find_version(db, workspace, schema_version)?.is_none() {
            let words = "This workspace has no schema version with this id.";
            return Err(Problem::validation().error("SchemaVersionId", words));
        }
        Ok(uploads::begin(db, &job)?)
    };
    state.store.write(write).await?;
    let ends = Time::now() + ADDRESS_LASTS;
    let sas_token = sas::address(&state.signing_key, &origin(&headers), Place::Upload(id), ends);
    Ok((HOLDS_CREDENTIALS, Json(Begun { sas_token, job_id: id })))
}

async fn start(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<JobId, Problem>,
) -> Result<(StatusCode, Json<JobAnswer>), Problem> {
    let job = load(&state, &call, id).await?;
    match ingest::run(&state, job.id).await? {
        Some(job) => Ok((StatusCode::ACCEPTED, Json(job.into()))),
        None => Err(Problem::new(StatusCode::CONFLICT, "The upload has no file yet.")
            .detail("Send the file to the SAS address first.")),
    }
}

async fn status(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<JobId, Problem>,
) -> Result<Json<JobAnswer>, Problem> {
    Ok(Json(load(&state, &call, id).await?.into()))
}

async fn load(
    state: &AppState,
    call: &WorkspaceCall,
    id: Result<JobId, Problem>,
) -> Result<Job, Problem> {
    call.require_change_rights()?;
    let JobId(id) = id?;
    let job = state.store.read(move |db| uploads::find(db, id)).await?;
    job.filter(|job| job.workspace == call.workspace).ok_or_else(Problem::job_not_found)
}
