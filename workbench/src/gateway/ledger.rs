//! `GET …/ledger`: what happened in the workspace, newest first.

use axum::Json;
use axum::extract::State;

use super::call::WorkspaceCall;
use super::paging::{Page, Paging};
use super::parameters::Parameters;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::ledger::{self, Event};

pub(super) async fn list(
    State(state): State<AppState>,
    call: WorkspaceCall,
    Parameters(mut parameters): Parameters,
) -> Result<Json<Page<Event>>, Problem> {
    call.require_whole_workspace()?;
    let paging = Paging::read(&mut parameters);
    parameters.finish()?;
    let workspace = call.workspace;
    let (events, total) = state
        .store
        .read(move |db| ledger::page(db, workspace, paging.size, paging.offset()))
        .await?;
    Ok(Json(Page::new(paging, events, total)))
}
