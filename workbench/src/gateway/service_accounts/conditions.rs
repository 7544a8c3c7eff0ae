//! The headers `If-Match` and `Idempotency-Key`, with which a change is made safely.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, header};
use uuid::Uuid;

use crate::gateway::ids::hyphenated;
use crate::problem::Problem;
use crate::store::service_accounts::ServiceAccount;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The strong entity tag of an account. It changes with all that can be edited, but not when the account is used or one
/// of its data sets is renamed: these must not make a save fail.
pub(super) fn etag(version: i64) -> HeaderValue {
    HeaderValue::try_from(format!("\"{version}\"")).expect("digits may stand in a header")
}

/// The header `If-Match`: the versions of the account that the caller knows.
pub(super) struct IfMatch(Vec<String>);

impl IfMatch {
    /// Strong comparison, so a weak tag matches nothing. `*` matches any version, so it gives no protection.
    ///
    /// # Errors
    /// 412 when the account has another version now.
    pub(super) fn check(&self, account: &ServiceAccount) -> Result<(), Problem> {
        let present = format!("\"{}\"", account.version);
        if self.0.iter().any(|tag| *tag == present || tag == "*") {
            Ok(())
        } else {
            Err(Problem::precondition_failed())
        }
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let lines = parts.headers.get_all(header::IF_MATCH).iter();
        let tags: Vec<String> = lines
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
            .map(|tag| tag.trim().to_owned())
            .filter(|tag| !tag.is_empty())
            .collect();
        if tags.is_empty() { Err(Problem::precondition_required()) } else { Ok(Self(tags)) }
    }
}

/// The header `Idempotency-Key`: the same for each attempt at one request.
pub(super) struct IdempotencyKey(pub(super) Uuid);

impl<S: Sync> FromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let key = parts
            .headers
            .get(IDEMPOTENCY_KEY)
            .and_then(|key| key.to_str().ok())
            .and_then(hyphenated);
        key.map(Self).ok_or_else(|| {
            Problem::validation()
                .error("Idempotency-Key", "The header Idempotency-Key must be present, and a UUID.")
        })
    }
}
