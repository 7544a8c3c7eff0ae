//! `PATCH …/serviceAccounts/{id}`: changes name, e-mail and access by a merge patch (RFC 7396).

use axum::extract::State;
use rusqlite::Transaction;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::conditions::IfMatch;
use super::draft::{Draft, RequestedAccess, refuse_unknown_data_sets};
use super::events::{self, EventKind};
use super::view::FullAccount;
use crate::gateway::body::JsonBody;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::AccountId;
use crate::portal_user::PortalUser;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts::{
    self, Access, ServiceAccount, Sharing, rename, set_level, shared_ids, touch,
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
    let workspace = call.workspace;
    let write = move |db: &Transaction<'_>| {
        let account = service_accounts::get(db, workspace, id)?;
        if_match.check(&account)?;
        apply(db, &account, draft, user)?;
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
) -> Result<(), Problem> {
    let mut changes = Map::new();
    let name = draft.name.unwrap_or_else(|| account.name.clone());
    let contact_email = draft.contact_email.unwrap_or_else(|| account.contact_email.clone());
    for (member, from, to) in
        [("name", &account.name, &name), ("contactEmail", &account.contact_email, &contact_email)]
    {
        if from != to {
            changes.insert(member.to_owned(), json!({"from": from, "to": to}));
        }
    }
    if !changes.is_empty() {
        rename(db, account, &name, &contact_email)?;
    }
    if let Some(change) =
        draft.access.map(|wanted| give_access(db, account, wanted)).transpose()?.flatten()
    {
        changes.insert("access".to_owned(), change);
    }
    if changes.is_empty() {
        return Ok(());
    }
    touch(db, account.row, user.name)?;
    let place: (Uuid, Uuid) = (account.workspace, account.id);
    events::record(db, place, user, EventKind::Changed, &name, json!({"changes": changes}))?;
    Ok(())
}

/// Changes the access, and says what the ledger should note; `None` when the account has this access already.
fn give_access(
    db: &Transaction<'_>,
    account: &ServiceAccount,
    wanted: RequestedAccess,
) -> Result<Option<Value>, Problem> {
    let change = |to: Access, added: &[String], removed: &[String]| {
        json!({
            "from": events::access(account.access),
            "to": events::access(to),
            "dataSetsAdded": events::data_sets(added),
            "dataSetsRemoved": events::data_sets(removed),
        })
    };
    match wanted {
        RequestedAccess::Workspace(level) if account.access == Access::Workspace(level) => Ok(None),
        RequestedAccess::Workspace(level) => {
            let removed = shared_ids(db, account.row, u32::MAX)?;
            set_level(db, account.row, level)?;
            Ok(Some(change(Access::Workspace(level), &[], &removed)))
        }
        RequestedAccess::DataSets(ids) => {
            let sharing = Sharing::of(db, account.row, &ids)?;
            refuse_unknown_data_sets(&sharing, account.workspace)?;
            let (added, removed) = (sharing.added()?, sharing.removed()?);
            if added.is_empty() && removed.is_empty() {
                return Ok(None);
            }
            sharing.apply()?;
            let now = service_accounts::get(db, account.workspace, account.id)?;
            Ok(Some(change(now.access, &added, &removed)))
        }
    }
}
