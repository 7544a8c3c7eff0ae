//! Serves the tab's release bundle: precompressed, hashed names for ever, the entry always asked for anew.
//!
//! Two addresses show the same folder. `/assets/api-management/` is what a host page loads the module from;
//! `/standalone/` is the bundle's own page, whose tab owns every address below it.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue,
};
use axum::http::uri::{PathAndQuery, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::portal;
use crate::problem::Problem;
use crate::state::AppState;

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Kept, but asked for anew each time: an unchanged file costs one 304.
const ASK_FIRST: &str = "no-cache";

/// The files, and the standalone page with all addresses below it.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/assets/api-management/{*file}", get(file))
        .route("/standalone", get(async || Redirect::permanent("/standalone/")))
        .route("/standalone/", get(standalone))
        .route("/standalone/{*path}", get(standalone))
}

async fn file(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    let path = path.strip_prefix("/assets/api-management").unwrap_or(path).to_owned();
    serve(state.bundle.path(), &path, request).await
}

/// Below `/standalone/` a name with a dot is a file of the bundle, whatever folder the page's address pretends to be
/// in, for `index.html` names its files relative to itself. Any other address is one of the tab's own.
async fn standalone(State(state): State<AppState>, request: Request) -> Response {
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    let path = if last.contains('.') { format!("/{last}") } else { "/index.html".to_owned() };
    if path == "/index.html" && !state.bundle.is_built() {
        return portal::not_built();
    }
    serve(state.bundle.path(), &path, request).await
}

/// `path` starts with a slash and is still percent-encoded. [`ServeDir`] decodes it and refuses whatever would leave
/// the folder.
async fn serve(folder: &Path, path: &str, request: Request) -> Response {
    let Ok(path_and_query) = PathAndQuery::try_from(path) else {
        return Problem::not_found("There is no such file in the bundle.").into_response();
    };
    let mut parts = request.into_parts().0;
    parts.uri = Uri::from(path_and_query);
    let files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    let served = files.oneshot(Request::from_parts(parts, Body::empty())).await;
    let mut response = match served {
        Ok(response) => response.map(Body::new).into_response(),
        Err(never) => match never {},
    };
    if response.status() == StatusCode::NOT_FOUND {
        return Problem::not_found("There is no such file in the bundle.").into_response();
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let caching = if found && is_hashed(name) { FOR_EVER } else { ASK_FIRST };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    // By their ending, TypeScript's declarations pass for a film.
    if found && name.ends_with(".d.ts") {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    }
    // The bundle is public and holds no user's data: a portal on another origin may load it and check its integrity.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}

/// Whether a file's name carries the hash of its content: `api-management-1f8b5c2e9d04a7c3_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    name.split(['-', '_', '.']).skip(1).any(|part| {
        part.len() >= 8 && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn a_hash_is_eight_or_more_hexadecimal_characters_after_the_first_word() {
        for name in [
            "api-management-1f8b5c2e9d04a7c3.js",
            "api-management-1f8b5c2e9d04a7c3_bg.wasm",
            "x-00000000.css",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "api-management.js",
            "index.html",
            "manifest.json",
            "deadbeef.js",
            "api-management-1f8b5c2.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
