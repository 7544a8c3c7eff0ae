//! Reads errors: RFC 9457 problems with ASP.NET Core's `errors` and `traceId`.

use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::joined::Joined;
use crate::wire::json::{DecodeError, Json, decode};

/// Only a 404 with this type means that an account no longer exists.
const MISSING: &str = "urn:dwb:problem:service-account-not-found";

/// The longest waiting time that is shown, in seconds; the shortest is 1.
const LONGEST_WAIT: u32 = 3_600;

/// What a refused call contained. Some statuses blame one of these; if the call did not contain it,
/// there is nothing that the user could correct.
#[derive(Clone, Copy, Debug)]
pub struct Sent {
    pub body: bool,
    /// `Idempotency-Key`.
    pub key: bool,
    /// `If-Match`.
    pub version: bool,
}

/// Reads an error. `retry_after` is the header's value in seconds.
pub fn read_refusal(status: u16, body: &[u8], retry_after: Option<u32>, sent: Sent) -> ApiError {
    let problem = decode::<Problem>(body).ok().or_else(|| plain(body));
    let is_problem = problem.is_some();
    let Problem { kind, reason, trace_id, fields } = problem.unwrap_or_default();
    let wait = retry_after.map(|seconds| seconds.clamp(1, LONGEST_WAIT));
    // Of an account: a query has a body too, and neither a key nor a version.
    let is_form = sent.body && (sent.key || sent.version);
    let kind = match (status, wait) {
        (401, _) => ErrorKind::SignedOut,
        (403, _) => ErrorKind::Forbidden,
        (404, _) if kind == MISSING => ErrorKind::Missing,
        (404 | 410, _) => ErrorKind::NotFound,
        (405 | 415 | 428, _) => ErrorKind::Blocked(status),
        (408, _) => ErrorKind::TimedOut,
        (409, _) if is_form && kind.ends_with("name-taken") => ErrorKind::NameTaken,
        (412, _) if sent.version => ErrorKind::Changed,
        (413, _) if is_form => ErrorKind::TooLarge,
        (422, _) if sent.key && fields.is_empty() => ErrorKind::KeyReused,
        (429, wait) => ErrorKind::TooMany(wait),
        (503, Some(wait)) => ErrorKind::Busy(wait),
        (400 | 409 | 422, _) if is_problem && sent.body => ErrorKind::Rejected,
        (400..=499, _) if sent.body && !fields.is_empty() => ErrorKind::Rejected,
        (400..=499, _) => ErrorKind::Refused(status),
        (500..=599, _) => ErrorKind::Server(status),
        _ => ErrorKind::Unreadable(status),
    };
    ApiError { reason, trace_id, fields, ..kind.into() }
}

/// The most reasons that are shown for one member.
const MOST_REASONS: usize = 5;

#[derive(Default)]
struct Problem {
    /// The problem's `type`.
    kind: String,
    reason: Option<String>,
    trace_id: Option<String>,
    fields: Vec<(String, String)>,
}

impl TryFrom<Json> for Problem {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        if let Json::Text(_) = json {
            return Ok(Self { reason: told(json), ..Self::default() });
        }
        if !matches!(json, Json::Object(_)) {
            return Err("an object");
        }
        let kind = json.take("type").text().unwrap_or_default();
        let trace_id = told(json.take("traceId"));
        // Gateways and proxies use other names for the reason.
        let mut error = json.take("error");
        let message = told(error.take("message")).or_else(|| told(error));
        let said = ["detail", "title", "message", "error_description"];
        let reason = said.into_iter().find_map(|member| told(json.take(member))).or(message);
        let errors = json.take("errors");
        // `errors` without the names of members.
        let loose = match &errors {
            Json::Object(_) => None,
            _ => Some(join(errors.clone())).filter(|words| !words.is_empty()),
        };
        Ok(Self {
            kind,
            reason: reason.into_iter().chain(loose).reduce(|one, more| [&one, " ", &more].joined()),
            trace_id,
            fields: errors
                .members()
                .into_iter()
                .map(|(member, reasons)| (member, join(reasons)))
                .filter(|(_, reasons)| !reasons.is_empty())
                .collect(),
        })
    }
}

