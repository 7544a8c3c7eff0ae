//! The browser's clock, and the contract's format for times.

use js_sys::Date;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// Reads RFC 3339 as milliseconds since 1970. A time without a zone is in UTC, like all times of
/// the contract. A time before 1970 is `None`: some backends write the year 1 if there is no time.
pub fn parse_time(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let has_time = bytes.get(10) == Some(&b'T');
    let has_zone = bytes.iter().skip(11).any(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'));
    let time = match has_time && !has_zone {
        true => Date::parse(&[text, "Z"].concat()),
        false => Date::parse(text),
    };
    (time > 0.0).then_some(time)
}

/// RFC 3339, UTC.
pub fn iso(ms: f64) -> String {
    Date::new(&ms.into()).to_iso_string().into()
}
