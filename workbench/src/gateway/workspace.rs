//! `GET /workspaces/{workspaceId}`: the workspace, and the role of the caller in it.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::call::WorkspaceCall;
use crate::portal_user::Role;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::workspaces::{self, Workspace};

#[derive(Serialize)]
pub(super) struct Answer {
    #[serde(flatten)]
    workspace: Workspace,
    role: Role,
}

pub(super) async fn read(
    State(state): State<AppState>,
    call: WorkspaceCall,
) -> Result<Json<Answer>, Problem> {
    call.require_whole_workspace()?;
    let id = call.workspace;
    let workspace = state.store.read(move |db| workspaces::find(db, id)).await?;
    let workspace =
        workspace.ok_or_else(|| Problem::not_found("The workspace was removed just now."))?;
    Ok(Json(Answer { workspace, role: call.role() }))
}
