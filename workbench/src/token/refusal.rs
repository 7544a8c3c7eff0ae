//! The refusals of the token endpoint, with Azure AD's codes and words, so that developers find them on the web.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use uuid::Uuid;

use crate::body::Unreadable;
use crate::store::time::Time;

/// Characters of the caller's own text that an answer repeats.
const LONGEST_ECHO: usize = 100;

pub(super) struct Refusal {
    status: StatusCode,
    error: &'static str,
    code: u32,
    reason: String,
}

impl Refusal {
    fn bad_request(error: &'static str, code: u32, reason: String) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error, code, reason }
    }

    fn invalid_client(code: u32, reason: String) -> Self {
        Self { status: StatusCode::UNAUTHORIZED, error: "invalid_client", code, reason }
    }

    pub(super) fn missing(field: &'static str) -> Self {
        let reason = format!("The request body must contain the following parameter: '{field}'.");
        Self::bad_request("invalid_request", 900_144, reason)
    }

    pub(super) fn not_a_form() -> Self {
        let reason = "The request body must be application/x-www-form-urlencoded.".to_owned();
        Self::bad_request("invalid_request", 900_145, reason)
    }

    pub(super) fn unreadable(why: Unreadable) -> Self {
        let reason = match why {
            Unreadable::TooLarge => "The request body is larger than 16 KiB.".to_owned(),
            _ => why.words(),
        };
        Self { status: why.status(), ..Self::bad_request("invalid_request", 900_146, reason) }
    }

    pub(super) fn unsupported_grant(grant: &str) -> Self {
        let reason = format!("The app requested an unsupported grant type '{}'.", echo(grant));
        Self::bad_request("unsupported_grant_type", 70_003, reason)
    }

    pub(super) fn unknown_resource(resource: &str) -> Self {
        let reason =
            format!("The resource principal named {} was not found in the tenant.", echo(resource));
        Self::bad_request("invalid_resource", 500_011, reason)
    }

    /// Repeats the client id only if it is a UUID: the caller may have put the secret there by mistake.
    pub(super) fn unknown_client(client: Option<Uuid>) -> Self {
        let client = client.map_or_else(String::new, |id| format!(" with identifier '{id}'"));
        let reason = format!(
            "Application{client} was not found in the directory. It may have been removed."
        );
        Self::invalid_client(700_016, reason)
    }

    pub(super) fn wrong_secret(client: Uuid) -> Self {
        let reason = format!(
            "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value \
             for app '{client}', and not one that was regenerated since."
        );
        Self::invalid_client(7_000_215, reason)
    }

    pub(super) fn expired_secret(client: Uuid) -> Self {
        Self::invalid_client(
            7_000_222,
            format!("The provided client secret keys for app '{client}' are expired."),
        )
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (trace_id, correlation_id) = (Uuid::new_v4(), Uuid::new_v4());
        let timestamp = Time::now().to_string().replace('T', " ");
        let Self { status, error, code, reason } = self;
        let description = format!(
            "AADSTS{code}: {reason}\r\nTrace ID: {trace_id}\r\nCorrelation ID: {correlation_id}\r\nTimestamp: {timestamp}"
        );
        let body = json!({
            "error": error,
            "error_description": description,
            "error_codes": [code],
            "timestamp": timestamp,
            "trace_id": trace_id,
            "correlation_id": correlation_id,
        });
        (status, Json(body)).into_response()
    }
}

/// The caller's own text, shortened and on one line.
fn echo(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(LONGEST_ECHO).collect()
}
