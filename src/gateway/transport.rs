//! How a call is sent: with a token or with cookies, within a time, again where that is right, and
//! how its answer is read.

use crate::gateway::calls::Gateway;
use crate::wire::answers::Credentials;
use crate::wire::json::{DecodeError, Json, decode};
use crate::wire::problem::read_refusal;
use crate::platform::host::Host;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::gateway::issued::Issued;
use gloo_net::http::{Method, Request, RequestBuilder};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCache, RequestCredentials};

const READ_TIMEOUT_MS: u32 = 30_000;
/// A write is given longer: its answer may hold the only copy of a secret.
const WRITE_TIMEOUT_MS: u32 = 60_000;
/// Waits before a create or a regenerate is sent again under the same key.
const RETRY_AFTER_MS: [u32; 2] = [1_000, 3_000];

pub(super) struct Answer {
    status: u16,
    pub(super) etag: Option<String>,
    /// Seconds.
    retry_after: Option<u32>,
    /// It may hold a secret; the allocator overwrites it when it is dropped.
    body: Vec<u8>,
    /// Told where the body cannot be read.
    host: Host,
}

/// Why a call has no answer that does what was asked.
enum Failure {
    /// Its owner is gone.
    Ended,
    /// Nothing came, or nothing whole.
    Silent(ErrorKind),
    Answer(Answer),
}

impl Answer {
    fn unauthorized(host: Host) -> Self {
        Self { status: 401, etag: None, retry_after: None, body: Vec::new(), host }
    }

    fn is_ok(&self) -> bool {
        matches!(self.status, 200..=299)
    }

    fn refusal(&self) -> ApiError {
        read_refusal(self.status, &self.body, self.retry_after)
    }

    pub(super) fn read<T: TryFrom<Json, Error = DecodeError>>(&self) -> Result<T, ApiError> {
        decode(&self.body).map_err(|_| {
            self.host.tell_status("error", self.status, None);
            ErrorKind::Unreadable(self.status).into()
        })
    }
}

impl Gateway {
    /// A call with the portal's session: the token that the host hands out when it is sent, or else
    /// the host's cookies. Answers are never taken from a cache.
    fn call(&self, method: Method, url: &str) -> RequestBuilder {
        let credentials = match self.host.has_tokens() {
            true => RequestCredentials::Omit,
            false => RequestCredentials::Include,
        };
        RequestBuilder::new(url)
            .method(method)
            .credentials(credentials)
            .cache(RequestCache::NoStore)
    }

    /// A call that ends when its owner is gone or its time is over.
    pub(super) fn read(&self, method: Method, url: &str, abort: &AbortSignal) -> RequestBuilder {
        let timeout = AbortSignal::timeout_with_u32(READ_TIMEOUT_MS);
        let either = AbortSignal::any(&js_sys::Array::of2(abort, &timeout));
        self.call(method, url).abort_signal(Some(&either))
    }

    /// A call that changes something: nobody ends it but its own time.
    pub(super) fn write(&self, method: Method, url: &str) -> RequestBuilder {
        self.call(method, url).abort_signal(Some(&AbortSignal::timeout_with_u32(WRITE_TIMEOUT_MS)))
    }

    /// Sends a call whose answer holds a secret, again where the answer got lost on the way.
    pub(super) async fn issue(
        &self,
        call: impl Fn() -> Result<Request, ApiError>,
    ) -> Result<Issued, ApiError> {
        let mut waits = RETRY_AFTER_MS.into_iter();
        loop {
            let outcome = match self.send(call()?).await {
                Ok(answer) => answer
                    .read::<Credentials>()
                    .map(|read| Issued { account: read.account, secret: read.secret, expires_on: read.expires_on, etag: answer.etag.clone() }),
                Err(error) => Err(error),
            };
            match outcome {
                Err(error) if is_lost(error.kind) => {
                    let Some(wait) = waits.next() else { return Err(error) };
                    TimeoutFuture::new(wait).await;
                    // Nobody is left for whom to ask again.
                    if self.alive.try_get_untracked().is_none() {
                        return Err(error);
                    }
                }
                outcome => return outcome,
            }
        }
    }

