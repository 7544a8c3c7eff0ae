//! `GET …/serviceAccounts/{id}`: one account in full.

use axum::extract::State;

use super::view::FullAccount;
use crate::AppState;
use crate::gateway::visit::{ItemId, Visit};
use crate::problem::Problem;

pub(super) async fn read(
    State(state): State<AppState>,
    visit: Visit,
    id: Result<ItemId, Problem>,
) -> Result<FullAccount, Problem> {
    let user = visit.portal_user()?;
    let ItemId(id) = id?;
    state.store.read(move |db| FullAccount::load(db, visit.workspace, id, user)).await
}
