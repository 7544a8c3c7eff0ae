//! Pages with nothing but a message: not found, not built yet, failed.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::page::respond;

#[derive(Template)]
#[template(path = "pages/message.html")]
struct Message<'a> {
    heading: &'a str,
    reason: &'a str,
}

/// 404 for an address below `/ws/` where there is no page.
pub(super) async fn no_such_page() -> Response {
    not_found(
        "This address is no page of Data Workbench. It may have been mistyped, or the page may have moved.",
    )
}

/// 404, with a reason for the user.
pub(super) fn not_found(reason: &str) -> Response {
    respond(StatusCode::NOT_FOUND, &Message { heading: "Page not found", reason })
}

/// 404 for the standalone page while there is no bundle.
pub(crate) fn not_built() -> Response {
    let reason = "The API management tab has not been built yet. Run cargo xtask build, then load this page again.";
    respond(StatusCode::NOT_FOUND, &Message { heading: "Nothing to show yet", reason })
}

/// 500. The reason is logged and not shown.
pub(super) fn failed(error: impl std::fmt::Display) -> Response {
    tracing::error!(%error, "a page could not be made");
    let reason = "The local Workbench could not make this page. Its log has the reason.";
    respond(StatusCode::INTERNAL_SERVER_ERROR, &Message { heading: "Something went wrong", reason })
}
