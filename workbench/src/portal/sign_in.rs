//! Sign-in: the user chooses a demo user, without a password. The session cookie cannot be read by scripts and is not
//! sent with requests of other sites.

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

/// No address of the Workbench is longer.
const LONGEST_ADDRESS: usize = 2048;

/// `/` and `/sign-in`.
pub(super) fn router() -> Router<AppState> {
    Router::new().route("/", get(start)).route("/sign-in", get(sign_in))
}

/// The address of the sign-in page that leads back to `address`.
pub(super) fn sign_in_address(address: &str) -> String {
    let query =
        form_urlencoded::Serializer::new(String::new()).append_pair("then", address).finish();
    format!("/sign-in?{query}")
}

/// Redirects to the tab in the demo workspace. A visitor without a session is signed in as the administrator.
async fn start(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match session::user(&state, &headers) {
        Some(_) => Redirect::to(&demo_tab()).into_response(),
        None => sign_in_as(&state, Role::Administrator, &demo_tab()),
    }
}

/// `?as=administrator` or `?as=reader` signs in and redirects to `then`, which must be an address of the Workbench.
/// Without `then` it redirects to the demo tab; without `as` it shows the choice. Wrong values show the choice with a
/// message.
async fn sign_in(State(state): State<AppState>, OriginalUri(uri): OriginalUri) -> Response {
    let then = match parameter(&uri, "then") {
        None => demo_tab(),
        Some(then) if is_local(&then) => then,
        Some(_) => {
            return choice_page(
                &demo_tab(),
                "The address to go on to is none of this Workbench’s own.",
            );
        }
    };
    match parameter(&uri, "as") {
        None => choice_page(&then, ""),
        Some(word) => match Role::parse(&word) {
            Some(role) => sign_in_as(&state, role, &then),
            None => choice_page(&then, "There is no such demo user."),
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

fn choice_page(then: &str, problem: &str) -> Response {
    let status = if problem.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    respond(status, &SignIn { users: UserCard::all(), then, problem })
}

/// `then` must have passed [`is_local`], so that it fits into a header and stays on this origin.
fn sign_in_as(state: &AppState, role: Role, then: &str) -> Response {
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

/// Whether `address` is one of this origin. `//` would start the name of another host; browsers also take `\` for
/// `/`, and ignore tabs and line breaks.
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
