//! A call to a workspace: who makes it, where to, and what they may do there.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

use super::caller::{Caller, Machine};
use super::ids::id_in_path;
use crate::portal_user::{PortalUser, Role};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts::{Access, Level};
use crate::store::workspaces;

const HAND_PICKED: &str =
    "An account with data sets selected by hand reaches those data sets only.";

/// Made once per request, before anything else of it is looked at: whoever may not come in learns nothing.
pub(super) struct Visit {
    pub(super) caller: Caller,
    pub(super) workspace: Uuid,
}

impl FromRequestParts<AppState> for Visit {
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
            Caller::Machine(machine) if machine.workspace != workspace => Err(no_such()),
            _ => Ok(Self { caller, workspace }),
        }
    }
}

impl Visit {
    /// For calls about service accounts, which are the portal users' own: no machine makes machines.
    pub(super) fn portal_user(&self) -> Result<PortalUser, Problem> {
        match &self.caller {
            Caller::User(user) => Ok(*user),
            Caller::Machine(_) => Err(Problem::forbidden(
                "Service accounts are managed by the workspace's users only.",
            )),
        }
    }

    /// For calls that change service accounts.
    pub(super) fn administrator(&self) -> Result<PortalUser, Problem> {
        let user = self.portal_user()?;
        match user.role {
            Role::Administrator => Ok(user),
            Role::Reader => Err(Problem::forbidden(
                "Only administrators of the workspace may change service accounts.",
            )),
        }
    }

    /// For calls at the level of the workspace or the tenant.
    pub(super) fn whole_workspace(&self) -> Result<(), Problem> {
        match self.only_shared_with() {
            Some(_) => Err(Problem::forbidden(HAND_PICKED)),
            None => Ok(()),
        }
    }

    /// For calls that change data; the answer is the caller's id and name, for the ledger.
    pub(super) fn may_change_data(&self) -> Result<(Uuid, &str), Problem> {
        self.whole_workspace()?;
        match &self.caller {
            Caller::User(user) if user.role == Role::Administrator => Ok((user.id, user.name)),
            Caller::Machine(Machine {
                access: Access::Workspace(Level::Admin), id, name, ..
            }) => Ok((*id, name)),
            Caller::User(_) | Caller::Machine(_) => Err(Problem::forbidden(
                "This takes administrator rights; the caller may only view.",
            )),
        }
    }

    /// The account (its row) whose selection by hand limits this call; `None` when the whole workspace is open.
    pub(super) fn only_shared_with(&self) -> Option<i64> {
        match &self.caller {
            Caller::Machine(Machine { access: Access::DataSets(_), row, .. }) => Some(*row),
            Caller::Machine(_) | Caller::User(_) => None,
        }
    }

    /// What `GET /workspaces/{id}` calls the caller's role.
    pub(super) fn role(&self) -> Role {
        match &self.caller {
            Caller::User(user) => user.role,
            Caller::Machine(Machine { access: Access::Workspace(Level::Admin), .. }) => {
                Role::Administrator
            }
            Caller::Machine(_) => Role::Reader,
        }
    }
}
