//! The token endpoint's form body.

use axum::extract::{FromRequest, Request};
use uuid::Uuid;

use super::claims::RESOURCE;
use super::refusal::Refusal;
use crate::body;
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

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Refusal> {
        if !body::is_form(request.headers()) {
            return Err(Refusal::not_a_form());
        }
        Self::parse(&body::read(request).await.map_err(Refusal::unreadable)?)
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
