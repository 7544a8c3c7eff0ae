//! `DELETE …/serviceAccounts/{id}`: removes an account; its key and tokens stop working at once.

use axum::extract::State;
use axum::http::StatusCode;

use super::conditions::IfMatch;
use super::events::{self, Kind};
use crate::AppState;
use crate::gateway::ids::AccountId;
use crate::gateway::visit::Visit;
use crate::problem::Problem;
use crate::store::service_accounts;

pub(super) async fn remove(
    State(state): State<AppState>,
    visit: Visit,
    id: Result<AccountId, Problem>,
    if_match: Result<IfMatch, Problem>,
) -> Result<StatusCode, Problem> {
    let user = visit.administrator()?;
    let if_match = if_match?;
    let AccountId(id) = id?;
    let workspace = visit.workspace;
    state
        .store
        .write(move |db| {
            let account = service_accounts::get(db, workspace, id)?;
            if_match.check(&account)?;
            events::record(
                db,
                (workspace, id),
                user,
                Kind::Deleted,
                &account.name,
                events::describe(&account),
            )?;
            service_accounts::remove(db, account.row)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
