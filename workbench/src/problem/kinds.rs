//! The problems that are made in more than one place.

use axum::http::{HeaderValue, StatusCode, header};

use super::Problem;

// The types of the contract's own: refusals that a client must tell from all others of the same status.

/// 404. Only this type says that an account is gone; a 404 of another type may have another reason.
const ACCOUNT_NOT_FOUND: &str = "urn:dwb:problem:service-account-not-found";

/// 409. Another account of the workspace has the name.
const NAME_TAKEN: &str = "urn:dwb:problem:service-account-name-taken";

/// 422. The `Idempotency-Key` came with another request before.
const KEY_REUSED: &str = "urn:dwb:problem:idempotency-key-reused";

impl Problem {
    /// 400 as ASP.NET Core has it: one or more members are wrong. Add each with [`Problem::error`].
    pub(crate) fn validation() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "One or more validation errors occurred.")
    }

    /// 400 for a request that cannot be read at all.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "The request cannot be read.").detail(detail)
    }

    pub(crate) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "The request is not signed in.")
            .detail(detail)
            .header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "The caller may not do this.").detail(detail)
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is no such thing here.").detail(detail)
    }

    pub(crate) fn data_set_not_found() -> Self {
        Self::not_found("This workspace has no data set with this id.")
    }

    pub(crate) fn account_not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is no such service account.")
            .kind(ACCOUNT_NOT_FOUND)
            .detail("This workspace has no service account with this id. It may have been deleted.")
    }

    pub(crate) fn name_taken(name: &str) -> Self {
        let detail =
            format!("A service account named \"{name}\" exists in this workspace already.");
        Self::new(StatusCode::CONFLICT, "The account name is taken.")
            .kind(NAME_TAKEN)
            .detail(detail)
    }

    pub(crate) fn precondition_failed() -> Self {
        Self::new(
            StatusCode::PRECONDITION_FAILED,
            "The service account was changed in the meantime.",
        )
        .detail("If-Match names another version than the present one. Read the account again.")
    }

    pub(crate) fn precondition_required() -> Self {
        Self::new(StatusCode::PRECONDITION_REQUIRED, "If-Match is missing.")
            .detail("Send the ETag of the account that you have read, so that no other change is overwritten.")
    }

    pub(crate) fn idempotency_key_reused() -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "The Idempotency-Key was used for another request.",
        )
        .kind(KEY_REUSED)
        .detail("Within 24 hours a key belongs to one request. Make a new key for a new request.")
    }

    /// 500. The reason must be in the log before: it is not part of the answer.
    pub(crate) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The Workbench failed.")
            .detail("This is not the caller's fault. The log has the reason, beside the trace id.")
    }
}
