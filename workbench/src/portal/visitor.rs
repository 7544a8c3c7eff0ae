//! Who asks for a page of which workspace: settled before any page is made.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

use super::shell::{Shell, Tab, UserCard};
use super::{message, sign_in};
use crate::portal_user::PortalUser;
use crate::session;
use crate::state::AppState;
use crate::store::workspaces::{self, Workspace};

/// A signed-in user in a workspace that exists.
pub(super) struct Visitor {
    user: PortalUser,
    id: Uuid,
    workspace: Workspace,
    address: String,
}

impl Visitor {
    pub(super) fn workspace_id(&self) -> Uuid {
        self.id
    }

    pub(super) fn shell(self, tab: Tab) -> Shell {
        Shell {
            workspace_id: self.id,
            workspace_name: self.workspace.name,
            description: self.workspace.description,
            tab,
            user: self.user.into(),
            users: UserCard::all(),
            address: self.address,
        }
    }
}

/// Without a session one is asked who is there, and comes back; an unknown workspace is a page that says so.
impl FromRequestParts<AppState> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let address = parts.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned();
        let Some(user) = session::user(state, &parts.headers) else {
            return Err(Redirect::to(&sign_in::address_of_choice(&address)).into_response());
        };
        let parameters = RawPathParams::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let mut ids = parameters.iter().filter(|(name, _)| *name == "workspace_id");
        let unknown =
            || message::not_found("There is no such workspace, or you have no access to it.");
        let id = ids.next().and_then(|(_, id)| canonical(id)).ok_or_else(unknown)?;
        match state.store.read(move |db| workspaces::find(db, id)).await {
            Ok(Some(workspace)) => Ok(Self { user, id, workspace, address }),
            Ok(None) => Err(unknown()),
            Err(error) => Err(message::failed(error)),
        }
    }
}

/// An id as the contract writes it: a UUID in lower case. Other spellings would make a second address of each page,
/// and one below which the tab does not know its own routes.
pub(super) fn canonical(text: &str) -> Option<Uuid> {
    text.parse::<Uuid>().ok().filter(|id| id.to_string() == text)
}
