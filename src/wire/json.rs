//! A JSON type through which every answer is read and every request is written.
//!
//! Deriving `Deserialize` generates a parser for each struct; for a dozen structs that is a tenth
//! of the program. With this type they share one parser, and each struct only picks its members.
//! Texts are moved, not copied, so a secret has only one buffer.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use std::fmt;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Json {
    #[default]
    Null,
    Flag(bool),
    /// A whole number that is not negative: the contract has no other numbers.
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// The most bytes of a text that is shown. Longer ones are cut, because a text of a megabyte would
/// make the page unusable.
const LONGEST_LINE: usize = 2_000;

/// Why an answer cannot be read: the member that is missing or has the wrong type.
pub type DecodeError = &'static str;

/// Reads a value from the bytes of an answer or a file.
pub fn decode<T: TryFrom<Json, Error = DecodeError>>(bytes: &[u8]) -> Result<T, DecodeError> {
    parse(bytes).and_then(T::try_from)
}

/// Some servers and editors write a byte order mark at the start; it is skipped. Half a surrogate
/// pair, which JSON allows and Rust's texts do not, becomes U+FFFD.
fn parse(bytes: &[u8]) -> Result<Json, DecodeError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    serde_json::from_slice(bytes)
        .or_else(|_| serde_json::from_slice(&with_whole_pairs(bytes)))
        .map_err(|_| "JSON")
}

fn with_whole_pairs(bytes: &[u8]) -> Vec<u8> {
    let mut whole = bytes.to_vec();
    let mut at = 0;
    while at < bytes.len() {
        let Some(unit) = escaped_unit(bytes, at) else {
            // The character after a backslash does not start another escape.
            at += if bytes[at] == b'\\' { 2 } else { 1 };
            continue;
        };
        let is_pair = matches!(unit, 0xd800..=0xdbff)
            && matches!(escaped_unit(bytes, at + 6), Some(0xdc00..=0xdfff));
        if !is_pair && matches!(unit, 0xd800..=0xdfff) {
            whole[at..at + 6].copy_from_slice(br"\ufffd");
        }
        at += if is_pair { 12 } else { 6 };
    }
    whole
}

/// The unit of UTF-16 that is written here as `\u` and four hexadecimal digits.
fn escaped_unit(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(br"\u")?;
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}

/// Writes a value as JSON.
pub fn encode(value: impl Into<Json>) -> String {
    // Texts, numbers, lists and objects with text keys can always be written.
    serde_json::to_string(&value.into()).unwrap_or_default()
}

impl Json {
    /// Takes a member out of an object; `Null` if there is none.
    pub fn take(&mut self, member: &str) -> Json {
        match self {
            Self::Object(members) => {
                let found = members.iter_mut().find(|(name, _)| name == member);
                found.map(|(_, value)| std::mem::take(value)).unwrap_or_default()
            }
            _ => Self::Null,
        }
    }

    /// Whether an object has this member, be it `null`.
    pub fn has(&self, member: &str) -> bool {
        matches!(self, Self::Object(members) if members.iter().any(|(name, _)| name == member))
    }

    pub fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A text to be shown; cut if it is far too long.
    pub fn line(self) -> Option<String> {
        let mut text = self.text()?;
        if text.len() > LONGEST_LINE {
            text.truncate((0..=LONGEST_LINE).rev().find(|at| text.is_char_boundary(*at))?);
            text.push('…');
        }
        Some(text)
    }

    pub fn number(self) -> Option<u32> {
        if let Self::Number(number) = self { number.try_into().ok() } else { None }
    }

    /// The items of a list; `None` if this is not a list.
    pub fn items(self) -> Option<Vec<Json>> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// The members of an object in their order; none if this is not an object.
    pub fn members(self) -> Vec<(String, Json)> {
        if let Self::Object(members) = self { members } else { Vec::new() }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Number(number) => to.serialize_u64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::List(items) => to.collect_seq(items),
            Self::Object(members) => {
                to.collect_map(members.iter().map(|(name, value)| (name, value)))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number))
    }

    // The tab reads no number that is negative or has a fraction.
    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Null)
    }

    /// Some servers write a whole number as `12.0`.
    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        let whole = number as u64;
        Ok(if whole as f64 == number { Json::Number(whole) } else { Json::Null })
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Json, A::Error> {
        let mut object = Vec::new();
        while let Some(member) = members.next_entry()? {
            object.push(member);
        }
        Ok(Json::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_however_they_are_written() {
        for (text, number) in [
            ("12", Some(12)),
            ("12.0", Some(12)),
            ("1.2e1", Some(12)),
            ("0", Some(0)),
            ("-0.0", Some(0)),
            ("12.5", None),
            ("-12", None),
            ("-12.0", None),
            ("4294967296", None),
            ("1e300", None),
        ] {
            assert_eq!(parse(text.as_bytes()).unwrap().number(), number, "{text}");
        }
    }

    #[test]
    fn one_byte_order_mark_at_the_start_is_skipped() {
        assert_eq!(parse("\u{feff}[1]".as_bytes()), Ok(Json::List(vec![Json::Number(1)])));
        assert!(parse("\u{feff}\u{feff}1".as_bytes()).is_err());
        assert!(parse("[\u{feff}1]".as_bytes()).is_err());
    }

    #[test]
    fn a_very_long_text_is_cut_between_characters() {
        let line = |text: String| Json::Text(text).line().unwrap();
        assert_eq!(line("é".repeat(1_000)), "é".repeat(1_000));
        assert_eq!(
            line(["a", &"é".repeat(500_000)].concat()),
            ["a", &"é".repeat(999), "…"].concat()
        );
    }

    #[test]
    fn half_a_surrogate_pair_becomes_one_replacement_character() {
        for (text, read) in [
            (r#""\ud800""#, "\u{fffd}"),
            (r#""a\uDC00b""#, "a\u{fffd}b"),
            (r#""\ud83d\ude00""#, "\u{1f600}"),
            (r#""\ud83d\ude00\ud83d""#, "\u{1f600}\u{fffd}"),
            (r#""\ud800\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
            (r#""\\ud800 \ud800""#, "\\ud800 \u{fffd}"),
            (r#""\u00e9\ud800""#, "\u{e9}\u{fffd}"),
        ] {
            assert_eq!(parse(text.as_bytes()), Ok(Json::Text(read.to_owned())), "{text}");
        }
        for text in [r#""\ud800"#, r#""\ud80""#, r#""\u"#, "\\"] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_or_more_than_one_value_is_refused() {
        for text in ["", "<html>", "{\"a\":", "1 2", "{'a': 1}"] {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
