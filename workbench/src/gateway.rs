//! The Data Workbench gateway, version 2, for portal users and service accounts.

use axum::Router;

use crate::AppState;

/// The gateway's path on its host, the same as in production.
pub const PATH: &str = "/veracity/dw/gateway/api/v2";

/// Every call of the gateway.
pub fn router() -> Router<AppState> {
    Router::new()
}
