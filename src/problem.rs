//! Everything that can go wrong with a call, in the user's language, with the server's own words.

use crate::contract::json::Json;
use std::fmt;

/// Why a call did not do what was asked. `Display` says what happened and what to do next.
#[derive(Clone, Debug, PartialEq)]
pub struct ApiError {
    pub kind: ErrorKind,
    /// The server's own reason.
    pub reason: Option<String>,
    /// The server's trace id, for support.
    pub trace_id: Option<String>,
    /// The server's reasons at single members of the request.
    fields: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The network gave no answer.
    Unreachable,
    /// No answer within the time allowed.
    TimedOut,
    /// An answer that is not the contract's: a proxy's page, an empty or a cut-off body.
    Unreadable(u16),
    /// 400, 422 and other refusals of what was sent.
    Rejected,
    /// 401.
    SignedOut,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 409 because of the account's name.
    NameTaken,
    /// 412: somebody else changed the account.
    Changed,
    /// 429, with the seconds to wait where the server said so.
    TooMany(Option<u32>),
    /// 5xx.
    Server(u16),
}

impl ErrorKind {
    /// Whether the same request may well succeed when sent once more.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut | Self::Unreadable(_) | Self::Server(_))
    }
}

impl From<ErrorKind> for ApiError {
    fn from(kind: ErrorKind) -> Self {
        Self { kind, reason: None, trace_id: None, fields: Vec::new() }
    }
}

impl ApiError {
    /// Reads a refusal. `retry_after` is the header's value in seconds, where it came as such.
    pub fn from_answer(status: u16, body: &[u8], retry_after: Option<u32>) -> Self {
        // RFC 9457, with ASP.NET Core's `errors` and `traceId`.
        let problem = serde_json::from_slice::<Json>(body).ok();
        let is_problem = matches!(problem, Some(Json::Object(_)));
        let mut problem = problem.unwrap_or_default();
        let name_taken =
            problem.take("type").text().is_some_and(|kind| kind.ends_with("name-taken"));
        let kind = match status {
            401 => ErrorKind::SignedOut,
            403 => ErrorKind::Forbidden,
            404 | 410 if is_problem => ErrorKind::NotFound,
            409 if name_taken => ErrorKind::NameTaken,
            412 => ErrorKind::Changed,
            429 => ErrorKind::TooMany(retry_after),
            400..=499 if is_problem => ErrorKind::Rejected,
            500..=599 => ErrorKind::Server(status),
            _ => ErrorKind::Unreadable(status),
        };
        let (detail, title) = (problem.take("detail").text(), problem.take("title").text());
        Self {
            kind,
            reason: detail.or(title).filter(|text| !text.trim().is_empty()),
            trace_id: problem.take("traceId").text(),
            fields: problem
                .take("errors")
                .members()
                .into_iter()
                .map(|(member, reasons)| (member, join(reasons)))
                .filter(|(_, reasons)| !reasons.is_empty())
                .collect(),
        }
    }

    /// The server's reason at a member of the request; names match without regard to case, and
    /// `access` stands for `access.dataSetIds` too.
    pub fn field(&self, member: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(name, _)| {
                name.split(['.', '['])
                    .next()
                    .is_some_and(|first| first.eq_ignore_ascii_case(member))
            })
            .map(|(_, reason)| reason.as_str())
    }

    /// The server's reasons at members that are none of `shown`.
    pub fn other_fields(&self, shown: &[&str]) -> Vec<String> {
        let elsewhere = |(name, reason): &(String, String)| {
            let first = name.split(['.', '[']).next().unwrap_or_default();
            let known = shown.iter().any(|member| member.eq_ignore_ascii_case(first));
            (!known).then(|| [name.as_str(), ": ", reason].concat())
        };
        self.fields.iter().filter_map(elsewhere).collect()
    }
}

fn join(reasons: Json) -> String {
    match reasons {
        Json::Text(reason) => reason,
        Json::List(reasons) => {
            reasons.into_iter().filter_map(Json::text).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.kind {
            ErrorKind::Unreachable => {
                "Data Workbench cannot be reached. Check your connection, then try again."
            }
            ErrorKind::TimedOut => "Data Workbench did not answer in time. Try again.",
            ErrorKind::Unreadable(_) => {
                "Data Workbench sent an answer that cannot be read. Try again; if it happens again, tell your administrator."
            }
            ErrorKind::Rejected => {
                "Data Workbench did not accept this. Correct what it names, then try again."
            }
            ErrorKind::SignedOut => {
                "Your session has ended. Sign in again in another browser tab, then try again here."
            }
            ErrorKind::Forbidden => {
                "You are not allowed to do this. Ask an administrator of the workspace."
            }
            ErrorKind::NotFound => {
                "Data Workbench does not find this any more. Reload the page; if it happens again, ask an administrator of the workspace."
            }
            ErrorKind::NameTaken => {
                "Another service account of this workspace has this name. Choose another name."
            }
            ErrorKind::Changed => "Somebody else changed this service account in the meantime.",
            ErrorKind::TooMany(Some(seconds)) => {
                return write!(to, "Too many requests at once. Try again in {seconds} seconds.");
            }
            ErrorKind::TooMany(None) => "Too many requests at once. Try again in a minute.",
            ErrorKind::Server(_) => {
                "Something went wrong in Data Workbench. Try again; if it happens again, tell support."
            }
        };
        to.write_str(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validation_problem_keeps_its_fields_reason_and_trace() {
        let body = br#"{"title":"One or more validation errors occurred.","status":400,
            "errors":{"ContactEmail":["Not an address.","Too long."],"Access.DataSetIds":["None exists."],"Other":["?"]},
            "traceId":"00-1-2-00"}"#;
        let error = ApiError::from_answer(400, body, None);
        assert_eq!(error.kind, ErrorKind::Rejected);
        assert_eq!(error.field("contactEmail"), Some("Not an address. Too long."));
        assert_eq!(error.field("access"), Some("None exists."));
        assert_eq!(error.field("name"), None);
        assert_eq!(error.other_fields(&["contactEmail", "access"]), ["Other: ?"]);
        assert_eq!(error.reason.as_deref(), Some("One or more validation errors occurred."));
        assert_eq!(error.trace_id.as_deref(), Some("00-1-2-00"));
    }

    #[test]
    fn bodies_that_are_no_problem_end_in_a_clear_message() {
        for body in [&b""[..], b"<html>502</html>", b"{\"title\":", b"[]", b"null"] {
            let error = ApiError::from_answer(502, body, None);
            assert_eq!(error.kind, ErrorKind::Server(502));
            assert_eq!(error.reason, None);
            assert_eq!(
                ApiError::from_answer(404, b"<html>", None).kind,
                ErrorKind::Unreadable(404)
            );
        }
    }

    #[test]
    fn only_a_name_conflict_is_told_as_one() {
        let taken = br#"{"type":"https://example.com/problems/name-taken","title":"Taken"}"#;
        assert_eq!(ApiError::from_answer(409, taken, None).kind, ErrorKind::NameTaken);
        assert_eq!(ApiError::from_answer(409, b"{}", None).kind, ErrorKind::Rejected);
    }

    #[test]
    fn the_wait_of_a_429_is_told() {
        let error = ApiError::from_answer(429, b"{}", Some(7));
        assert_eq!(error.to_string(), "Too many requests at once. Try again in 7 seconds.");
    }
}
