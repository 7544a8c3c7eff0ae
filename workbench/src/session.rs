//! The portal user's session: a signed cookie that says who is there, and until when.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::AppState;
use crate::signature::{Purpose, decode, encode};

/// The cookie's name.
pub const COOKIE_NAME: &str = "dwb_session";

/// A long working day; after it one signs in again.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(12);

/// What a portal user may do in the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    Administrator,
    Reader,
}

impl Role {
    /// The word in `/sign-in?as=` and in the contract's `role`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Reader => "reader",
        }
    }

    /// The reverse of [`Role::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "administrator" => Some(Self::Administrator),
            "reader" => Some(Self::Reader),
            _ => None,
        }
    }
}

/// Whoever sits before the portal: one demo user for each role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortalUser {
    pub id: uuid::Uuid,
    pub name: &'static str,
    pub email: &'static str,
    pub role: Role,
}

impl PortalUser {
    /// Every user of the demo.
    pub const ALL: [Self; 2] = [Self::of(Role::Administrator), Self::of(Role::Reader)];

    /// The demo user who has this role.
    pub const fn of(role: Role) -> Self {
        match role {
            Role::Administrator => Self {
                id: uuid::uuid!("5a1f0c7e-0a7a-4b0e-9a39-6d2f6b1f2a01"),
                name: "Ada Admin",
                email: "ada.admin@example.com",
                role,
            },
            Role::Reader => Self {
                id: uuid::uuid!("5a1f0c7e-0a7a-4b0e-9a39-6d2f6b1f2a02"),
                name: "Rolf Reader",
                email: "rolf.reader@example.com",
                role,
            },
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Claims {
    role: Role,
    /// Seconds since 1970.
    expires: i64,
}

/// A session for the demo user of this role: the value of the cookie, without its attributes.
pub fn issue(state: &AppState, role: Role) -> String {
    let claims = encode(&Claims { role, expires: (Timestamp::now() + LIFETIME).as_second() });
    let signature = state.signing_key.sign(Purpose::Session, &claims);
    format!("{claims}.{signature}")
}

/// The user whose session this value is; `None` when it is forged, cut or over.
pub fn verify(state: &AppState, value: &str) -> Option<PortalUser> {
    let (claims, signature) = value.split_once('.')?;
    if !state.signing_key.verifies(Purpose::Session, claims, signature) {
        return None;
    }
    let claims: Claims = decode(claims)?;
    (claims.expires > Timestamp::now().as_second()).then(|| PortalUser::of(claims.role))
}

/// The user of a request, by its cookie.
pub fn user(state: &AppState, headers: &HeaderMap) -> Option<PortalUser> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(name, _)| *name == COOKIE_NAME)
        .find_map(|(_, value)| verify(state, value))
}
