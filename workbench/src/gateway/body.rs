//! Reads a JSON object from the body of a request. Everything else is refused with a reason.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use serde_json::{Map, Value};

use super::members::Members;
use crate::problem::Problem;
use crate::state::AppState;

/// The members of the body.
pub(super) struct JsonBody(pub(super) Members);

/// The members of the body of a query. All of them are optional, and so is the body.
pub(super) struct OptionalJsonBody(pub(super) Members);

impl FromRequest<AppState> for JsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        let missing = || Problem::validation().error("$", "The body is missing.");
        read(request, state).await?.map(Self).ok_or_else(missing)
    }
}

impl FromRequest<AppState> for OptionalJsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Problem> {
        Ok(Self(read(request, state).await?.unwrap_or_else(|| Members::of(Map::new()))))
    }
}

/// `None` for an empty body, of whatever type.
async fn read(request: Request, state: &AppState) -> Result<Option<Members>, Problem> {
    let content_type = request.headers().get(header::CONTENT_TYPE).cloned();
    let body = Bytes::from_request(request, state).await.map_err(|rejection| {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "The body is too large.")
                    .detail("At most 8 MiB are read.")
            }
            _ => Problem::bad_request("The body was cut off."),
        }
    })?;
    if body.is_empty() {
        return Ok(None);
    }
    let is_json = content_type.as_ref().and_then(|value| value.to_str().ok()).is_some_and(is_json);
    if !is_json {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body is not JSON.")
            .detail("Send it as application/json; a PATCH may be application/merge-patch+json."));
    }
    match serde_json::from_slice(&body) {
        Ok(Value::Object(members)) => Ok(Some(Members::of(members))),
        Ok(_) => Err(Problem::validation().error("$", "The body must be a JSON object.")),
        // The message of the error names the place and does not repeat the text.
        Err(error) => {
            Err(Problem::validation().error("$", format!("The body is not valid JSON: {error}.")))
        }
    }
}

fn is_json(content_type: &str) -> bool {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}
