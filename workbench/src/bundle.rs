//! Serves the tab's release bundle, precompressed. Files with a hash in their name are cached for ever; all others are
//! checked for changes each time.
//!
//! The folder is served at two addresses. A host page loads the module from `/assets/api-management/`. At
//! `/standalone/` the bundle's own page shows the tab alone, at whatever address below it.

use std::io;
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
use tower_http::services::ServeDir;

use crate::portal;
use crate::problem::Problem;
use crate::state::AppState;

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The browser keeps the file but asks each time whether it has changed; the answer is then a short 304.
const REVALIDATE: &str = "no-cache";

/// The page may show a secret: nothing of it is kept, for the next user of the browser neither.
const NEVER_KEPT: &str = "no-store";

/// The files of the bundle, and the standalone page.
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

/// Below `/standalone/`, a last part with a dot in it is a file of the bundle, in whatever folder: `index.html` names
/// its files relative to its own address. Every other address is a place of the tab and gets `index.html`.
async fn standalone(State(state): State<AppState>, request: Request) -> Response {
    let last = request.uri().path().rsplit('/').next().unwrap_or_default();
    let path = if last.contains('.') { format!("/{last}") } else { "/index.html".to_owned() };
    if path == "/index.html" && !state.bundle.is_built() {
        return portal::not_built();
    }
    serve(state.bundle.path(), &path, request).await
}

/// `path` starts with a slash and is percent-encoded. [`ServeDir`] decodes it and refuses paths that leave the folder.
async fn serve(folder: &Path, path: &str, request: Request) -> Response {
    let Ok(path_and_query) = PathAndQuery::try_from(path) else {
        return no_such_file();
    };
    let mut parts = request.into_parts().0;
    parts.uri = Uri::from(path_and_query);
    let mut files = ServeDir::new(folder)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    let served = files.try_call(Request::from_parts(parts, Body::empty())).await;
    let mut response = match served {
        Ok(response) if response.status() == StatusCode::NOT_FOUND => return no_such_file(),
        Ok(response) => response.map(Body::new).into_response(),
        Err(error) if names_no_file(&error) => return no_such_file(),
        Err(error) => {
            tracing::error!(%error, "a file of the bundle could not be read");
            return Problem::internal().into_response();
        }
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
    let caching = match name {
        _ if found && is_hashed(name) => IMMUTABLE,
        "index.html" => NEVER_KEPT,
        _ => REVALIDATE,
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    // Without this, `.ts` would be sent as a video format.
    if found && name.ends_with(".d.ts") {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    }
    // The bundle holds no data of users, so pages of any origin may load it and check its integrity.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}

fn no_such_file() -> Response {
    Problem::not_found("There is no such file in the bundle.").into_response()
}

/// Whether the address caused the error and not the disk: a name may be too long, or treat a file as a folder.
fn names_no_file(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::InvalidFilename
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::PermissionDenied
    )
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
