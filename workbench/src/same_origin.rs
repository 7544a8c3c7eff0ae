//! Tells requests of the Workbench's own pages from those of other pages (against CSRF). A browser sends the cookie
//! with both if the other page belongs to the same site, and all ports of `localhost` are one site.

use axum::http::uri::Uri;
use axum::http::{HeaderMap, HeaderName, header};

use crate::host;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a page of another origin sent the request.
///
/// `Sec-Fetch-Site` decides if it is there: browsers send it, and no page can set it. Older browsers send only
/// `Origin`, and not with plain reads. A request with neither counts as one from a program, which has its own cookies.
pub(crate) fn is_from_another_page(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get(FETCH_SITE) {
        return site != "same-origin" && site != "none";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return false };
    // `null` has no host, so it is refused too. The scheme is not compared, because a proxy may have changed it.
    let origin = origin.to_str().ok().and_then(|origin| origin.parse::<Uri>().ok());
    let place = origin.as_ref().and_then(Uri::authority).map(|authority| authority.as_str());
    place.is_none() || place != host::host(headers)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn foreign(lines: &[(&'static str, &'static str)]) -> bool {
        let lines = lines.iter().copied().chain([("host", "127.0.0.1:8080")]);
        is_from_another_page(&HeaderMap::from_iter(
            lines.map(|(name, value)| {
                (HeaderName::from_static(name), HeaderValue::from_static(value))
            }),
        ))
    }

    #[test]
    fn own_pages_programs_and_typed_addresses_pass() {
        assert!(!foreign(&[]));
        assert!(!foreign(&[("origin", "http://127.0.0.1:8080")]));
        assert!(!foreign(&[("sec-fetch-site", "same-origin")]));
        assert!(!foreign(&[("sec-fetch-site", "none")]));
        // A development server forwards calls with its own host name.
        assert!(!foreign(&[
            ("origin", "http://127.0.0.1:5173"),
            ("sec-fetch-site", "same-origin")
        ]));
    }

    #[test]
    fn every_other_page_does_not() {
        for site in ["same-site", "cross-site", "", "anything"] {
            assert!(foreign(&[("sec-fetch-site", site)]), "{site}");
            assert!(
                foreign(&[("sec-fetch-site", site), ("origin", "http://127.0.0.1:8080")]),
                "{site}"
            );
        }
        for origin in [
            "null",
            "",
            "http://127.0.0.1",
            "http://127.0.0.1:8081",
            "http://localhost:8080",
            "https://evil.example",
            "http://127.0.0.1:8080.evil.example",
            "file://",
        ] {
            assert!(foreign(&[("origin", origin)]), "{origin}");
        }
    }
}
