//! The token endpoint's form body.

use axum::extract::{FromRequest, Request};
use uuid::Uuid;

use super::claims::RESOURCE;
use super::paths::PATH_2;
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
    pub(super) asked: Asked,
}

/// How the version of the endpoint has the caller name what the token is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Resource,
    Scope,
}

impl Asked {
    pub(super) fn at(path: &str) -> Self {
        if path == PATH_2 { Self::Scope } else { Self::Resource }
    }
}

impl FromRequest<AppState> for TokenRequest {
    type Rejection = Refusal;

    async fn from_request(request: Request, _: &AppState) -> Result<Self, Refusal> {
        if !body::is_form(request.headers()) {
            return Err(Refusal::not_a_form());
        }
        let asked = Asked::at(request.uri().path());
        Self::parse(&body::read(request).await.map_err(Refusal::unreadable)?, asked)
    }
}

impl TokenRequest {
    fn parse(body: &[u8], asked: Asked) -> Result<Self, Refusal> {
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
        let (name, end) = match asked {
            Asked::Resource => ("resource", ""),
            Asked::Scope => ("scope", "/.default"),
        };
        let wanted = field(name).map_err(Refusal::missing)?;
        let resource = wanted.strip_suffix(end);
        if resource.map(|it| it.trim_end_matches('/')) != Some(RESOURCE) {
            return Err(Refusal::unknown_resource(&wanted));
        }
        Ok(Self { client_id: Uuid::try_parse(&client_id).ok(), client_secret, asked })
    }
}
