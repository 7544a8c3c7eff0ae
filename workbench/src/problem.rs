//! Every error answer is a problem (RFC 9457). It says what the caller can do about it, and gives no internal details.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

mod causes;
mod kinds;
mod sections;
mod trace_id;

use sections::section_of;
pub(crate) use trace_id::TraceId;

/// An error answer.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    /// A URI reference; `None` stands for the section of RFC 9110 that defines the status.
    kind: Option<&'static str>,
    title: Cow<'static, str>,
    detail: Option<String>,
    errors: BTreeMap<String, Vec<String>>,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, title: impl Into<Cow<'static, str>>) -> Self {
        let title = title.into();
        Self {
            status,
            kind: None,
            title,
            detail: None,
            errors: BTreeMap::new(),
            headers: Vec::new(),
        }
    }

    pub(crate) fn kind(mut self, kind: &'static str) -> Self {
        self.kind = Some(kind);
        self
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub(crate) fn error(mut self, member: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.entry(member.into()).or_default().push(message.into());
        self
    }

    pub(crate) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    pub fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.title)?;
        self.detail.as_ref().map_or(Ok(()), |detail| write!(formatter, " {detail}"))
    }
}

impl std::error::Error for Problem {}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let trace_id = TraceId::random();
        let kind = self.kind.map_or_else(|| Cow::Owned(section_of(self.status)), Cow::Borrowed);
        let mut body = json!({
            "type": kind,
            "title": self.title,
            "status": self.status.as_u16(),
            "traceId": trace_id.as_str(),
        });
        if let Some(detail) = self.detail {
            body["detail"] = detail.into();
        }
        if !self.errors.is_empty() {
            body["errors"] = json!(self.errors);
        }
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        for (name, value) in self.headers {
            headers.append(name, value);
        }
        response.extensions_mut().insert(trace_id);
        response
    }
}
