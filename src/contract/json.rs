//! JSON in one type, through which every answer is read.
//!
//! serde writes a parser for each struct that derives `Deserialize`, and with a dozen structs
//! those are a tenth of the program. Read through this type, all of them share one parser, and a
//! struct only picks its members. Nothing is copied on the way, so that a secret has one buffer.

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

#[derive(Debug, Default)]
pub enum Json {
    #[default]
    Null,
    Flag(bool),
    /// A whole number that is not negative: the contract has no others.
    Number(u64),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Why a struct cannot be made of an answer: the member that is missing or of another kind.
pub type Misfit = &'static str;

impl Json {
    /// Takes a member out of an object; `Null` where there is none.
    pub fn take(&mut self, member: &str) -> Json {
        match self {
            Self::Object(members) => {
                let found = members.iter_mut().find(|(name, _)| name == member);
                found.map(|(_, value)| std::mem::take(value)).unwrap_or_default()
            }
            _ => Self::Null,
        }
    }

    pub fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub fn number(self) -> Option<u32> {
        if let Self::Number(number) = self { number.try_into().ok() } else { None }
    }

    /// The items of a list, each made of its JSON; `None` where this is no list.
    pub fn list<T: TryFrom<Json, Error = Misfit>>(self) -> Result<Option<Vec<T>>, Misfit> {
        let Self::List(items) = self else { return Ok(None) };
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(T::try_from(item)?);
        }
        Ok(Some(list))
    }

    /// The members of an object in their order; none where this is no object.
    pub fn members(self) -> Vec<(String, Json)> {
        if let Self::Object(members) = self { members } else { Vec::new() }
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

    // No member that the tab reads is negative or broken.
    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Null)
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
