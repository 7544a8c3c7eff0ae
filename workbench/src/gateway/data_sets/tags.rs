//! `GET …/datasets/tags`: the tags that are in use, to choose a filter from. The public gateway has no such call.

use axum::Json;
use axum::extract::State;

use crate::gateway::call::WorkspaceCall;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::data_sets::{TagInUse, tags_in_use};

pub(super) async fn tags(
    State(state): State<AppState>,
    call: WorkspaceCall,
) -> Result<Json<Vec<TagInUse>>, Problem> {
    call.require_whole_workspace()?;
    let workspace = call.workspace;
    Ok(Json(state.store.read(move |db| tags_in_use(db, workspace)).await?))
}
