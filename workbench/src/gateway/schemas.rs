//! `GET …/schemas`: every schema of the workspace with its versions.

use axum::Json;
use axum::extract::State;

use super::call::WorkspaceCall;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::schemas::{self, Schema};

pub(super) async fn list(
    State(state): State<AppState>,
    call: WorkspaceCall,
) -> Result<Json<Vec<Schema>>, Problem> {
    call.require_whole_workspace()?;
    let schemas = state.store.read(move |db| schemas::all(db, call.workspace)).await?;
    Ok(Json(schemas))
}
