//! Reads a JSON object from the body of a request. Everything else is refused with a reason.

use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::members::Members;
use crate::body::{self, Unreadable};
use crate::problem::Problem;
use crate::state::AppState;

/// The members of the body.
pub(super) struct JsonBody(pub(super) Members);

/// The members of the body of a query. All of them are optional, and so is the body.
pub(super) struct OptionalJsonBody(pub(super) Members);

impl FromRequest<AppState> for JsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Problem> {
        let missing = || Problem::validation().error("$", "The body is missing.");
        read(request).await?.map(Self).ok_or_else(missing)
    }
}

impl FromRequest<AppState> for OptionalJsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Problem> {
        Ok(Self(read(request).await?.unwrap_or_else(|| Members::of(Map::new()))))
    }
}

/// `None` for an empty body, of whatever type.
async fn read(request: Request) -> Result<Option<Members>, Problem> {
    let kind = body::essence(request.headers());
    let body = body::read(request).await.map_err(|why| match why {
        Unreadable::TooLarge => Problem::unreadable(why).detail("At most 8 MiB are read."),
        _ => Problem::unreadable(why),
    })?;
    if body.is_empty() {
        return Ok(None);
    }
    if !kind.as_deref().is_some_and(is_json) {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body is not JSON.")
            .detail("Send it as application/json; a PATCH may be application/merge-patch+json."));
    }
    match serde_json::from_slice(&body) {
        Ok(Value::Object(members)) => Ok(Some(Members::of(members))),
        Ok(_) => Err(Problem::validation().error("$", "The body must be a JSON object.")),
        // The error's message names the line and column and does not repeat the text.
        Err(error) => {
            Err(Problem::validation().error("$", format!("The body is not valid JSON: {error}.")))
        }
    }
}

/// A type without parameters, in lower case.
fn is_json(kind: &str) -> bool {
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}
