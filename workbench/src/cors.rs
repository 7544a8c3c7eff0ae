//! Lets pages of other origins call the gateway (CORS): only those that `--allow-origin` names, and none without it.

use std::str::FromStr;
use std::time::Duration;

use axum::Router;
use axum::http::header::{
    AUTHORIZATION, CONTENT_TYPE, DATE, ETAG, HeaderName, HeaderValue, IF_MATCH, LOCATION,
    RETRY_AFTER, WWW_AUTHENTICATE,
};
use axum::http::{Method, Uri};
use tower_http::cors::{AllowOrigin, CorsLayer};

/// How long a browser may keep the answer to a preflight; Chromium keeps none for longer.
const PREFLIGHT_LASTS: Duration = Duration::from_hours(2);

/// The headers that a call of the gateway may carry, besides those that browsers always allow.
const REQUEST_HEADERS: [HeaderName; 5] = [
    AUTHORIZATION,
    CONTENT_TYPE,
    IF_MATCH,
    HeaderName::from_static("idempotency-key"),
    HeaderName::from_static("ocp-apim-subscription-key"),
];

/// The contract's headers that a script of another origin may read.
const ANSWER_HEADERS: [HeaderName; 6] = [
    // Not part of the contract: the tab reads the backend's clock from it.
    DATE,
    ETAG,
    LOCATION,
    RETRY_AFTER,
    WWW_AUTHENTICATE,
    HeaderName::from_static("idempotency-replayed"),
];

/// An origin as browsers write it in the header `Origin`: `https://portal.example`. The port is left out where it is
/// the scheme's default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(HeaderValue);

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const WANTED: &str = "an origin is wanted as browsers write it, such as https://portal.example or \
             http://localhost:5173: scheme, host in lower case and port, without a path";
        let uri: Uri = text.parse().map_err(|_| WANTED)?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(WANTED);
        };
        let port = authority.port_u16();
        let own_port = match scheme {
            "http" => Some(80),
            "https" => Some(443),
            _ => return Err(WANTED),
        };
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        let end = port.map_or(String::new(), |port| format!(":{port}"));
        let written = format!("{scheme}://{}{end}", authority.host().to_ascii_lowercase());
        let host = authority.host();
        if host.is_empty() || !host.bytes().all(is_plain) || port == own_port || written != text {
            return Err(WANTED);
        }
        HeaderValue::from_str(text).map(Self).map_err(|_| WANTED)
    }
}

/// Lets pages of these origins call the routes: answers preflights and adds the CORS headers. Such pages send a bearer
/// token, for the session's cookie works on the Workbench's own site only.
///
/// Without origins the routes stay as they are, and OPTIONS is answered with 405. `Cross-Origin-Resource-Policy` stays
/// `same-origin` in any case: it is about embedded files such as images, not about calls.
pub(crate) fn open<S: Clone + Send + Sync + 'static>(
    routes: Router<S>,
    origins: &[Origin],
) -> Router<S> {
    if origins.is_empty() {
        return routes;
    }
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().map(|origin| origin.0.clone())))
        .allow_credentials(true)
        .allow_methods([Method::GET, Method::POST, Method::PATCH, Method::DELETE])
        .allow_headers(REQUEST_HEADERS)
        .expose_headers(ANSWER_HEADERS)
        .max_age(PREFLIGHT_LASTS);
    routes.layer(layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_taken_as_browsers_write_them() {
        for text in [
            "https://portal.example",
            "http://localhost:5173",
            "http://127.0.0.1:8080",
            "http://[::1]:1",
        ] {
            assert!(text.parse::<Origin>().is_ok(), "{text}");
        }
    }

    #[test]
    fn whatever_no_browser_sends_is_refused() {
        for text in [
            "",
            "*",
            "null",
            "portal.example",
            "https://",
            "https://portal.example/",
            "https://portal.example/path",
            "https://portal.example:443",
            "http://portal.example:80",
            "https://Portal.example",
            "https://user@portal.example",
            "https://*.example",
            "https://portal.example https://other.example",
            "ftp://portal.example",
            "https://portal.example:x",
        ] {
            assert!(text.parse::<Origin>().is_err(), "{text}");
        }
    }
}
