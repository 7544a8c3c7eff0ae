//! The ids in an address. Where the text is no UUID, nothing has that id: 404, not 400.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use uuid::Uuid;

use crate::problem::Problem;
use crate::state::AppState;

/// The `{accountId}` of a path.
pub(super) struct AccountId(pub(super) Uuid);

/// The `{jobId}` of the path; 404 when it is no UUID.
pub(super) struct JobId(pub(super) Uuid);

/// The `{datasetId}` of a path.
pub(super) struct DataSetId(pub(super) Uuid);

impl FromRequestParts<AppState> for AccountId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let id = id_in_path(parts, state, "accountId").await;
        id.map(Self).ok_or_else(Problem::account_not_found)
    }
}

impl FromRequestParts<AppState> for JobId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let id = id_in_path(parts, state, "jobId").await;
        id.map(Self).ok_or_else(Problem::job_not_found)
    }
}

impl FromRequestParts<AppState> for DataSetId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let id = id_in_path(parts, state, "datasetId").await;
        id.map(Self).ok_or_else(Problem::data_set_not_found)
    }
}

/// The id at `{name}` in the path of the route; `None` when the text there is no UUID.
pub(super) async fn id_in_path(parts: &mut Parts, state: &AppState, name: &str) -> Option<Uuid> {
    // Fails only if the percent-encoded bytes of the path are not UTF-8.
    let Ok(parameters) = RawPathParams::from_request_parts(parts, state).await else {
        return None;
    };
    let text = parameters.iter().find(|(key, _)| *key == name).map(|(_, text)| text);
    text.and_then(hyphenated)
}

/// A UUID with hyphens, in upper or lower case. The contract has no other form, such as one with braces.
pub(super) fn hyphenated(text: &str) -> Option<Uuid> {
    (text.len() == 36).then(|| Uuid::try_parse(text).ok()).flatten()
}
