//! `DELETE …/serviceAccounts/{id}`: removes an account; its key and tokens stop working at once.

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::Transaction;

use super::conditions::IfMatch;
use super::events::{self, EventKind};
use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::AccountId;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts;

pub(super) async fn remove(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<AccountId, Problem>,
    if_match: Result<IfMatch, Problem>,
) -> Result<StatusCode, Problem> {
    let user = call.require_administrator()?;
    let if_match = if_match?;
    let AccountId(id) = id?;
    let place = (call.workspace, id);
    let write = move |db: &Transaction<'_>| -> Result<_, Problem> {
        let account = service_accounts::get(db, place.0, id)?;
        if_match.check(&account)?;
        events::record(db, place, user, EventKind::Deleted, &account.name, None)?;
        service_accounts::remove(db, account.row)?;
        Ok(StatusCode::NO_CONTENT)
    };
    state.store.write(write).await
}
