//! The portal that the tab lives in: pages made on the server, with no script but the tab's own module.

use axum::Router;
use axum::response::Redirect;
use axum::routing::get;

use crate::state::AppState;

mod api_management;
mod catalogue;
mod data_set;
mod files;
mod home;
mod message;
mod origin;
mod page;
mod paging;
mod plain;
mod shell;
mod sign_in;
mod visitor;
mod words;
mod workspace;

pub(crate) use message::not_built;
use visitor::Visitor;

/// The portal's pages, the sign-in among them, its style sheet and its icon.
pub fn router() -> Router<AppState> {
    let tab_of_ours = get(api_management::show);
    let pages = Router::new()
        .route("/ws/{workspace_id}/apiManagement", tab_of_ours.clone())
        .route("/ws/{workspace_id}/apiManagement/", tab_of_ours.clone())
        .route("/ws/{workspace_id}/apiManagement/{*below}", tab_of_ours)
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
        .route("/favicon.svg", get(files::icon))
        // Asked for by browsers on pages that name no icon.
        .route("/favicon.ico", get(files::icon));
    // Files of the bundle are compressed when it is built; these pages are made anew for each request.
    pages.layer(tower_http::compression::CompressionLayer::new()).merge(sign_in::router())
}

/// The workspace's bare address leads to its start page.
async fn home_of(visitor: Visitor) -> Redirect {
    Redirect::to(&format!("/ws/{}/home", visitor.workspace_id()))
}
