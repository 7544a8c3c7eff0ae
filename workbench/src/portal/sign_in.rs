//! Sign-in: the user chooses a demo user, without a password. The session cookie cannot be read by scripts and is not
//! sent with requests of other sites.
//!
//! A session is started, changed and ended by a POST from one of the Workbench's own pages: a link, an image or a
//! prefetched page must not sign anybody in or out. Only `/` starts one for visitors without one, so that the demo
//! opens at once.

use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, OriginalUri, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, HeaderMap, HeaderValue, SET_COOKIE};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::page::respond;
use super::shell::UserCard;
use crate::body;
use crate::demo;
use crate::portal_user::Role;
use crate::problem::Problem;
use crate::same_origin::is_from_another_page;
use crate::session;
use crate::state::AppState;

/// No address of the Workbench is longer.
const LONGEST_ADDRESS: usize = 2048;

/// Bytes of the form.
const LARGEST_FORM: usize = 16 * 1024;

/// `/`, `/sign-in` and `/sign-out`.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(start))
        .route("/sign-in", get(choose).post(sign_in))
        .route("/sign-out", post(sign_out))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
}

/// The address of the sign-in page that leads back to `address`.
pub(super) fn sign_in_address(address: &str) -> String {
    let query =
        form_urlencoded::Serializer::new(String::new()).append_pair("then", address).finish();
    format!("/sign-in?{query}")
}

/// Redirects to the tab in the demo workspace. A visitor without a session is signed in as the administrator.
async fn start(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    if session::present(&state, &headers).await?.is_some() {
        return Ok(Redirect::to(&demo_tab()).into_response());
    }
    let cookie = session::new_cookie(&state, &headers, Role::Administrator);
    Ok(go_on(&demo_tab(), cookie))
}

/// The page where a demo user is chosen. It leads to the address `then`, or else to the demo tab.
async fn choose(OriginalUri(uri): OriginalUri) -> Response {
    match address_to_go_on_to(uri.query().unwrap_or_default().as_bytes()) {
        Some(then) => choice_page(&then, ""),
        None => foreign_address(),
    }
}

/// Signs in the demo user `as` of the form instead of the previous one, and redirects to `then`. After wrong values the
/// page is shown again with a message.
async fn sign_in(State(state): State<AppState>, request: Request) -> Result<Response, Problem> {
    let headers = request.headers().clone();
    if is_from_another_page(&headers) {
        return Err(Problem::from_another_page());
    }
    let form = if body::is_form(&headers) {
        body::read(request).await.map_err(Problem::unreadable)?
    } else {
        Bytes::new()
    };
    let Some(then) = address_to_go_on_to(&form) else { return Ok(foreign_address()) };
    let Some(role) = value(&form, "as").and_then(|word| Role::parse(&word)) else {
        return Ok(choice_page(&then, "There is no such demo user."));
    };
    session::end(&state, &headers).await?;
    Ok(go_on(&then, session::new_cookie(&state, &headers, role)))
}

/// Ends the session. Copies of the cookie stop working too.
async fn sign_out(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    if is_from_another_page(&headers) {
        return Err(Problem::from_another_page());
    }
    session::end(&state, &headers).await?;
    Ok(go_on("/sign-in", session::no_cookie(&headers)))
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

/// A redirect with a cookie. `then` must be local, so that it fits into a header and stays on this origin.
fn go_on(then: &str, cookie: HeaderValue) -> Response {
    let mut response = Redirect::to(then).into_response();
    let headers = response.headers_mut();
    headers.insert(SET_COOKIE, cookie);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn demo_tab() -> String {
    format!("/ws/{}/apiManagement", demo::WORKSPACE)
}

/// The address `then` of a form or a query, or the demo tab if there is none; `None` if it has another origin.
fn address_to_go_on_to(form: &[u8]) -> Option<String> {
    value(form, "then").map_or_else(|| Some(demo_tab()), |then| is_local(&then).then_some(then))
}

fn foreign_address() -> Response {
    choice_page(&demo_tab(), "The address to go on to is none of this Workbench’s own.")
}

/// The first value of this name in a form or a query.
fn value(form: &[u8], name: &str) -> Option<String> {
    form_urlencoded::parse(form).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Whether `address` has this origin. `//` would start the name of another host; browsers also take `\` for `/`, and
/// ignore tabs and line breaks.
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
