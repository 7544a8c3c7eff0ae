//! Renders a page.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::response::{Html, IntoResponse, Response};

use crate::problem::Problem;

/// Pages are for one user and must not be cached: going back to a page after a change of user loads it again.
pub(super) fn respond(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(html) => {
            // The templates' indentation, which every visit would load. No page has text in which it counts.
            let lines: Vec<&str> = html.lines().map(str::trim_start).collect();
            let html = lines.join("\n");
            let caching = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (status, caching, Html(html)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            Problem::internal().into_response()
        }
    }
}
