//! `POST …/serviceAccounts`: makes an account, and sends its secret once.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rusqlite::Transaction;
use uuid::Uuid;

use super::conditions::IdempotencyKey;
use super::draft::{Draft, RequestedAccess, refuse_unknown_data_sets};
use super::events::{self, EventKind, Snapshot};
use super::view::{FullAccount, IssuedCredentials, IssuedSecret};
use crate::credentials::{new_api_key, new_secret};
use crate::gateway::address;
use crate::gateway::body::JsonBody;
use crate::gateway::call::WorkspaceCall;
use crate::portal_user::PortalUser;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::idempotency::IdempotentRequest;
use crate::store::service_accounts::{self, NewAccount, Sharing, set_level};
use crate::store::time::Time;

pub(super) async fn create(
    State(state): State<AppState>,
    call: WorkspaceCall,
    key: Result<IdempotencyKey, Problem>,
    body: Result<JsonBody, Problem>,
) -> Result<Response, Problem> {
    let user = call.require_administrator()?;
    let IdempotencyKey(key) = key?;
    let JsonBody(mut members) = body?;
    let (workspace, is_recorded) = (call.workspace, state.ledger_has_changes);
    let request = IdempotentRequest::new(
        user.id,
        key,
        &address::of_account(workspace, Uuid::nil()),
        &members.canonical(),
    );
    let draft = Draft::complete(&mut members);
    members.finish()?;
    let (Some(name), Some(contact_email), Some(access)) =
        (draft.name, draft.contact_email, draft.access)
    else {
        return Err(Problem::internal());
    };

    // A replay needs no secret, so look for a replay before the slow hash. The hash is made outside of the transaction,
    // because it would keep other writers waiting.
    let earlier = request.clone();
    let replayed = state.store.read(move |db| replay(db, &earlier, workspace, user)).await?;
    let answer = match replayed {
        Some(answer) => answer,
        None => {
            let secret = new_secret().await?;
            let expires_on = state.lifetimes.end_of_new_secret();
            let write = move |db: &Transaction<'_>| -> Result<_, Problem> {
                if let Some(answer) = replay(db, &request, workspace, user)? {
                    return Ok(answer);
                }
                let new = Creation {
                    workspace,
                    name,
                    contact_email,
                    access,
                    expires_on,
                    hash: secret.hash,
                    is_recorded,
                };
                let account = new.run(db, user)?;
                request.keep(db, account)?;
                let account = FullAccount::load(db, workspace, account, user)?;
                let secret = Some(IssuedSecret { value: secret.value, expires_on });
                Ok(IssuedCredentials { status: StatusCode::CREATED, account, secret })
            };
            state.store.write(write).await?
        }
    };
    let location = address::of_account(workspace, answer.account.id());
    Ok(([(header::LOCATION, location)], answer).into_response())
}

/// The answer if this request was made before: the same account as it is now, without the secret.
fn replay(
    db: &rusqlite::Connection,
    request: &IdempotentRequest,
    workspace: Uuid,
    user: PortalUser,
) -> Result<Option<IssuedCredentials>, Problem> {
    let Some(account) = request.earlier(db)? else { return Ok(None) };
    let account = FullAccount::load(db, workspace, account, user)?;
    Ok(Some(IssuedCredentials { status: StatusCode::CREATED, account, secret: None }))
}

struct Creation {
    workspace: Uuid,
    name: String,
    contact_email: String,
    access: RequestedAccess,
    expires_on: Time,
    hash: String,
    /// The ledger says what it started with.
    is_recorded: bool,
}

impl Creation {
    fn run(self, db: &Transaction<'_>, user: PortalUser) -> Result<Uuid, Problem> {
        let (id, now) = (Uuid::new_v4(), Time::now());
        let row = service_accounts::create(
            db,
            &NewAccount {
                id,
                workspace: self.workspace,
                name: &self.name,
                contact_email: &self.contact_email,
                api_key: &new_api_key(),
                secret_hash: Some(&self.hash),
                secret_expires_on: self.expires_on,
                last_used_on: None,
                created_on: now,
                created_by: user.name,
                last_modified_on: now,
                last_modified_by: user.name,
            },
        )?;
        match self.access {
            RequestedAccess::Workspace(level) => set_level(db, row, level)?,
            RequestedAccess::DataSets(ids) => {
                let sharing = Sharing::of(db, row, &ids)?;
                refuse_unknown_data_sets(&sharing, self.workspace)?;
                sharing.apply()?;
            }
        }
        let account = service_accounts::get(db, self.workspace, id)?;
        let after = self.is_recorded.then(|| Snapshot::of(db, &account)).transpose()?;
        let changes = after.map(|after| events::changes(None, &after));
        events::record(db, (self.workspace, id), user, EventKind::Created, &self.name, changes)?;
        Ok(id)
    }
}
