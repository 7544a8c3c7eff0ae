//! Reads a refusal: RFC 9457 problems with ASP.NET Core's `errors` and `traceId`.

use crate::domain::failure::{ApiError, ErrorKind};
use crate::wire::json::Json;

/// Reads a refusal. `retry_after` is the header's value in seconds, where it came as such.
pub fn read_refusal(status: u16, body: &[u8], retry_after: Option<u32>) -> ApiError {
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
    ApiError {
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

fn join(reasons: Json) -> String {
    match reasons {
        Json::Text(reason) => reason,
        Json::List(reasons) => {
            reasons.into_iter().filter_map(Json::text).collect::<Vec<_>>().join(" ")
        }
        _ => String::new(),
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
        let error = read_refusal(400, body, None);
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
            let error = read_refusal(502, body, None);
            assert_eq!(error.kind, ErrorKind::Server(502));
            assert_eq!(error.reason, None);
            assert_eq!(
                read_refusal(404, b"<html>", None).kind,
                ErrorKind::Unreadable(404)
            );
        }
    }

    #[test]
    fn only_a_name_conflict_is_told_as_one() {
        let taken = br#"{"type":"https://example.com/problems/name-taken","title":"Taken"}"#;
        assert_eq!(read_refusal(409, taken, None).kind, ErrorKind::NameTaken);
        assert_eq!(read_refusal(409, b"{}", None).kind, ErrorKind::Rejected);
    }

    #[test]
    fn the_wait_of_a_429_is_told() {
        let error = read_refusal(429, b"{}", Some(7));
        assert_eq!(error.to_string(), "Too many requests at once. Try again in 7 seconds.");
    }
}
