//! The default `type` of a problem: a link to where its status is defined.

use axum::http::StatusCode;

/// The section of RFC 9110 (or 6585) that defines a status, as ASP.NET Core names it in `type`.
pub(super) fn section_of(status: StatusCode) -> String {
    let anchor = match status.as_u16() {
        428 => return "https://www.rfc-editor.org/rfc/rfc6585#section-3".to_owned(),
        429 => return "https://www.rfc-editor.org/rfc/rfc6585#section-4".to_owned(),
        421 => "15.5.20".to_owned(),
        422 => "15.5.21".to_owned(),
        code @ 400..=417 => format!("15.5.{}", code - 399),
        code @ 500..=505 => format!("15.6.{}", code - 499),
        _ => return "about:blank".to_owned(),
    };
    format!("https://www.rfc-editor.org/rfc/rfc9110#section-{anchor}")
}
