//! The caller and the workspace of a call, and what the caller may do there.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

use super::caller::{AccountCaller, Caller};
use super::ids::id_in_path;
use crate::portal_user::{PortalUser, Role};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts::{Access, Level};
use crate::store::workspaces;

const ONLY_SHARED_DATA_SETS: &str =
    "An account with data sets selected by hand reaches those data sets only.";

/// Every handler takes this first. Callers without access are refused before anything else of the request is read, so
/// they learn nothing from the answer.
pub(super) struct WorkspaceCall {
    pub(super) caller: Caller,
    pub(super) workspace: Uuid,
}

impl FromRequestParts<AppState> for WorkspaceCall {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let caller = Caller::of(parts, state).await?;
        let id = id_in_path(parts, state, "workspaceId").await;
        let workspace = match id {
            Some(id) => state.store.read(move |db| workspaces::find(db, id)).await?.map(|_| id),
            None => None,
        };
        let no_such = || Problem::not_found("There is no workspace with this id.");
        let workspace = workspace.ok_or_else(no_such)?;
        match &caller {
            Caller::Account(account_caller) if account_caller.workspace != workspace => {
                Err(no_such())
            }
            _ => Ok(Self { caller, workspace }),
        }
    }
}

impl WorkspaceCall {
    /// For calls about service accounts. A service account cannot manage service accounts.
    pub(super) fn require_portal_user(&self) -> Result<PortalUser, Problem> {
        match &self.caller {
            Caller::User(user) => Ok(*user),
            Caller::Account(_) => Err(Problem::forbidden(
                "Service accounts are managed by the workspace's users only.",
            )),
        }
    }

    /// For calls that change service accounts.
    pub(super) fn require_administrator(&self) -> Result<PortalUser, Problem> {
        let user = self.require_portal_user()?;
        match user.role {
            Role::Administrator => Ok(user),
            Role::Reader => Err(Problem::forbidden(
                "Only administrators of the workspace may change service accounts.",
            )),
        }
    }

    /// For calls that need access to the whole workspace.
    pub(super) fn require_whole_workspace(&self) -> Result<(), Problem> {
        match self.limited_to() {
            Some(_) => Err(Problem::forbidden(ONLY_SHARED_DATA_SETS)),
            None => Ok(()),
        }
    }

    /// The id and the name of the caller, for the ledger.
    pub(super) fn person(&self) -> (Uuid, &str) {
        match &self.caller {
            Caller::User(user) => (user.id, user.name),
            Caller::Account(AccountCaller { id, name, .. }) => (*id, name),
        }
    }

    /// For calls that change data. Returns the id and the name of the caller, for the ledger.
    pub(super) fn require_change_rights(&self) -> Result<(Uuid, &str), Problem> {
        self.require_whole_workspace()?;
        match &self.caller {
            Caller::User(user) if user.role == Role::Administrator => Ok(self.person()),
            Caller::Account(AccountCaller { access: Access::Workspace(Level::Admin), .. }) => {
                Ok(self.person())
            }
            Caller::User(_) | Caller::Account(_) => Err(Problem::forbidden(
                "This takes administrator rights; the caller may only view.",
            )),
        }
    }

    /// The row of the calling account if it has access to selected data sets only; `None` for the whole workspace.
    pub(super) fn limited_to(&self) -> Option<i64> {
        match &self.caller {
            Caller::Account(AccountCaller { access: Access::DataSets(_), row, .. }) => Some(*row),
            Caller::Account(_) | Caller::User(_) => None,
        }
    }

    /// The role in the answer of `GET /workspaces/{id}`.
    pub(super) fn role(&self) -> Role {
        match &self.caller {
            Caller::User(user) => user.role,
            Caller::Account(AccountCaller { access: Access::Workspace(Level::Admin), .. }) => {
                Role::Administrator
            }
            Caller::Account(_) => Role::Reader,
        }
    }
}
