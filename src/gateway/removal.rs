//! Whether an account was removed. Only 204 says so; where anything else came, the backend is asked
//! for the account. An account that is taken for gone and is not would be the worst of all outcomes.

use crate::domain::failure::{ApiError, ErrorKind};

/// How an account is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// By this removal.
    Removed,
    /// It was gone before: somebody else was faster, or an earlier attempt had acted after all.
    WasGone,
}

/// What an answer that is no 204 says by itself; `None` where the account has to be read.
pub fn at_once(error: &ApiError) -> Option<Result<Removal, ApiError>> {
    match error.kind {
        ErrorKind::Missing => Some(Ok(Removal::WasGone)),
        // Nothing was removed, and each has an answer of its own.
        ErrorKind::Changed
        | ErrorKind::Forbidden
        | ErrorKind::NoVersion
        | ErrorKind::Blocked(_)
        | ErrorKind::TooMany(_) => Some(Err(error.clone())),
        _ => None,
    }
}

/// What follows from such an answer and from what came when the account was read: `None` where it is
/// there. The server's words about the removal are kept.
pub fn after_reading(error: ApiError, read: Option<ErrorKind>) -> Result<Removal, ApiError> {
    let kind = match read {
        Some(ErrorKind::Missing) => return Ok(Removal::Removed),
        None => ErrorKind::NotRemoved,
        Some(_) => match error.kind {
            // Refused for certain, and nothing can be read for the same reason.
            ErrorKind::SignedOut | ErrorKind::Rejected | ErrorKind::Refused(_) => error.kind,
            _ => ErrorKind::RemovalUnknown,
        },
    };
    Err(ApiError { kind, ..error })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an answer to a removal comes to, where the account is there, gone, or cannot be read.
    fn outcomes(kind: ErrorKind) -> [Result<Removal, ErrorKind>; 3] {
        [None, Some(ErrorKind::Missing), Some(ErrorKind::Unreachable)].map(|read| {
            let error = ApiError { reason: Some("The disk is full.".into()), ..kind.into() };
            let outcome = at_once(&error).unwrap_or_else(|| after_reading(error, read));
            outcome.map_err(|error| {
                assert_eq!(error.reason.as_deref(), Some("The disk is full."));
                error.kind
            })
        })
    }

    #[test]
    fn whatever_is_no_removal_is_asked_after() {
        for kind in [
            ErrorKind::Unreadable(200),
            ErrorKind::Unreadable(202),
            ErrorKind::Unreadable(302),
            ErrorKind::Unreadable(404),
            ErrorKind::Unreachable,
            ErrorKind::TimedOut,
            ErrorKind::Server(500),
            ErrorKind::Server(502),
            ErrorKind::Busy(5),
            ErrorKind::NotFound,
        ] {
            let expected =
                [Err(ErrorKind::NotRemoved), Ok(Removal::Removed), Err(ErrorKind::RemovalUnknown)];
            assert_eq!(outcomes(kind), expected, "{kind:?}");
        }
    }

    #[test]
    fn a_session_that_ended_removes_nothing_and_says_so() {
        for kind in [ErrorKind::SignedOut, ErrorKind::Rejected] {
            let expected = [Err(ErrorKind::NotRemoved), Ok(Removal::Removed), Err(kind)];
            assert_eq!(outcomes(kind), expected, "{kind:?}");
        }
    }

    #[test]
    fn an_answer_that_is_clear_needs_no_second_one() {
        assert_eq!(outcomes(ErrorKind::Missing), [Ok(Removal::WasGone); 3]);
        for kind in [
            ErrorKind::Changed,
            ErrorKind::Forbidden,
            ErrorKind::NoVersion,
            ErrorKind::Blocked(428),
            ErrorKind::TooMany(Some(7)),
        ] {
            assert_eq!(outcomes(kind), [Err(kind); 3], "{kind:?}");
        }
    }

    #[test]
    fn the_words_say_what_is_known() {
        let told = |kind: ErrorKind| ApiError::from(kind).words();
        assert_eq!(
            told(ErrorKind::NotRemoved),
            "The service account was not removed: it is still there. Try again."
        );
        assert_eq!(
            told(ErrorKind::RemovalUnknown),
            "It is not known whether the service account was removed. Try again."
        );
    }
}
