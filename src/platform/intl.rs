//! Dates and numbers in the user's locale.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Date, time and zone in the user's own time zone, so that a date is not read as the end of a day.
pub fn date_and_time(locale: &str, ms: f64) -> String {
    let parts = [
        ("year", "numeric"),
        ("month", "long"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
        ("timeZoneName", "short"),
    ];
    format(locale, ms, &parts)
}

/// The date alone, for lists where the time does not matter.
pub fn short_date(locale: &str, ms: f64) -> String {
    format(locale, ms, &[("year", "numeric"), ("month", "short"), ("day", "numeric")])
}

/// The time of day, where the date does not matter.
pub fn time_of_day(locale: &str, ms: f64) -> String {
    format(locale, ms, &[("hour", "2-digit"), ("minute", "2-digit")])
}

fn format(locale: &str, ms: f64, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (part, form) in parts {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&options, &(*part).into(), &(*form).into());
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options).format();
    format
        .call1(&JsValue::UNDEFINED, &Date::new(&ms.into()))
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// A number in the user's locale.
pub fn number(locale: &str, number: f64) -> String {
    let format = Intl::NumberFormat::new(&Array::of1(&locale.into()), &Object::new()).format();
    format
        .call1(&JsValue::UNDEFINED, &number.into())
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}

/// For comparing texts without regard to case: the browser composes the letters and makes them
/// small. Rust's own functions would add Unicode tables to the program.
pub fn lower_case(text: &str) -> String {
    // ASCII, as most names are, is much faster.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    js_sys::JsString::from(text).normalize("NFC").to_lower_case().into()
}

/// A domain in ASCII, as addresses have it. `None` for what would be more than a domain there.
pub fn ascii_domain(domain: &str) -> Option<String> {
    let is_more = |byte: &u8| b"/:?#[]@\\%".contains(byte);
    if domain.as_bytes().iter().any(is_more) {
        return None;
    }
    Some(web_sys::Url::new(&("https://".to_owned() + domain)).ok()?.hostname())
}

/// Whether a text is a BCP 47 language tag.
pub fn is_locale(tag: &str) -> bool {
    canonical_locales(tag).is_ok()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(tag: &str) -> Result<Array, JsValue>;
}