    /// Sends a call. Where a token was refused, the host is asked once more: it may have ended
    /// since. What fails, but for what was ended on purpose, the host is told.
    pub(super) async fn send(&self, request: Request) -> Result<Answer, ApiError> {
        let request = web_sys::Request::from(request);
        let once_more = match self.host.has_tokens() {
            // The browser's own copy of a request, with its body.
            true => web_sys::Request::clone(&request).ok(),
            false => None,
        };
        let mut answer = self.answer(request).await;
        if let (Some(request), Ok(Answer { status: 401, .. })) = (once_more, &answer) {
            answer = self.answer(request).await;
        }
        let failed = match answer {
            Ok(answer) if answer.is_ok() => return Ok(answer),
            Ok(answer) => Failure::Answer(answer),
            Err(failure) => failure,
        };
        let (error, status) = match failed {
            Failure::Ended => return Err(ErrorKind::Unreachable.into()),
            Failure::Silent(kind @ ErrorKind::Unreadable(status)) => (kind.into(), status),
            Failure::Silent(kind) => (kind.into(), 0),
            Failure::Answer(answer) => (answer.refusal(), answer.status),
        };
        match error.kind {
            ErrorKind::SignedOut => self.host.tell("unauthorized"),
            _ => self.host.tell_status("error", status, error.trace_id.as_deref()),
        }
        Err(error)
    }

    /// Sends a call with a new token where the host hands out tokens.
    async fn answer(&self, request: web_sys::Request) -> Result<Answer, Failure> {
        let host: &Host = &self.host;
        if host.has_tokens() {
            let token = host.token(&request.signal()).await.ok().and_then(|it| it.as_string());
            let is_set = token.is_some_and(|token| {
                let value = (["Bearer ", &token].concat());
                request.headers().set("Authorization", &value).is_ok()
            });
            // A host that has none to give has no session: the backend would say no more.
            if !is_set {
                return Ok(Answer::unauthorized(host.clone()));
            }
        }
        let sent = Request::from(request).send().await;
        let response: web_sys::Response = sent.map_err(refusal)?.into();
        let header = |name: &str| response.headers().get(name).ok().flatten();
        Ok(Answer {
            status: response.status(),
            etag: header("ETag"),
            retry_after: header("Retry-After").as_deref().and_then(wait_of),
            body: body(&response).await?,
            host: host.clone(),
        })
    }
}

/// Whether the backend may have done its work although its answer did not arrive.
fn is_lost(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::Unreachable
            | ErrorKind::TimedOut
            | ErrorKind::Unreadable(200..=299)
            | ErrorKind::Server(502..=504)
    )
}

/// Reads the body and wipes the browser's buffer: it may hold a secret.
async fn body(response: &web_sys::Response) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: JsValue| {
        let name = js_sys::Reflect::get(&error, &"name".into()).ok();
        let name = name.and_then(|name| name.as_string()).unwrap_or_default();
        ended(&name).unwrap_or(Failure::Silent(ErrorKind::Unreadable(response.status())))
    };
    let buffer =
        JsFuture::from(response.array_buffer().map_err(unreadable)?).await.map_err(unreadable)?;
    let bytes = js_sys::Uint8Array::new(&buffer);
    let copy = (bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    Ok(copy)
}

/// `Retry-After` in seconds, given as such or as a date.
fn wait_of(value: &str) -> Option<u32> {
    value.trim().parse().ok().or_else(|| {
        let until = crate::platform::clock::parse_time(value)?;
        Some(((until - crate::platform::clock::now()) / 1_000.0).max(1.0) as u32)
    })
}

fn refusal(error: gloo_net::Error) -> Failure {
    let ended = match error {
        gloo_net::Error::JsError(error) => ended(&error.name),
        _ => None,
    };
    ended.unwrap_or(Failure::Silent(ErrorKind::Unreachable))
}

/// What the browser calls a call that was ended: by its time, or by its owner.
fn ended(name: &str) -> Option<Failure> {
    match name {
        "TimeoutError" => Some(Failure::Silent(ErrorKind::TimedOut)),
        "AbortError" => Some(Failure::Ended),
        _ => None,
    }
}
