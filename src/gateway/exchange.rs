//! One call, sent once, and its answer: the browser's side of HTTP.

use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::joined::Joined;
use crate::platform::clock::{now, parse_time, set_by};
use crate::platform::host::Host;
use crate::wire::json::{DecodeError, Json, decode, encode};
use crate::wire::problem::{Sent, read_refusal};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Request, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
    ResponseType,
};

/// A call, which may be sent more than once.
pub struct Call {
    method: &'static str,
    pub url: String,
    body: Option<String>,
    /// `Idempotency-Key`.
    pub key: Option<String>,
    /// `If-Match`.
    pub version: Option<String>,
}

/// A successful answer: 2xx.
pub struct Answer {
    pub status: u16,
    /// The headers `ETag` and `Location`.
    pub etag: Option<String>,
    pub location: Option<String>,
    /// It may hold a secret; the allocator overwrites it when it is dropped.
    pub(super) body: Vec<u8>,
}

/// Why a call has no successful answer.
pub enum Failure {
    /// It was aborted on purpose: nothing waits for it.
    Ended,
    /// With the answer's status, or 0 if there was no answer.
    Failed(ApiError, u16),
}

impl Call {
    pub fn new(method: &'static str, url: String) -> Self {
        Self { method, url, body: None, key: None, version: None }
    }

    pub fn json(method: &'static str, url: String, body: impl Into<Json>) -> Self {
        Self { body: Some(encode(body)), ..Self::new(method, url) }
    }

    fn sent(&self) -> Sent {
        Sent { body: self.body.is_some(), key: self.key.is_some(), version: self.version.is_some() }
    }

    /// Answers are never taken from a cache.
    fn request(&self, has_tokens: bool, signal: &AbortSignal) -> Result<Request, JsValue> {
        let options = RequestInit::new();
        options.set_method(self.method);
        options.set_credentials(match has_tokens {
            true => RequestCredentials::Omit,
            false => RequestCredentials::Include,
        });
        options.set_cache(RequestCache::NoStore);
        options.set_redirect(RequestRedirect::Manual);
        options.set_signal(Some(signal));
        if let Some(body) = &self.body {
            options.set_body(&body.into());
        }
        let request = Request::new_with_str_and_init(&self.url, &options)?;
        let headers = request.headers();
        if self.body.is_some() {
            headers.set("Content-Type", "application/json")?;
        }
        for (name, value) in [("Idempotency-Key", &self.key), ("If-Match", &self.version)] {
            if let Some(value) = value {
                headers.set(name, value)?;
            }
        }
        Ok(request)
    }
}

impl Answer {
    pub fn decode<T: TryFrom<Json, Error = DecodeError>>(&self) -> Result<T, Failure> {
        decode(&self.body).map_err(|_| self.unreadable())
    }

    /// The failure for an answer whose content is not as expected.
    pub fn unreadable(&self) -> Failure {
        Failure::Failed(ErrorKind::Unreadable(self.status).into(), self.status)
    }
}

impl Failure {
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Ended => ErrorKind::Unreachable,
            Self::Failed(error, _) => error.kind,
        }
    }

    /// The failure for an error that the browser threw; `kind` if the error's name says nothing more.
    fn of(error: &JsValue, kind: ErrorKind, status: u16) -> Self {
        let name = js_sys::Reflect::get(error, &"name".into()).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("AbortError") => Self::Ended,
            Some("TimeoutError") => Self::Failed(ErrorKind::TimedOut.into(), 0),
            _ if kind == ErrorKind::Unreachable && !window().navigator().on_line() => {
                Self::Failed(ErrorKind::Offline.into(), 0)
            }
            _ => Self::Failed(kind.into(), status),
        }
    }
}

/// Sends a call with the portal's session: a token, for which the host is asked just before, or the
/// host's cookies. If the token is refused, the host is asked once more: it may have expired
/// meanwhile.
pub async fn exchange(host: &Host, call: &Call, signal: &AbortSignal) -> Result<Answer, Failure> {
    let mut asks_again = host.has_tokens();
    loop {
        let answer = send(host, call, signal).await;
        let is_refused = answer.as_ref().is_err_and(|it| it.kind() == ErrorKind::SignedOut);
        if !std::mem::replace(&mut asks_again, false) || !is_refused {
            return answer;
        }
    }
}

async fn send(host: &Host, call: &Call, signal: &AbortSignal) -> Result<Answer, Failure> {
    let unsent = |error: JsValue| Failure::of(&error, ErrorKind::Unreachable, 0);
    let has_tokens = host.has_tokens();
    let request = call.request(has_tokens, signal).map_err(unsent)?;
    if has_tokens {
        let token = host.token(signal).await.ok().and_then(|token| token.as_string());
        let is_set = token.is_some_and(|token| {
            request.headers().set("Authorization", &["Bearer ", &token].joined()).is_ok()
        });
        // A host without a token has no session: the backend would answer 401.
        if !is_set {
            return Err(signed_out());
        }
    }
    let response = JsFuture::from(window().fetch_with_request(&request)).await.map_err(unsent)?;
    let response: Response = response.unchecked_into();
    let status = response.status();
    let header = |name: &str| response.headers().get(name).ok().flatten();
    if let Some(date) = header("Date") {
        set_by(&date);
    }
    // The contract has no redirects, so this one leads to a sign-in page.
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(signed_out());
    }
    let body = body(&response).await;
    if response.ok() {
        return Ok(Answer {
            status,
            etag: header("ETag"),
            location: header("Location"),
            body: body?,
        });
    }
    let body = match body {
        Err(Failure::Ended) => return Err(Failure::Ended),
        // The status alone says that the call was refused, even if the body was lost.
        body => body.unwrap_or_default(),
    };
    let wait = header("Retry-After").as_deref().and_then(seconds);
    let mut error = read_refusal(status, &body, wait, call.sent());
    error.trace_id =
        error.trace_id.or_else(|| header("traceparent")).or_else(|| header("x-request-id"));
    Err(Failure::Failed(error, status))
}

/// Reads the body and wipes the browser's buffer: it may hold a secret.
async fn body(response: &Response) -> Result<Vec<u8>, Failure> {
    let status = response.status();
    let unreadable = |error: JsValue| Failure::of(&error, ErrorKind::Unreadable(status), status);
    let buffer =
        JsFuture::from(response.array_buffer().map_err(unreadable)?).await.map_err(unreadable)?;
    let bytes = js_sys::Uint8Array::new(&buffer);
    let copy = bytes.to_vec();
    bytes.fill(0, 0, bytes.length());
    Ok(copy)
}

/// `Retry-After`, given in seconds or as a date.
fn seconds(header: &str) -> Option<u32> {
    let given = js_sys::parse_int(header, 10);
    if given.is_nan() {
        return parse_time(header).map(|until| ((until - now()) / 1_000.0).ceil() as u32);
    }
    // A number out of bounds, such as a negative one, becomes the nearest `u32`.
    Some(given as u32)
}

fn signed_out() -> Failure {
    Failure::Failed(ErrorKind::SignedOut.into(), 401)
}
