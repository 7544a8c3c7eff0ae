//! The Microsoft-style token endpoint.

use axum::Router;

use crate::AppState;

/// The endpoint's path on its host, the same as in production.
pub const PATH: &str = "/dnvglb2cprod.onmicrosoft.com/oauth2/token";

/// The token endpoint.
pub fn router() -> Router<AppState> {
    Router::new()
}
