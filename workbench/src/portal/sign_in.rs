//! Sign-in reduced to a choice of demo user. A session is a signed cookie that scripts cannot read and that no other
//! site's request carries.

use askama::Template;
use axum::Router;
use axum::extract::{OriginalUri, State};
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, SET_COOKIE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::page::respond;
use super::shell::UserCard;
use crate::demo;
use crate::portal_user::Role;
use crate::session;
use crate::state::AppState;

/// An address longer than this is none of the Workbench's own.
const LONGEST_ADDRESS: usize = 2048;

/// `/` and `/sign-in`.
pub(super) fn router() -> Router<AppState> {
    Router::new().route("/", get(start)).route("/sign-in", get(sign_in))
}

/// Where one asks who is there, to come back to `address` afterwards.
pub(super) fn address_of_choice(address: &str) -> String {
    let query =
        form_urlencoded::Serializer::new(String::new()).append_pair("then", address).finish();
    format!("/sign-in?{query}")
}

/// Leads to the tab of the demo workspace. Whoever comes without a session is the administrator.
async fn start(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match session::user(&state, &headers) {
        Some(_) => Redirect::to(&demo_tab()).into_response(),
        None => enter(&state, Role::Administrator, &demo_tab()),
    }
}

/// `?as=administrator` or `?as=reader` signs in and leads to `then`, a local address, or else to the demo tab.
/// Without `as` it shows the choice; with values that it cannot take it says so there.
async fn sign_in(State(state): State<AppState>, OriginalUri(uri): OriginalUri) -> Response {
    let then = match parameter(&uri, "then") {
        None => demo_tab(),
        Some(then) if is_local(&then) => then,
        Some(_) => {
            return choice(&demo_tab(), "The address to go on to is none of this Workbench’s own.");
        }
    };
    match parameter(&uri, "as") {
        None => choice(&then, ""),
        Some(word) => match Role::parse(&word) {
            Some(role) => enter(&state, role, &then),
            None => choice(&then, "There is no such demo user."),
        },
    }
}

#[derive(Template)]
#[template(path = "pages/sign_in.html")]
struct SignIn<'a> {
    users: Vec<UserCard>,
    then: &'a str,
    problem: &'a str,
}

fn choice(then: &str, problem: &str) -> Response {
    let status = if problem.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    respond(status, &SignIn { users: UserCard::all(), then, problem })
}

/// `then` has been checked: a header can hold it, and it stays on this origin.
fn enter(state: &AppState, role: Role, then: &str) -> Response {
    let cookie = format!(
        "{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Strict",
        session::COOKIE_NAME,
        session::issue(state, role),
        session::LIFETIME.as_secs(),
    );
    let mut response = Redirect::to(then).into_response();
    let headers = response.headers_mut();
    headers.insert(
        SET_COOKIE,
        HeaderValue::try_from(cookie).expect("a session is base64url and dots"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn demo_tab() -> String {
    format!("/ws/{}/apiManagement", demo::WORKSPACE)
}

/// The first value of a query parameter.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let query = uri.query()?.as_bytes();
    form_urlencoded::parse(query).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Whether a browser that is sent to `address` stays here. Browsers read `\` as `/` and drop tabs and line breaks
/// before they look for `//`, which would begin the name of another host.
fn is_local(address: &str) -> bool {
    address.len() <= LONGEST_ADDRESS
        && address.starts_with('/')
        && !address.starts_with("//")
        && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn local_addresses_are_taken() {
        for address in [
            "/",
            "/ws/1/home",
            "/ws/1/dataCatalogue?name=%2F%2Fevil.example&page=2",
            "/a//b",
            "/#x",
        ] {
            assert!(is_local(address), "{address}");
        }
    }

    #[test]
    fn whatever_could_lead_elsewhere_is_refused() {
        let elsewhere = [
            "",
            "ws/1",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/ws\\..\\x",
            "/\t/evil.example",
            "/\n/evil.example",
            "\t//evil.example",
            " //evil.example",
            "https://evil.example/",
            "https:evil.example",
            "javascript:alert(1)",
            "/ws/ø",
            "/ws/\0",
        ];
        for address in elsewhere {
            assert!(!is_local(address), "{address:?}");
        }
        assert!(!is_local(&format!("/{}", "a".repeat(2048))));
    }
}
