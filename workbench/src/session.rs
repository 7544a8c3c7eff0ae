//! The session of a portal user: a signed cookie that names the user and the time when it expires. Sessions that were
//! ended before that time are in the database.

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HeaderValue};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::demo;
use crate::host::{is_https, port};
use crate::portal_user::{PortalUser, Role};
use crate::signature::{Purpose, decode, encode};
use crate::state::AppState;
use crate::store::time::Time;
use crate::store::{self, sessions};

/// The cookie's name over plain HTTP, without a port.
pub const COOKIE_NAME: &str = "dwb_session";

/// The same over HTTPS. For the prefix `__Host-` a browser makes sure that this very host set the cookie, over
/// HTTPS and for all paths. So a page of a neighbouring host cannot replace it with its own.
///
/// Over plain HTTP the prefix cannot be used. It requires `Secure`, and Safari, curl and Python's requests do not send
/// such a cookie to `http://127.0.0.1`, so their users would never be signed in. There the protection is `HttpOnly`,
/// `SameSite=Strict` and the check of the request's origin.
pub const SECURE_COOKIE_NAME: &str = "__Host-dwb_session";

/// A long working day. After that the user signs in again.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(12);

/// A session that is valid.
pub(crate) struct Session {
    pub(crate) id: Uuid,
    pub(crate) user: PortalUser,
    pub(crate) expires_on: Time,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    id: Uuid,
    role: Role,
    /// Seconds since 1970.
    expires: i64,
}

/// Makes a session for the demo user of this role: the value of the cookie, without its attributes.
pub fn issue(state: &AppState, role: Role) -> String {
    let expires = (Timestamp::now() + LIFETIME).as_second();
    let claims = encode(&Claims { id: Uuid::new_v4(), role, expires });
    let signature = state.signing_key.sign(Purpose::Session, &claims);
    format!("{claims}.{signature}")
}

/// Reads a session's value; `None` when it is forged, cut off, expired or ended.
pub(crate) async fn verify(state: &AppState, value: &str) -> Result<Option<Session>, store::Error> {
    let Some(session) = read(state, value) else { return Ok(None) };
    let id = session.id;
    let has_ended = state.store.read(move |db| sessions::has_ended(db, id)).await?;
    Ok((!has_ended).then_some(session))
}

fn read(state: &AppState, value: &str) -> Option<Session> {
    let (claims, signature) = value.split_once('.')?;
    if !state.signing_key.verifies(Purpose::Session, claims, signature) {
        return None;
    }
    let Claims { id, role, expires } = decode(claims)?;
    let expires_on = Time::from_second(expires);
    (expires_on > Time::now()).then(|| Session { id, user: demo::user_with(role), expires_on })
}

/// The session of a request, by its cookie.
pub(crate) async fn present(
    state: &AppState,
    headers: &HeaderMap,
) -> Result<Option<Session>, store::Error> {
    // The contract's name has no port, and programs may leave it out too.
    let names = [cookie_name(headers), plain_name(headers).to_owned()];
    let pairs = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    for (_, value) in pairs.filter(|(name, _)| names.iter().any(|known| known == name)) {
        if let Some(session) = verify(state, value).await? {
            return Ok(Some(session));
        }
    }
    Ok(None)
}

/// Ends the session of a request, for every copy of the cookie.
pub(crate) async fn end(state: &AppState, headers: &HeaderMap) -> Result<(), store::Error> {
    let Some(session) = present(state, headers).await? else { return Ok(()) };
    state.store.write(move |db| sessions::end(db, session.id, session.expires_on)).await
}

/// `Set-Cookie` with a new session.
pub(crate) fn new_cookie(state: &AppState, headers: &HeaderMap, role: Role) -> HeaderValue {
    cookie(headers, &issue(state, role), LIFETIME.as_secs())
}

/// `Set-Cookie` that makes the browser forget the cookie.
pub(crate) fn no_cookie(headers: &HeaderMap) -> HeaderValue {
    cookie(headers, "", 0)
}

fn cookie(headers: &HeaderMap, value: &str, seconds: i64) -> HeaderValue {
    let name = cookie_name(headers);
    let secure = if is_https(headers) { "; Secure" } else { "" };
    let text =
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::try_from(text).expect("a session is base64url and dots")
}

/// The name of the cookie that is set, such as `dwb_session_8080`. It has the port of the browser's address bar:
/// browsers keep cookies by host alone, so two Workbenches on one host would replace each other's sessions.
fn cookie_name(headers: &HeaderMap) -> String {
    let plain = plain_name(headers);
    port(headers).map_or_else(|| plain.to_owned(), |port| format!("{plain}_{port}"))
}

fn plain_name(headers: &HeaderMap) -> &'static str {
    if is_https(headers) { SECURE_COOKIE_NAME } else { COOKIE_NAME }
}
