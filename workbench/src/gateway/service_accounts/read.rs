//! `GET …/serviceAccounts/{id}`: one account in full.

use axum::extract::State;

use super::view::FullAccount;
use crate::gateway::ids::AccountId;
use crate::gateway::visit::Visit;
use crate::problem::Problem;
use crate::state::AppState;

pub(super) async fn read(
    State(state): State<AppState>,
    visit: Visit,
    id: Result<AccountId, Problem>,
) -> Result<FullAccount, Problem> {
    let user = visit.portal_user()?;
    let AccountId(id) = id?;
    state.store.read(move |db| FullAccount::load(db, visit.workspace, id, user)).await
}
