//! `POST …/serviceAccounts/{id}/secret`: a new secret, which ends the old one and its tokens at once.

use axum::extract::State;
use axum::http::StatusCode;
use rusqlite::{Connection, Transaction};
use uuid::Uuid;

use super::conditions::{IdempotencyKey, IfMatch};
use super::events::{self, EventKind};
use super::view::{FullAccount, IssuedCredentials, IssuedSecret};
use crate::credentials::new_secret;
use crate::gateway::address;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::AccountId;
use crate::portal_user::PortalUser;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::idempotency::IdempotentRequest;
use crate::store::service_accounts;

pub(super) async fn make_secret(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<AccountId, Problem>,
    if_match: Result<IfMatch, Problem>,
    key: Result<IdempotencyKey, Problem>,
) -> Result<IssuedCredentials, Problem> {
    let user = call.require_administrator()?;
    let (if_match, IdempotencyKey(key)) = (if_match?, key?);
    let AccountId(id) = id?;
    let workspace = call.workspace;
    let request =
        IdempotentRequest::new(user.id, key, &address::of_account(workspace, id), "secret");

    // Look for a replay before comparing `If-Match`: the first attempt changed the version, and the repeated request
    // still names the old one.
    let (earlier, if_match) = {
        let request = request.clone();
        let look = move |db: &Connection| -> Result<_, Problem> {
            let earlier = replay(db, &request, (workspace, id), user)?;
            if earlier.is_none() {
                if_match.check(&service_accounts::get(db, workspace, id)?)?;
            }
            Ok((earlier, if_match))
        };
        state.store.read(look).await?
    };
    if let Some(answer) = earlier {
        return Ok(answer);
    }
    let secret = new_secret().await?;
    let expires_on = state.lifetimes.end_of_new_secret();
    let write = move |db: &Transaction<'_>| {
        if let Some(answer) = replay(db, &request, (workspace, id), user)? {
            return Ok(answer);
        }
        let account = service_accounts::get(db, workspace, id)?;
        if_match.check(&account)?;
        service_accounts::replace_secret(db, account.row, &secret.hash, expires_on)?;
        service_accounts::touch(db, account.row, user.name)?;
        events::record(
            db,
            (workspace, id),
            user,
            EventKind::SecretRegenerated,
            &account.name,
            None,
        )?;
        request.keep(db, id)?;
        let account = FullAccount::load(db, workspace, id, user)?;
        let secret = Some(IssuedSecret { value: secret.value, expires_on });
        Ok(IssuedCredentials { status: StatusCode::OK, account, secret })
    };
    state.store.write(write).await
}

/// The answer if this request was made before: without the secret.
fn replay(
    db: &Connection,
    request: &IdempotentRequest,
    (workspace, id): (Uuid, Uuid),
    user: PortalUser,
) -> Result<Option<IssuedCredentials>, Problem> {
    let Some(_) = request.earlier(db)? else { return Ok(None) };
    let account = FullAccount::load(db, workspace, id, user)?;
    Ok(Some(IssuedCredentials { status: StatusCode::OK, account, secret: None }))
}
