//! Turns a template into an answer.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::response::{Html, IntoResponse, Response};

use crate::problem::Problem;

/// A page as an answer. It shows who is signed in and what the workspace holds: no cache keeps it, and going back to
/// it after a change of user loads it anew.
pub(super) fn respond(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => {
            let caching = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (status, caching, Html(html)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            Problem::internal().into_response()
        }
    }
}
