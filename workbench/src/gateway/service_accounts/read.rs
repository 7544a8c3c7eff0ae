//! `GET …/serviceAccounts/{id}`: one account in full.

use axum::extract::State;

use super::view::FullAccount;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::AccountId;
use crate::problem::Problem;
use crate::state::AppState;

pub(super) async fn read(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<AccountId, Problem>,
) -> Result<FullAccount, Problem> {
    let user = call.require_portal_user()?;
    let AccountId(id) = id?;
    state.store.read(move |db| FullAccount::load(db, call.workspace, id, user)).await
}
