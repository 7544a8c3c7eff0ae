//! What SAS addresses lead to, as Azure's blob storage does in production: a file is sent to one, or the rows of a data
//! set are read from one. The signature in the address is all that is asked for.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, RawQuery, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, put};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::body;
use crate::csv_file;
use crate::ingest;
use crate::problem::Problem;
use crate::sas::{self, Place};
use crate::state::AppState;
use crate::store::time::Time;
use crate::store::{data_sets, uploads};

/// Bytes of a file.
const LARGEST_FILE: usize = 8 * 1024 * 1024;

pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/storage/uploads/{job}", put(receive).layer(DefaultBodyLimit::max(LARGEST_FILE)))
        .route("/storage/datasets/{data_set}", get(send))
}

fn refused() -> Problem {
    Problem::forbidden("The SAS address is not valid: it has run out, was revoked, or is cut off.")
}

/// Takes the file. Where the upload starts automatically, it is read at once.
async fn receive(
    State(state): State<AppState>,
    Path(job): Path<Uuid>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<StatusCode, Problem> {
    let query = query.unwrap_or_default();
    if !sas::permits(&state.signing_key, &query, Place::Upload(job), Time::now()) {
        return Err(refused());
    }
    let file = body::read(request).await.map_err(Problem::unreadable)?.to_vec();
    let kept = state.store.write(move |db| uploads::keep_file(db, job, &file)).await?;
    let starts_by_itself = kept.ok_or_else(|| {
        Problem::new(StatusCode::CONFLICT, "The upload takes no file any more.")
            .detail("Its file was read already. Begin another upload.")
    })?;
    if starts_by_itself {
        ingest::run(&state, job).await?;
    }
    Ok(StatusCode::CREATED)
}

/// Sends the rows as a CSV file.
async fn send(
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let read = move |db: &rusqlite::Connection| -> Result<_, crate::store::Error> {
        let generation = uploads::sas_generation(db, id)?;
        Ok((generation, data_sets::find_anywhere(db, id)?))
    };
    let (generation, data_set) = state.store.read(read).await?;
    let place = Place::Rows { data_set: id, generation };
    if !sas::permits(&state.signing_key, &query.unwrap_or_default(), place, Time::now()) {
        return Err(refused());
    }
    let data_set = data_set.ok_or_else(Problem::data_set_not_found)?;
    let columns = data_set.columns();
    let rows: Vec<Map<String, Value>> = crate::rows::of(&state, data_set).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rows.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, csv_file::write(&columns, &rows)).into_response())
}
