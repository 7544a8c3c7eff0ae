//! `GET /workspaces/{workspaceId}`: what the workspace is called, and what the caller is in it.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::visit::Visit;
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
    visit: Visit,
) -> Result<Json<Answer>, Problem> {
    visit.whole_workspace()?;
    let id = visit.workspace;
    let workspace = state.store.read(move |db| workspaces::find(db, id)).await?;
    let workspace =
        workspace.ok_or_else(|| Problem::not_found("The workspace was removed just now."))?;
    Ok(Json(Answer { workspace, role: visit.role() }))
}
