//! The Data Workbench gateway, version 2, for portal users and service accounts.
//!
//! A file for each call or for what calls have in common. It knows the store and how to answer by HTTP, not the portal.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::get;

use crate::state::AppState;

mod address;
mod body;
mod call;
mod caller;
mod compression;
mod data_sets;
mod filter_type;
mod ids;
mod ingest;
mod ledger;
mod members;
mod paging;
mod parameters;
mod schemas;
mod service_accounts;
mod users;
mod workspace;

pub use address::PATH;

/// Bytes of a request. 100,000 data set ids take 4 MB.
const LARGEST_BODY: usize = 8 * 1024 * 1024;

/// Every call of the gateway.
pub fn router() -> Router<AppState> {
    let calls = Router::new()
        .route("/", get(workspace::read))
        .route("/ledger", get(ledger::list))
        .route("/schemas", get(schemas::list))
        .route("/users/roles", get(users::list_roles))
        .merge(ingest::router())
        .merge(data_sets::router())
        .merge(service_accounts::router())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(axum::middleware::map_response(keep_out_of_caches))
        .layer(compression::layer());
    Router::new().nest(&format!("{PATH}/workspaces/{{workspaceId}}"), calls)
}

/// Answers may hold API keys and secrets, and are for one caller only.
async fn keep_out_of_caches(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
