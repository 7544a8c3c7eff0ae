//! The problems that are made in more than one place.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};

use super::Problem;
use crate::body::Unreadable;

// The problem types that the contract defines: a client must tell these refusals from others with the same status.

/// 404. Only this type says that an account is gone; a 404 of another type may have another reason.
const ACCOUNT_NOT_FOUND: &str = "urn:dwb:problem:service-account-not-found";

/// 409. Another account of the workspace has the name.
const NAME_TAKEN: &str = "urn:dwb:problem:service-account-name-taken";

/// 422. The `Idempotency-Key` was used before, for another request.
const KEY_REUSED: &str = "urn:dwb:problem:idempotency-key-reused";

impl Problem {
    /// 400 in the form of ASP.NET Core: one or more members are wrong. Add each with [`Problem::error`].
    pub(crate) fn validation() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "One or more validation errors occurred.")
    }

    /// 400 for a request that cannot be read at all.
    pub(crate) fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "The request cannot be read.").detail(detail)
    }

    /// A body that is not read, with the status that fits.
    pub(crate) fn unreadable(why: Unreadable) -> Self {
        let problem = Self::new(why.status(), "The body cannot be read.").detail(why.words());
        match why {
            Unreadable::Encoded => {
                problem.header(header::ACCEPT_ENCODING, HeaderValue::from_static("identity"))
            }
            _ => problem,
        }
    }

    pub(crate) fn unauthorized(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "The request is not signed in.")
            .detail(detail)
            .header(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
    }

    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "The caller may not do this.").detail(detail)
    }

    /// 403 for a request that only the Workbench's own pages may send.
    pub(crate) fn from_another_page() -> Self {
        Self::forbidden("A page of another origin may not act in the name of a signed-in user.")
    }

    pub(crate) fn not_found(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "There is no such thing here.").detail(detail)
    }

    pub(crate) fn data_set_not_found() -> Self {
        Self::not_found("This workspace has no data set with this id.")
    }

    pub(crate) fn job_not_found() -> Self {
        Self::not_found("This workspace has no upload with this id.")
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

    /// 429 after too many wrong secrets.
    pub(crate) fn too_many_attempts(wait: Duration) -> Self {
        // Rounded up, or the next attempt would come too early.
        let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
        Self::new(StatusCode::TOO_MANY_REQUESTS, "There were too many attempts.")
            .detail(format!("The last secrets for this client were wrong. Wait {seconds} s before the next attempt."))
            .header(header::RETRY_AFTER, seconds.into())
    }

    /// 500. The reason must be in the log before: it is not part of the answer.
    pub(crate) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The Workbench failed.")
            .detail("This is not the caller's fault. The log has the reason, beside the trace id.")
    }
}
