//! Whether an account was removed. Only 204 says so; after any other answer the account is read again.
//! The worst outcome would be an account that still works while the user believes that it is gone.

use crate::domain::failure::{ApiError, ErrorKind};

/// How an account is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Removal {
    /// By this removal.
    Removed,
    /// It was gone before: somebody else removed it, or an earlier attempt had worked after all.
    WasGone,
}

/// The outcome if an answer other than 204 is clear by itself; `None` if the account must be read.
pub fn at_once(error: &ApiError) -> Option<Result<Removal, ApiError>> {
    match error.kind {
        ErrorKind::Missing => Some(Ok(Removal::WasGone)),
        // Nothing was removed, and each of these has its own message.
        ErrorKind::Changed
        | ErrorKind::Forbidden
        | ErrorKind::NoVersion
        | ErrorKind::Blocked(_)
        | ErrorKind::TooMany(_) => Some(Err(error.clone())),
        _ => None,
    }
}

/// The outcome after such an answer and after reading the account; `read` is why it could not be read,
/// `None` if it is still there. The server's reason for the failed removal is kept.
pub fn after_reading(error: ApiError, read: Option<ErrorKind>) -> Result<Removal, ApiError> {
    let kind = match (read, error.kind) {
        (Some(ErrorKind::Missing), _) => return Ok(Removal::Removed),
        // The next attempt fails as well until the user has signed in again.
        (_, ErrorKind::SignedOut) => ErrorKind::SignedOut,
        (None, _) => ErrorKind::NotRemoved,
        // The removal was certainly refused; the account could not be read for the same reason.
        (Some(_), ErrorKind::Rejected | ErrorKind::Refused(_)) => error.kind,
        _ => ErrorKind::RemovalUnknown,
    };
    Err(ApiError { kind, ..error })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outcomes of an answer if the account is still there, is gone, or cannot be read.
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
        let kind = ErrorKind::SignedOut;
        assert_eq!(outcomes(kind), [Err(kind), Ok(Removal::Removed), Err(kind)]);
    }

    #[test]
    fn a_refusal_removes_nothing() {
        for kind in [ErrorKind::Rejected, ErrorKind::Refused(413)] {
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
