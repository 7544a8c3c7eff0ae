//! One log line for each request: method, path, status and time. Never a query, a header or a body.

use std::time::Instant;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;

use crate::problem::TraceId;

/// Headers hold credentials, and a query may hold the name of a person: neither is logged.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let milliseconds = started.elapsed().as_millis() as u64;
    match response.extensions().get::<TraceId>() {
        Some(trace_id) => {
            tracing::info!(%method, path, status, milliseconds, trace_id = trace_id.as_str(), "answered");
        }
        None => tracing::info!(%method, path, status, milliseconds, "answered"),
    }
    response
}
