//! The strict headers that every answer carries, whoever made it: page, API answer, file, redirect or error.

use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::{Next, from_fn};
use axum::response::Response;

use crate::state::AppState;

/// For pages: scripts, styles and calls of this very origin, WebAssembly, and nothing else. Nothing inline, no HTML
/// made from strings, and nobody may frame a page that shows a secret.
pub const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; font-src 'none'; form-action 'self'; base-uri 'none'; object-src 'none'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// For all that is not a page. Should a browser ever show such an answer as a document, it can do nothing. There is no
/// `sandbox` here: browsers refuse to show a sandboxed document that also has an opener policy.
pub const DATA_POLICY: &str =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// Of what a page could ask the browser for, the tab needs one thing: to write to the clipboard.
pub const PERMISSIONS: &str = "camera=(), clipboard-read=(), clipboard-write=(self), display-capture=(), \
     geolocation=(), microphone=(), payment=(), usb=()";

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Adds the headers to all routes that are in the router by now, its fallbacks among them.
pub fn wrap(routes: Router<AppState>) -> Router<AppState> {
    routes.layer(from_fn(add))
}

async fn add(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = if is_page(&response) { PAGE_POLICY } else { DATA_POLICY };
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value))
    };
    set(CONTENT_SECURITY_POLICY, policy);
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Addresses name workspaces, accounts and data sets, and nothing here reads a referrer: none is sent.
    set(REFERRER_POLICY, "no-referrer");
    set(OPENER_POLICY, "same-origin");
    set(PERMISSIONS_POLICY, PERMISSIONS);
    // The bundle opens itself to other origins on purpose; whatever says nothing stays closed.
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
