//! The signed-in user and the workspace of a page, checked before the page is made.

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
            region: self.workspace.region,
            tab,
            user: self.user.into(),
            users: UserCard::all(),
            address: self.address,
        }
    }
}

/// Without a session it redirects to the sign-in page; for an unknown workspace it answers 404.
impl FromRequestParts<AppState> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let address = parts.uri.path_and_query().map_or("/", |address| address.as_str()).to_owned();
        let user = match session::present(state, &parts.headers).await {
            Ok(Some(session)) => session.user,
            Ok(None) => {
                return Err(Redirect::to(&sign_in::sign_in_address(&address)).into_response());
            }
            Err(error) => return Err(message::failed(error)),
        };
        let id = id_in_path(parts, state, "workspace_id").await;
        let unknown =
            || message::not_found("There is no such workspace, or you have no access to it.");
        let id = id.ok_or_else(unknown)?;
        match state.store.read(move |db| workspaces::find(db, id)).await {
            Ok(Some(workspace)) => Ok(Self { user, id, workspace, address }),
            Ok(None) => Err(unknown()),
            Err(error) => Err(message::failed(error)),
        }
    }
}

/// The id at `{name}` in the path; `None` when the text there is no id.
pub(super) async fn id_in_path(parts: &mut Parts, state: &AppState, name: &str) -> Option<Uuid> {
    // Fails only if the percent-encoded bytes of the path are not UTF-8.
    let parameters = RawPathParams::from_request_parts(parts, state).await.ok()?;
    let text = parameters.iter().find(|(key, _)| *key == name).map(|(_, text)| text);
    text.and_then(canonical_id)
}

/// A UUID as the contract writes it, in lower case. With other spellings a page would have two addresses, and the tab
/// would not recognise its own routes below the second one.
fn canonical_id(text: &str) -> Option<Uuid> {
    text.parse::<Uuid>().ok().filter(|id| id.to_string() == text)
}
