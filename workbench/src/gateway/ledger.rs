//! `GET …/ledger` and `GET …/datasets/{id}/ledger`: what happened in the workspace, or to one data set, newest first.

use axum::Json;
use axum::extract::State;
use uuid::Uuid;

use super::call::WorkspaceCall;
use super::data_sets::load;
use super::ids::DataSetId;
use super::members::Members;
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
    page(&state, call.workspace, None, &mut parameters).await
}

pub(super) async fn list_of_data_set(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<DataSetId, Problem>,
    Parameters(mut parameters): Parameters,
) -> Result<Json<Page<Event>>, Problem> {
    let DataSetId(id) = id?;
    load(&state, &call, id).await?;
    page(&state, call.workspace, Some(id), &mut parameters).await
}

async fn page(
    state: &AppState,
    workspace: Uuid,
    data_set: Option<Uuid>,
    parameters: &mut Members,
) -> Result<Json<Page<Event>>, Problem> {
    let paging = Paging::read(parameters);
    parameters.check()?;
    let (events, total) = state
        .store
        .read(move |db| ledger::page(db, workspace, data_set, paging.size, paging.offset()))
        .await?;
    Ok(Json(Page::new(paging, events, total)))
}