/// A short plain text: neither JSON nor an HTML page.
fn plain(body: &[u8]) -> Option<Problem> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let is_plain = (1..=LONGEST_PLAIN).contains(&text.len())
        && !text.starts_with(['<', '{', '['])
        && text != "null";
    is_plain.then(|| Problem { reason: Some(text.to_owned()), ..Problem::default() })
}

/// The most bytes of a reason that is sent as plain text.
const LONGEST_PLAIN: usize = 300;

/// A text that is not empty.
fn told(json: Json) -> Option<String> {
    json.line().filter(|text| !text.trim().is_empty())
}

fn join(reasons: Json) -> String {
    match reasons {
        Json::Text(_) => reasons.line().unwrap_or_default(),
        Json::List(reasons) => {
            let reasons: Vec<String> =
                reasons.into_iter().take(MOST_REASONS).filter_map(Json::line).collect();
            reasons.joined_by(" ")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Sent = Sent { body: true, key: true, version: true };

    #[test]
    fn a_refusal_asks_for_no_correction_of_what_nobody_wrote() {
        let read = Sent { body: false, key: false, version: false };
        let remove = Sent { version: true, ..read };
        let regenerate = Sent { key: true, ..remove };
        let create = Sent { body: true, key: true, version: false };
        let query = Sent { body: true, ..read };
        let fields = r#"{"errors":{"name":["No."]}}"#;
        let taken = r#"{"type":"urn:dwb:problem:service-account-name-taken"}"#;
        for (status, body, sent, kind) in [
            (412, "{}", read, ErrorKind::Refused(412)),
            (412, "{}", create, ErrorKind::Refused(412)),
            (412, "", create, ErrorKind::Refused(412)),
            (412, "{}", remove, ErrorKind::Changed),
            (422, "{}", read, ErrorKind::Refused(422)),
            (422, "{}", remove, ErrorKind::Refused(422)),
            (422, "{}", regenerate, ErrorKind::KeyReused),
            (422, "{}", create, ErrorKind::KeyReused),
            (422, fields, create, ErrorKind::Rejected),
            (400, "{}", read, ErrorKind::Refused(400)),
            (409, "{}", remove, ErrorKind::Refused(409)),
            (409, taken, create, ErrorKind::NameTaken),
            (409, taken, regenerate, ErrorKind::Refused(409)),
            (413, "", create, ErrorKind::TooLarge),
            (413, "", regenerate, ErrorKind::Refused(413)),
            (413, "", query, ErrorKind::Refused(413)),
            (451, "<html>Blocked</html>", create, ErrorKind::Refused(451)),
        ] {
            let error = read_refusal(status, body.as_bytes(), None, sent);
            assert_eq!(error.kind, kind, "{status} {body} {sent:?}");
        }
    }

    /// Bodies and whether each is a problem: one without a type, a proxy's page, an empty body, one
    /// that was cut off, and JSON that is not a problem.
    const BODIES: [(&str, bool); 6] = [
        (r#"{"title":"No.","detail":"Because.","traceId":"00-1"}"#, true),
        ("<html><h1>Sorry</h1></html>", false),
        ("", false),
        (r#"{"title":"No.","det"#, false),
        ("[]", false),
        ("null", false),
    ];

    #[test]
    fn every_status_has_its_kind_whatever_the_body_is() {
        for status in 300..=599 {
            for (body, is_problem) in BODIES {
                let expected = match status {
                    401 => ErrorKind::SignedOut,
                    403 => ErrorKind::Forbidden,
                    404 | 410 => ErrorKind::NotFound,
                    405 | 415 | 428 => ErrorKind::Blocked(status),
                    408 => ErrorKind::TimedOut,
                    412 => ErrorKind::Changed,
                    413 => ErrorKind::TooLarge,
                    422 => ErrorKind::KeyReused,
                    429 => ErrorKind::TooMany(None),
                    500.. => ErrorKind::Server(status),
                    400 | 409 if is_problem => ErrorKind::Rejected,
                    400.. => ErrorKind::Refused(status),
                    _ => ErrorKind::Unreadable(status),
                };
                let error = read_refusal(status, body.as_bytes(), None, ALL);
                assert_eq!(error.kind, expected, "{status} {body}");
                let words = is_problem.then_some(("Because.", "00-1"));
                assert_eq!(error.reason.as_deref().zip(error.trace_id.as_deref()), words);
                assert!(error.words().ends_with('.'), "{status} {kind:?}", kind = error.kind);
                assert!(!error.after_lost_answer);
            }
        }
    }

    #[test]
    fn only_the_contracts_own_types_mean_what_they_say_and_only_with_their_status() {
        let gone = r#"{"type":"urn:dwb:problem:service-account-not-found"}"#;
        let taken = r#"{"type":"urn:dwb:problem:service-account-name-taken"}"#;
        let elsewhere = r#"{"type":"https://example.com/problems/name-taken"}"#;
        let blank = r#"{"type":"about:blank","status":404}"#;
        let longer = r#"{"type":"urn:dwb:problem:service-account-not-found-here"}"#;
        for (status, body, kind) in [
            (404, gone, ErrorKind::Missing),
            (410, gone, ErrorKind::NotFound),
            (400, gone, ErrorKind::Rejected),
            (404, longer, ErrorKind::NotFound),
            (404, blank, ErrorKind::NotFound),
            (404, taken, ErrorKind::NotFound),
            (404, &gone[..40], ErrorKind::NotFound),
            (409, taken, ErrorKind::NameTaken),
            (409, elsewhere, ErrorKind::NameTaken),
            (409, gone, ErrorKind::Rejected),
            (409, "{}", ErrorKind::Rejected),
            (409, "", ErrorKind::Refused(409)),
            (422, taken, ErrorKind::KeyReused),
        ] {
            assert_eq!(
                read_refusal(status, body.as_bytes(), None, ALL).kind,
                kind,
                "{status} {body}"
            );
        }
    }

    #[test]
    fn a_wait_is_a_second_at_least_and_an_hour_at_most() {
        for (header, told) in [(0, 1), (1, 1), (7, 7), (3_600, 3_600), (86_400, 3_600)] {
            let wait = |status| read_refusal(status, b"", Some(header), ALL).kind;
            assert_eq!(wait(429), ErrorKind::TooMany(Some(told)));
            assert_eq!(wait(503), ErrorKind::Busy(told));
            assert_eq!(wait(502), ErrorKind::Server(502));
        }
    }

    #[test]
    fn a_validation_problem_keeps_its_fields_reason_and_trace() {
        let body = br#"{"title":"One or more validation errors occurred.","status":400,
            "errors":{"ContactEmail":["Not an address.","Too long."],"Access.DataSetIds":["None exists."],"Other":["?"]},
            "traceId":"00-1-2-00"}"#;
        let error = read_refusal(400, body, None, ALL);
        assert_eq!(error.kind, ErrorKind::Rejected);
        assert_eq!(error.field("contactEmail"), Some("Not an address. Too long."));
        assert_eq!(error.field("access"), Some("None exists."));
        assert_eq!(error.field("name"), None);
        assert_eq!(error.other_fields(&["contactEmail", "access"]), ["Other: ?"]);
        assert_eq!(error.reason.as_deref(), Some("One or more validation errors occurred."));
        assert_eq!(error.trace_id.as_deref(), Some("00-1-2-00"));
    }

    #[test]
    fn the_servers_words_are_kept_in_whatever_form_they_come() {
        for (body, reason) in [
            (r#"{"message":"oops","error":{"code":7}}"#, "oops"),
            (r#"{"error":{"message":"deep"}}"#, "deep"),
            (r#"{"error":"short","error_description":"long"}"#, "long"),
            (r#"{"error":"short"}"#, "short"),
            (r#"{"title":"No.","errors":"All wrong."}"#, "No. All wrong."),
            (r#"{"errors":["One.","Two."]}"#, "One. Two."),
            (r#""Bad name!""#, "Bad name!"),
            ("Disk full on node 7\n", "Disk full on node 7"),
        ] {
            let error = read_refusal(400, body.as_bytes(), None, ALL);
            assert_eq!(error.reason.as_deref(), Some(reason), "{body}");
            assert_eq!(error.kind, ErrorKind::Rejected);
        }
        for body in ["<p>Sorry</p>", "{\"a\":", &"x".repeat(301)] {
            assert_eq!(read_refusal(400, body.as_bytes(), None, ALL).reason, None);
        }
    }

    #[test]
    fn a_blank_detail_does_not_hide_the_title() {
        let error = read_refusal(400, br#"{"title":"No.","detail":" ","traceId":""}"#, None, ALL);
        assert_eq!((error.reason.as_deref(), error.trace_id), (Some("No."), None));
    }
}
