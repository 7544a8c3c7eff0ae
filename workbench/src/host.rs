//! The host name in a request. All names but the Workbench's own are refused, against DNS rebinding: the owner of a
//! domain can point it at 127.0.0.1 after a page of that domain was loaded. The browser then takes the Workbench for
//! that page's own server.

use axum::extract::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::problem::Problem;

/// Answers 400 to a request without exactly one `Host`, and 421 to one for another name.
pub(crate) async fn check(request: Request, next: Next) -> Response {
    // A request line with a whole address names the host as well, and would win over the header.
    let named = request.uri().authority().map(Authority::as_str);
    match (host(request.headers()), named) {
        (Some(host), None) if is_own(host) => next.run(request).await,
        (Some(host), Some(named)) if is_own(host) && named == host => next.run(request).await,
        (None, _) => Problem::bad_request("The header Host must be there, once.").into_response(),
        _ => Problem::new(StatusCode::MISDIRECTED_REQUEST, "This Workbench has another name.")
            .detail(
                "It is called by the number of its address, such as 127.0.0.1, or as localhost.",
            )
            .into_response(),
    }
}

/// The one `Host` of a request, such as `127.0.0.1:8080`.
pub(crate) fn host(headers: &HeaderMap) -> Option<&str> {
    let mut lines = headers.get_all(HOST).iter();
    match (lines.next(), lines.next()) {
        (Some(host), None) => host.to_str().ok(),
        _ => None,
    }
}

/// The port in the browser's address bar, if it is there.
pub(crate) fn port(headers: &HeaderMap) -> Option<u16> {
    host(headers)?.parse::<Authority>().ok()?.port_u16()
}

/// The origin in the browser's address bar, such as `http://127.0.0.1:8080`.
pub(crate) fn origin(headers: &HeaderMap) -> String {
    let scheme = if is_https(headers) { "https" } else { "http" };
    format!("{scheme}://{}", host(headers).unwrap_or("127.0.0.1"))
}

/// Whether the browser uses HTTPS. The Workbench speaks plain HTTP; a proxy in front of it adds the header that tells.
/// A caller that sends the header without a proxy only harms itself.
pub(crate) fn is_https(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https")
}

/// A numeric address cannot be pointed elsewhere, and browsers themselves resolve `localhost`, and names below it, to
/// this machine. Any port is allowed: a proxy may have another one.
fn is_own(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    // Parsing also accepts a user, and a port that is no number; so the whole text is compared.
    let port = authority.port_u16().map_or(String::new(), |port| format!(":{port}"));
    if format!("{name}{port}") != host {
        return false;
    }
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let is_number = bare.map_or_else(
        || name.parse::<std::net::Ipv4Addr>().is_ok(),
        |bare| bare.parse::<std::net::Ipv6Addr>().is_ok(),
    );
    let name = name.to_ascii_lowercase();
    is_number || name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn numbers_and_localhost_are_own_names_at_any_port() {
        for host in [
            "127.0.0.1:8080",
            "127.0.0.1",
            "localhost",
            "LocalHost:1",
            "tab.localhost:8080",
            "[::1]:8080",
            "[fe80::1]",
            "192.168.1.20:8080",
            "0.0.0.0:8080",
        ] {
            assert!(is_own(host), "{host}");
        }
    }

    #[test]
    fn every_other_name_is_somebody_elses() {
        for host in [
            "",
            ":80",
            "evil.example",
            "evil.example:8080",
            "localhost.evil.example",
            "evillocalhost",
            "localhost.",
            "127.0.0.1.evil.example",
            "127.0.0.1.nip.io:8080",
            "user@127.0.0.1",
            "127.0.0.1:x",
            "127.0.0.1:99999",
            "127.0.0.1/a",
            "127.0.0.1, evil.example",
            "[::1",
            "[evil.example]",
            "::1",
            "2130706433",
            "0x7f.1",
            "127.1",
            "a b",
        ] {
            assert!(!is_own(host), "{host:?}");
        }
    }
}
