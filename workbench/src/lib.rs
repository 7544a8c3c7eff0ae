//! The local Workbench: the gateway, the token endpoint and the portal as one axum router.

use axum::Router;

mod attempts;
mod blocking;
mod body;
pub mod bundle;
pub mod bundle_folder;
pub mod cors;
mod credentials;
mod csv_file;
pub mod demo;
pub mod fallbacks;
pub mod gateway;
pub mod headers;
mod host;
mod ingest;
pub mod portal;
pub mod portal_user;
pub mod problem;
mod request_log;
mod rows;
mod same_origin;
mod sas;
pub mod server;
pub mod session;
mod signature;
pub mod state;
mod storage;
pub mod store;
pub mod token;

pub use state::{AppState, Lifetimes};

/// Every address of the Workbench. Tests call it without a socket.
///
/// The order of the layers matters, from the inside out: a panic becomes a problem, requests for another host name are
/// refused, the log sees the status, and every answer gets the security headers.
pub fn app(state: AppState) -> Router {
    // Pages of other origins may read the errors of the gateway too, so these are made inside the CORS layer.
    let gateway = gateway::router()
        .method_not_allowed_fallback(fallbacks::no_such_method)
        .layer(fallbacks::catch_panics());
    let routes = Router::new()
        .merge(cors::open(gateway, &state.allowed_origins))
        .merge(token::router())
        .merge(portal::router())
        .merge(bundle::router())
        .merge(storage::router())
        .route("/healthz", axum::routing::get(async || axum::http::StatusCode::NO_CONTENT))
        .fallback(fallbacks::no_such_address)
        .method_not_allowed_fallback(fallbacks::no_such_method)
        .layer(fallbacks::catch_panics())
        .layer(axum::middleware::from_fn(host::check))
        .layer(axum::middleware::from_fn(request_log::log));
    headers::wrap(routes).with_state(state)
}
