//! The page with the tab: the custom element, and its attributes.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Redirect, Response};

use super::page::respond;
use super::shell::{Shell, Tab};
use super::visitor::Visitor;
use crate::host::origin;
use crate::state::AppState;
use crate::{gateway, token};

#[derive(Template)]
#[template(path = "pages/api_management.html")]
struct ApiManagement {
    shell: Shell,
    /// The addresses in the attributes are absolute, as in production.
    origin: String,
    gateway: &'static str,
    token: &'static str,
    is_built: bool,
    bundle_folder: String,
}

/// The tab was called "API Integrations" before. Old links and guides lead there.
pub(super) async fn moved(visitor: Visitor) -> Redirect {
    Redirect::permanent(&format!("/ws/{}/apiManagement", visitor.workspace_id()))
}

/// Addresses below show the same page: the tab decides which of them exist.
pub(super) async fn show(
    State(state): State<AppState>,
    headers: HeaderMap,
    visitor: Visitor,
) -> Response {
    let page = ApiManagement {
        shell: visitor.shell(Tab::ApiManagement),
        origin: origin(&headers),
        gateway: gateway::PATH,
        token: token::PATH,
        is_built: state.bundle.is_built(),
        bundle_folder: state.bundle.path().display().to_string(),
    };
    respond(StatusCode::OK, &page)
}
