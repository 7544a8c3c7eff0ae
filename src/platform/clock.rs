//! The browser's clock, and times as the contract writes them.

use js_sys::Date;

/// Milliseconds since 1970.
pub fn now() -> f64 {
    Date::now()
}

/// Reads RFC 3339; milliseconds since 1970.
pub fn parse_time(text: &str) -> Option<f64> {
    let time = Date::parse(text);
    (!time.is_nan()).then_some(time)
}

/// RFC 3339, UTC.
pub fn iso(ms: f64) -> String {
    Date::new(&ms.into()).to_iso_string().into()
}
