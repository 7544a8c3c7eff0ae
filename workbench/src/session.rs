//! The session of a portal user: a signed cookie that says who the user is, and until when.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::demo;
use crate::portal_user::{PortalUser, Role};
use crate::signature::{Purpose, decode, encode};
use crate::state::AppState;

/// The cookie's name.
pub const COOKIE_NAME: &str = "dwb_session";

/// A long working day. After that the user signs in again.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(12);

#[derive(Serialize, Deserialize)]
struct Claims {
    role: Role,
    /// Seconds since 1970.
    expires: i64,
}

/// Makes a session for the demo user of this role: the value of the cookie, without its attributes.
pub fn issue(state: &AppState, role: Role) -> String {
    let claims = encode(&Claims { role, expires: (Timestamp::now() + LIFETIME).as_second() });
    let signature = state.signing_key.sign(Purpose::Session, &claims);
    format!("{claims}.{signature}")
}

/// The user of a session; `None` when the value is forged, cut off or expired.
pub fn verify(state: &AppState, value: &str) -> Option<PortalUser> {
    let (claims, signature) = value.split_once('.')?;
    if !state.signing_key.verifies(Purpose::Session, claims, signature) {
        return None;
    }
    let claims: Claims = decode(claims)?;
    (claims.expires > Timestamp::now().as_second()).then(|| demo::user_with(claims.role))
}

/// The signed-in user of a request, by its cookie.
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
