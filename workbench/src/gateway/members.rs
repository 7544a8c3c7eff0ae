//! Reads a JSON object member by member. Everything that is wrong is collected for one answer.

use jiff::Timestamp;
use jiff::fmt::temporal::Pieces;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::ids::hyphenated;
use crate::problem::Problem;

/// The members of an object, and the errors found so far. Unknown members are ignored.
pub(super) struct Members {
    members: Map<String, Value>,
    /// The prefix of names in errors: empty, or as in `Access.`.
    prefix: String,
    problem: Problem,
}

impl Members {
    pub(super) fn of(members: Map<String, Value>) -> Self {
        Self { members, prefix: String::new(), problem: Problem::validation() }
    }

    /// The object as text; the same text for objects that are equal as JSON.
    pub(super) fn canonical(&self) -> String {
        serde_json::to_string(&self.members).expect("JSON was read, so it can be written")
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    pub(super) fn is_null(&self, name: &str) -> bool {
        self.members.get(name).is_some_and(Value::is_null)
    }

    /// Adds an error about a member.
    pub(super) fn error(&mut self, name: &str, message: impl Into<String>) {
        let name = format!("{}{}", self.prefix, pascal_case(name));
        let problem = std::mem::replace(&mut self.problem, Problem::validation());
        self.problem = problem.error(name, message);
    }

    /// # Errors
    /// 400 with all errors found.
    pub(super) fn finish(mut self) -> Result<(), Problem> {
        self.check()
    }

    /// As [`Self::finish`], for borrowed members.
    pub(super) fn check(&mut self) -> Result<(), Problem> {
        let problem = std::mem::replace(&mut self.problem, Problem::validation());
        if problem.has_errors() { Err(problem) } else { Ok(()) }
    }

    /// Removes and returns the member. `null` counts as absent.
    fn take(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name).filter(|value| !value.is_null())
    }

    /// As [`Self::take`], for one type; another type is an error.
    fn typed<T>(
        &mut self,
        name: &str,
        what: &str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.take(name)?);
        if value.is_none() {
            self.error(name, format!("Must be {what}."));
        }
        value
    }

    pub(super) fn string(&mut self, name: &str) -> Option<String> {
        self.typed(name, "a string", |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    pub(super) fn boolean(&mut self, name: &str) -> Option<bool> {
        self.typed(name, "true or false", |value| value.as_bool())
    }

    pub(super) fn array(&mut self, name: &str) -> Option<Vec<Value>> {
        self.typed(name, "an array", vec_of)
    }

    /// A whole number from `least` to `most`; 2.0 is one.
    pub(super) fn integer(&mut self, name: &str, least: u32, most: u32) -> Option<u32> {
        self.typed(name, &format!("a whole number from {least} to {most}"), |value| {
            let number = value.as_u64().or_else(|| {
                value
                    .as_f64()
                    .filter(|number| number.fract() == 0.0 && *number >= 0.0)
                    .map(|number| number as u64)
            })?;
            u32::try_from(number).ok().filter(|number| (least..=most).contains(number))
        })
    }

    pub(super) fn time(&mut self, name: &str) -> Option<Timestamp> {
        self.typed(name, "a time as in 2026-11-21T09:00:00Z", |value| bound(value.as_str()?))
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(&mut self, name: &str, choices: &[(&str, T)]) -> Option<T> {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        self.typed(name, &format!("one of {}", words.join(", ")), |value| {
            let word = value.as_str()?;
            choices.iter().find(|(known, _)| *known == word).map(|(_, choice)| *choice)
        })
    }

    /// An array of UUIDs. The error names the first entry that is none.
    pub(super) fn ids(&mut self, name: &str) -> Option<Vec<Uuid>> {
        let values = self.array(name)?;
        let mut ids = Vec::with_capacity(values.len());
        for (place, value) in values.iter().enumerate() {
            let Some(id) = value.as_str().and_then(hyphenated) else {
                self.error(name, format!("Entry {place} is not a UUID."));
                return None;
            };
            ids.push(id);
        }
        Some(ids)
    }

    /// An array of strings.
    pub(super) fn strings(&mut self, name: &str) -> Option<Vec<String>> {
        self.typed(name, "an array of strings", texts)
    }

    /// Tags: an object whose values are strings or arrays of strings. A key with several values comes several times.
    pub(super) fn tags(&mut self, name: &str) -> Option<Vec<(String, String)>> {
        self.typed(name, "an object whose values are strings or arrays of strings", |value| {
            let Value::Object(members) = value else { return None };
            let mut tags = Vec::new();
            for (key, value) in members {
                let values = if value.is_string() { vec![value] } else { vec_of(value)? };
                for value in values {
                    tags.push((key.clone(), value.as_str()?.to_owned()));
                }
            }
            Some(tags)
        })
    }

    /// Reads an object within this one. Its errors are added here, under their full names.
    pub(super) fn object<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let members = self.typed(name, "an object", |value| match value {
            Value::Object(members) => Some(members),
            _ => None,
        })?;
        self.within(pascal_case(name), members, read)
    }

    /// Reads an array of objects; `None` if one of them cannot be read.
    pub(super) fn objects<T>(
        &mut self,
        name: &str,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut all = Vec::new();
        for (place, value) in self.array(name)?.into_iter().enumerate() {
            let Value::Object(members) = value else {
                self.error(name, format!("Entry {place} must be an object."));
                return None;
            };
            all.push(self.within(format!("{}[{place}]", pascal_case(name)), members, &mut read)?);
        }
        Some(all)
    }

    fn within<T>(
        &mut self,
        name: String,
        members: Map<String, Value>,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let prefix = format!("{}{name}.", self.prefix);
        let problem = std::mem::replace(&mut self.problem, Problem::validation());
        let mut inner = Self { members, prefix, problem };
        let outcome = read(&mut inner);
        self.problem = inner.problem;
        outcome
    }
}

fn vec_of(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(values) => Some(values),
        _ => None,
    }
}

fn texts(value: Value) -> Option<Vec<String>> {
    vec_of(value)?.into_iter().map(|value| value.as_str().map(str::to_owned)).collect()
}

/// A time in a filter. RFC 3339 allows a few hours at both ends of its years that [`Timestamp`] cannot hold, such as
/// 9999-12-31T23:59:59Z, which means "never". They become the first or last time that it can hold: the effect is equal.
fn bound(text: &str) -> Option<Timestamp> {
    if let Ok(timestamp) = text.parse() {
        return Some(timestamp);
    }
    let pieces = Pieces::parse(text).ok()?;
    let end = match pieces.date().year() {
        9999 => Timestamp::MAX,
        ..=0 => Timestamp::MIN,
        _ => return None,
    };
    // Without a time of day or a zone it is not a point in time.
    (pieces.time().is_some() && pieces.offset().is_some()).then_some(end)
}

/// As ASP.NET Core names members: `contactEmail` is `ContactEmail`.
fn pascal_case(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
