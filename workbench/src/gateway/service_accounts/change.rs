//! `PATCH …/serviceAccounts/{id}`: changes name, e-mail and access by a merge patch (RFC 7396).

use axum::extract::State;
use rusqlite::Transaction;
use uuid::Uuid;

use super::conditions::IfMatch;
use super::draft::{Draft, RequestedAccess, refuse_unknown_data_sets};
use super::events::{self, EventKind, Snapshot};
use super::view::FullAccount;
use crate::gateway::body::JsonBody;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::AccountId;
use crate::portal_user::PortalUser;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts::{
    self, Access, ServiceAccount, Sharing, rename, set_level, touch,
};

pub(super) async fn change(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<AccountId, Problem>,
    if_match: Result<IfMatch, Problem>,
    body: Result<JsonBody, Problem>,
) -> Result<FullAccount, Problem> {
    let user = call.require_administrator()?;
    let if_match = if_match?;
    let JsonBody(mut members) = body?;
    let draft = Draft::read(&mut members);
    members.finish()?;
    let AccountId(id) = id?;
    let (workspace, is_recorded) = (call.workspace, state.ledger_has_changes);
    let write = move |db: &Transaction<'_>| {
        let account = service_accounts::get(db, workspace, id)?;
        if_match.check(&account)?;
        let before = is_recorded.then(|| Snapshot::of(db, &account)).transpose()?;
        apply(db, &account, draft, user, before)?;
        FullAccount::load(db, workspace, id, user)
    };
    state.store.write(write).await
}

/// A patch that changes nothing leaves the version as it is and adds nothing to the ledger.
fn apply(
    db: &Transaction<'_>,
    account: &ServiceAccount,
    draft: Draft,
    user: PortalUser,
    before: Option<Snapshot>,
) -> Result<(), Problem> {
    let name = draft.name.unwrap_or_else(|| account.name.clone());
    let contact_email = draft.contact_email.unwrap_or_else(|| account.contact_email.clone());
    let mut has_changed = name != account.name || contact_email != account.contact_email;
    if has_changed {
        rename(db, account, &name, &contact_email)?;
    }
    if let Some(wanted) = draft.access {
        has_changed |= give_access(db, account, wanted)?;
    }
    if !has_changed {
        return Ok(());
    }
    touch(db, account.row, user.name)?;
    let place: (Uuid, Uuid) = (account.workspace, account.id);
    let now = service_accounts::get(db, account.workspace, account.id)?;
    let after = before.is_some().then(|| Snapshot::of(db, &now)).transpose()?;
    let changes = after.map(|after| events::changes(before.as_ref(), &after));
    events::record(db, place, user, EventKind::Updated, &name, changes)?;
    Ok(())
}

/// Returns whether that changed anything.
fn give_access(
    db: &Transaction<'_>,
    account: &ServiceAccount,
    wanted: RequestedAccess,
) -> Result<bool, Problem> {
    match wanted {
        RequestedAccess::Workspace(level) if account.access == Access::Workspace(level) => {
            Ok(false)
        }
        RequestedAccess::Workspace(level) => {
            set_level(db, account.row, level)?;
            Ok(true)
        }
        RequestedAccess::DataSets(ids) => {
            let sharing = Sharing::of(db, account.row, &ids)?;
            refuse_unknown_data_sets(&sharing, account.workspace)?;
            let differs = sharing.differs()?;
            if differs {
                sharing.apply()?;
            }
            Ok(differs)
        }
    }
}
