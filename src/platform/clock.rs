//! The backend's clock, and the contract's format for times. A browser's clock may be years off;
//! what has ended is decided by the backend's.

use js_sys::Date;
use std::cell::Cell;

/// A smaller difference is no fault of the clock: the header has whole seconds, and is on its way
/// for a while.
const TOLERANCE_MS: f64 = 60_000.0;

thread_local! {
    /// By how much the browser's clock is ahead of the backend's.
    static AHEAD_MS: Cell<f64> = const { Cell::new(0.0) };
}

/// Milliseconds since 1970 by the backend's clock, as far as an answer has told it.
pub fn now() -> f64 {
    Date::now() - AHEAD_MS.get()
}

/// Sets the clock by the `Date` of an answer that has just come.
pub fn set_by(date: &str) {
    let ahead = Date::now() - Date::parse(date);
    if !ahead.is_nan() {
        AHEAD_MS.set(if ahead.abs() > TOLERANCE_MS { ahead } else { 0.0 });
    }
}

/// Whether the browser's clock is wrong.
pub fn is_corrected() -> bool {
    AHEAD_MS.get() != 0.0
}

/// Reads RFC 3339 as milliseconds since 1970. A time without a zone is in UTC, like all times of
/// the contract. A time before 1971 or after 9998 is `None`: some backends write the year 1, 1970 or 9999
/// if there is no time. So is a day that does not exist, such as 30 February, which browsers take for one
/// of the next month.
pub fn parse_time(text: &str) -> Option<f64> {
    let bytes = text.as_bytes();
    let has_time = bytes.get(10) == Some(&b'T');
    let has_zone = bytes.iter().skip(11).any(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'));
    let time = match has_time && !has_zone {
        true => Date::parse(&(text.to_owned() + "Z")),
        false => Date::parse(text),
    };
    // Browsers read 30 February as a day in March, so the date differs when it is written again.
    let day = text.get(..10).filter(|_| bytes.get(4) == Some(&b'-'));
    let is_a_day = day.is_none_or(|day| {
        let read = Date::parse(day);
        !read.is_nan() && iso(read).starts_with(day)
    });
    (is_a_day && (FIRST_TIME_MS..LAST_TIME_MS).contains(&time)).then_some(time)
}

/// The start of 1971.
const FIRST_TIME_MS: f64 = 365.0 * 86_400_000.0;
/// The start of 9999.
const LAST_TIME_MS: f64 = 253_370_764_800_000.0;

/// The end of a day such as "2026-12-31" in the user's time zone.
pub fn end_of_day(day: &str) -> Option<f64> {
    // A date and time without a zone is in the user's.
    let end = Date::parse(&(day.to_owned() + "T23:59:59.999"));
    (FIRST_TIME_MS..LAST_TIME_MS).contains(&end).then_some(end)
}

/// The day of today in the user's time zone, as in "2026-12-31".
pub fn today() -> String {
    let now = now();
    let offset = Date::new(&now.into()).get_timezone_offset() * 60_000.0;
    iso(now - offset).get(..10).unwrap_or_default().to_owned()
}

/// RFC 3339, UTC.
pub fn iso(ms: f64) -> String {
    Date::new(&ms.into()).to_iso_string().into()
}
