//! The security headers on every answer: pages, answers of the API, files, redirects and errors.

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use axum::response::Response;

use crate::state::AppState;

/// For pages: scripts, styles and calls of the same origin, WebAssembly, and nothing else. No inline scripts or styles,
/// no HTML from strings, and no framing, for a page may show a secret.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; font-src 'none'; form-action 'self'; base-uri 'none'; object-src 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// For all other answers: if a browser shows one as a document nevertheless, that document can do nothing. It has
/// no `sandbox`, for browsers refuse to show a sandboxed document that also has an opener policy.
pub const DATA_POLICY: &str =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Features of the browser. The tab needs one of them: writing to the clipboard.
pub const PERMISSIONS: &str = "camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), \
     geolocation=(), microphone=(), payment=(), usb=()";

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Adds the headers to every route of the router so far, fallbacks included.
pub fn wrap(routes: Router<AppState>) -> Router<AppState> {
    routes.layer(from_fn(add))
}

async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = if is_page(&response) { PAGE_POLICY } else { DATA_POLICY };
    let is_unchanged = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value))
    };
    // A 304 gets no policy: the browser would use it instead of the cached page's own.
    if !is_unchanged {
        set(CONTENT_SECURITY_POLICY, policy);
    }
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // An address tells which workspace, account or data set a user looks at, so it is not sent to other sites.
    set(REFERRER_POLICY, "no-referrer");
    set(OPENER_POLICY, "same-origin");
    set(PERMISSIONS_POLICY, PERMISSIONS);
    // The bundle allows other origins on purpose and sets this header itself.
    headers.entry(RESOURCE_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    response
}

fn is_page(response: &Response) -> bool {
    response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("text/html"))
}
