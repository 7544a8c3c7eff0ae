//! `POST …/ingest`: asks for files to be read. The caller must have the right to change data. The local Workbench only
//! adds an entry to the ledger and reads no files.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::body::OptionalJsonBody;
use super::call::WorkspaceCall;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::ledger::{self, NewEvent};

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Accepted {
    ingest_id: Uuid,
}

pub(super) async fn accept(
    State(state): State<AppState>,
    call: WorkspaceCall,
    body: Result<OptionalJsonBody, Problem>,
) -> Result<(StatusCode, Json<Accepted>), Problem> {
    let (user_id, user_name) =
        call.require_change_rights().map(|(id, name)| (id, name.to_owned()))?;
    let OptionalJsonBody(mut body) = body?;
    let description = body.string("description");
    body.finish()?;
    let (workspace, ingest_id) = (call.workspace, Uuid::new_v4());
    state
        .store
        .write(move |db| {
            let event = NewEvent {
                workspace,
                user_id,
                user_name: &user_name,
                event_type: "IngestRequested",
                event_name: "Ingest requested",
                resource: json!({"type": "Ingest", "id": ingest_id}),
                payload: json!({"description": description}),
            };
            ledger::append(db, event)
        })
        .await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { ingest_id })))
}
