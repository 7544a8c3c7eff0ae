//! `GET …/ledger`: what happened in the workspace, newest first.

use axum::Json;
use axum::extract::State;

use super::paging::{Page, Paging};
use super::parameters::Parameters;
use super::visit::Visit;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::ledger::{self, Event};

pub(super) async fn list(
    State(state): State<AppState>,
    visit: Visit,
    Parameters(mut parameters): Parameters,
) -> Result<Json<Page<Event>>, Problem> {
    visit.whole_workspace()?;
    let paging = Paging::read(&mut parameters);
    parameters.finish()?;
    let workspace = visit.workspace;
    let (events, total) = state
        .store
        .read(move |db| ledger::page(db, workspace, paging.size, paging.offset()))
        .await?;
    Ok(Json(Page::new(paging, events, total)))
}
