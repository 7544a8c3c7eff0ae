//! The portal around the tab: pages made on the server, with one small script of their own.
//!
//! A file for each page. It reads from the store and sends the browser to the gateway, but does not call it.

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;
use tower_http::compression::{CompressionLayer, CompressionLevel};

use crate::state::AppState;

mod api_management;
mod catalogue;
mod data_set;
mod files;
mod format;
mod home;
mod message;
mod page;
mod paging;
mod plain;
mod session_user;
mod shell;
mod sign_in;
mod visitor;
mod workspace;

pub(crate) use message::not_built;
use visitor::Visitor;

/// The portal's pages, the sign-in among them, its style sheet and its icon.
pub fn router() -> Router<AppState> {
    let api_management_page = get(api_management::show);
    let pages = Router::new()
        .route("/ws/{workspace_id}/apiManagement", api_management_page.clone())
        .route("/ws/{workspace_id}/apiManagement/", api_management_page.clone())
        .route("/ws/{workspace_id}/apiManagement/{*below}", api_management_page)
        // Where the older guide and its links lead.
        .route("/ws/{workspace_id}/apiIntegrations", get(api_management::moved))
        .route("/ws/{workspace_id}/home", get(home::show))
        .route("/ws/{workspace_id}/dataCatalogue", get(catalogue::show))
        .route("/ws/{workspace_id}/dataCatalogue/datasets/{data_set_id}", get(data_set::show))
        .route("/ws/{workspace_id}/workspace", get(workspace::show))
        .route("/ws/{workspace_id}/analytics", get(plain::analytics))
        .route("/ws/{workspace_id}/connectors", get(plain::connectors))
        .route("/ws/{workspace_id}/dataIntegrations", get(plain::data_integrations))
        .route("/ws", get(message::no_such_page))
        .route("/ws/", get(message::no_such_page))
        .route("/ws/{workspace_id}", get(home_of))
        .route("/ws/{workspace_id}/", get(home_of))
        .route("/ws/{workspace_id}/{*elsewhere}", get(message::no_such_page))
        .route("/assets/portal/portal.css", get(files::style_sheet))
        .route("/assets/portal/portal.js", get(files::script))
        .route("/session", get(session_user::show))
        .route("/favicon.svg", get(files::icon))
        // Browsers ask for it on pages without a link to an icon.
        .route("/favicon.ico", get(files::icon));
    // Pages are compressed for each request, at the best level. The bundle is not part of this router: its files
    // are compressed when it is built.
    pages.layer(CompressionLayer::new().quality(CompressionLevel::Best)).merge(sign_in::router())
}

/// The address of the workspace alone redirects to its start page.
async fn home_of(visitor: Visitor) -> Redirect {
    Redirect::to(&format!("/ws/{}/home", visitor.workspace_id()))
}
