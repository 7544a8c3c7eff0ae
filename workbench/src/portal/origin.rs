//! The origin that the tab should call: the one in the address bar of the browser.

use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::http::uri::Authority;

/// The origin of a request, such as `http://127.0.0.1:8080`. A caller can send anything as `Host`, so if it is not
/// just a host and a port, the loopback address is used instead.
pub(super) fn origin(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).filter(|host| is_plain(host));
    format!("http://{}", host.unwrap_or("127.0.0.1"))
}

fn is_plain(host: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    let is_whole = |authority: Authority| {
        // Parsing accepts a port that is no number, so compare the whole text.
        let port = authority.port_u16().map_or(String::new(), |port| format!(":{port}"));
        !authority.host().is_empty() && format!("{}{port}", authority.host()) == host
    };
    host.bytes().all(plain) && host.parse().is_ok_and(is_whole)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn origin_of(host: &'static str) -> String {
        origin(&HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]))
    }

    #[test]
    fn a_host_with_its_port_is_taken() {
        for host in ["127.0.0.1:8080", "localhost", "workbench.example:1", "[::1]:8080"] {
            assert_eq!(origin_of(host), format!("http://{host}"));
        }
    }

    #[test]
    fn anything_else_becomes_the_loopback_address() {
        for host in [
            "",
            ":80",
            "a b",
            "user@evil.example",
            "a/b",
            "a\"onload=x",
            "a'b",
            "a?b",
            "a#b",
            "[::1",
            "a:b",
        ] {
            assert_eq!(origin_of(host), "http://127.0.0.1", "{host}");
        }
        assert_eq!(origin(&HeaderMap::new()), "http://127.0.0.1");
    }
}
