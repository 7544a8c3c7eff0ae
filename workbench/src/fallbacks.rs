//! The answers when no handler gives one: unknown address, wrong method, panic.

use std::any::Any;

use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::problem::Problem;

/// The answer to an address that nothing serves.
pub async fn no_such_address(uri: Uri) -> Problem {
    Problem::not_found(format!("Nothing is served at {}.", uri.path()))
}

/// The answer to a method that an address does not have. The router adds `Allow`.
pub async fn no_such_method(method: Method) -> Problem {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This address does not take this method.")
        .detail(format!("{method} is not among the methods that the Allow header lists."))
}

type PanicHandler = fn(Box<dyn Any + Send + 'static>) -> Response;

/// A layer that turns a panic into a 500. The panic hook writes where it happened to the log; the caller is not told.
pub fn catch_panics() -> CatchPanicLayer<PanicHandler> {
    CatchPanicLayer::custom((|_| Problem::internal().into_response()) as PanicHandler)
}
