//! Reads the body of a request, with limits on its size and time. All bodies are read here; each caller words the
//! refusal in its own way.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest as _, Request};
use axum::http::{HeaderMap, StatusCode, header};

/// For the whole body. A limit for each piece would let a client hold a connection for ever, byte by byte.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// Why a body is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// It has a `Content-Encoding`. None is read: a few kilobytes can unpack to gigabytes.
    Encoded,
    /// It has more bytes than the route's `DefaultBodyLimit`.
    TooLarge,
    /// It did not arrive within [`PATIENCE`].
    TooSlow,
    CutOff,
}

impl Unreadable {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Encoded => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::CutOff => StatusCode::BAD_REQUEST,
        }
    }

    pub(crate) fn words(self) -> String {
        match self {
            Self::Encoded => "The body has a Content-Encoding; send it without one.".to_owned(),
            Self::TooLarge => "The body is too large.".to_owned(),
            Self::TooSlow => {
                format!("The body did not come within {} seconds.", PATIENCE.as_secs())
            }
            Self::CutOff => "The body was cut off.".to_owned(),
        }
    }
}

/// The whole body. Its size is limited by the route's `DefaultBodyLimit`.
pub(crate) async fn read(request: Request) -> Result<Bytes, Unreadable> {
    if is_encoded(request.headers()) {
        return Err(Unreadable::Encoded);
    }
    match tokio::time::timeout(PATIENCE, Bytes::from_request(request, &())).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(rejection)) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            Err(Unreadable::TooLarge)
        }
        Ok(Err(_)) => Err(Unreadable::CutOff),
        Err(_) => Err(Unreadable::TooSlow),
    }
}

/// `identity` is no encoding.
fn is_encoded(headers: &HeaderMap) -> bool {
    headers.get_all(header::CONTENT_ENCODING).iter().any(|value| {
        value.to_str().map_or(true, |codings| {
            codings
                .split(',')
                .map(str::trim)
                .any(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case("identity"))
        })
    })
}

/// Whether the body is a form, as HTML sends it.
pub(crate) fn is_form(headers: &HeaderMap) -> bool {
    essence(headers).is_some_and(|kind| kind == "application/x-www-form-urlencoded")
}

/// The type of the body in lower case, without its parameters.
pub(crate) fn essence(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};

    use super::*;

    #[test]
    fn every_coding_but_identity_is_an_encoding() {
        let with = |value: &'static [u8]| {
            let value = HeaderValue::from_bytes(value).expect("a header");
            is_encoded(&HeaderMap::from_iter([(header::CONTENT_ENCODING, value)]))
        };
        for plain in [b"".as_slice(), b"identity", b" Identity , identity"] {
            assert!(!with(plain), "{plain:?}");
        }
        for coded in [b"gzip".as_slice(), b"br", b"identity, deflate", b"x-none", b"\xff"] {
            assert!(with(coded), "{coded:?}");
        }
    }
}
