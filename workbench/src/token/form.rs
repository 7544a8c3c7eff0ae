//! The token endpoint's form body.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use uuid::Uuid;

use super::claims::RESOURCE;
use super::refusal::Refusal;
use crate::state::AppState;

/// Bytes; a usual request has about three hundred.
pub(super) const LARGEST: usize = 16 * 1024;

/// Has no `Debug`: it holds a secret.
pub(super) struct TokenRequest {
    /// `None` when it is no UUID, so no account has it.
    pub(super) client_id: Option<Uuid>,
    pub(super) client_secret: String,
}

impl FromRequest<AppState> for TokenRequest {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, Refusal> {
        let is_form = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .is_some_and(|kind| {
                kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
            });
        if !is_form {
            return Err(Refusal::not_a_form());
        }
        let body =
            Bytes::from_request(request, state).await.map_err(|rejection| {
                match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Refusal::too_large(),
                    _ => Refusal::missing("grant_type"),
                }
            })?;
        Self::parse(&body)
    }
}

impl TokenRequest {
    fn parse(body: &[u8]) -> Result<Self, Refusal> {
        let field = |wanted: &'static str| {
            form_urlencoded::parse(body)
                .find(|(name, value)| name == wanted && !value.is_empty())
                .map(|(_, value)| value.into_owned())
                .ok_or(wanted)
        };
        let grant_type = field("grant_type").map_err(Refusal::missing)?;
        if grant_type != "client_credentials" {
            return Err(Refusal::unsupported_grant(&grant_type));
        }
        let client_id = field("client_id").map_err(Refusal::missing)?;
        let client_secret = field("client_secret").map_err(Refusal::missing)?;
        let resource = field("resource").map_err(Refusal::missing)?;
        if resource.trim_end_matches('/') != RESOURCE {
            return Err(Refusal::unknown_resource(&resource));
        }
        Ok(Self { client_id: Uuid::try_parse(&client_id).ok(), client_secret })
    }
}
