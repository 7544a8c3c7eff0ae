//! The parameters of a query string. Their names are compared without regard to case, as in ASP.NET Core.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::{Map, Value};
use std::convert::Infallible;

use super::members::Members;

/// The parameters of all calls of the gateway. Others are ignored.
const KNOWN: [&str; 9] = [
    "pageIndex",
    "pageSize",
    "search",
    "sortColumn",
    "sortDirection",
    "secretExpiresAfter",
    "secretExpiresBefore",
    "durationInMinutes",
    "type",
];

/// Those among them that are numbers.
const NUMBERS: [&str; 3] = ["pageIndex", "pageSize", "durationInMinutes"];

/// The query string as an object, to be read like a body. If a parameter occurs twice, the first one counts.
pub(super) struct Parameters(pub(super) Members);

impl<S: Sync> FromRequestParts<S> for Parameters {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(Members::of(read(parts.uri.query().unwrap_or_default()))))
    }
}

fn read(query: &str) -> Map<String, Value> {
    let mut members = Map::new();
    for (name, text) in form_urlencoded::parse(query.as_bytes()) {
        let Some(known) = KNOWN.iter().find(|known| known.eq_ignore_ascii_case(&name)) else {
            continue;
        };
        let number = NUMBERS.contains(known).then(|| text.parse::<u64>().ok()).flatten();
        let value = number.map_or_else(|| Value::from(text.into_owned()), Value::from);
        members.entry(*known).or_insert(value);
    }
    members
}
