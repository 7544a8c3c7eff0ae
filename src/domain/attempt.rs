//! The life of an idempotency key. As long as a request with this key may have been carried out,
//! the next attempt uses the same key, so that there is never a second account.

use crate::domain::failure::{ApiError, ErrorKind};

/// The requests that were sent with one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt<R> {
    pub key: String,
    /// The first request with this key. The backend compares all later ones with it, and answers
    /// with its outcome when it is sent again.
    pub first: R,
    /// The latest request.
    pub request: R,
    /// The backend may have carried out a request although its answer did not arrive. Stays set: a
    /// later 401 or 429 says nothing about the earlier request.
    pub may_have_acted: bool,
    /// Certainly refused: the next request is a new attempt.
    is_refused: bool,
}

impl<R: Clone + PartialEq> Attempt<R> {
    /// The attempt to send now, after `before`.
    pub fn next(before: Option<Self>, request: R, fresh_key: String) -> Self {
        match before {
            Some(before) if before.keeps_key_for(&request) => {
                Self { request, is_refused: false, ..before }
            }
            _ => Self {
                key: fresh_key,
                first: request.clone(),
                request,
                may_have_acted: false,
                is_refused: false,
            },
        }
    }

    /// Records that an error came instead of the expected answer. If the backend refuses a later
    /// request because it differs from the first one, the first one is sent again; its outcome is
    /// recorded here too.
    pub fn answered(&mut self, error: &ApiError) {
        self.may_have_acted |= error.may_have_acted();
        self.is_refused = !error.kind.is_passing();
        // This was the first request itself, so it cannot differ from the first one. A backend that
        // says so now will always say so for this key.
        if error.kind == ErrorKind::KeyReused {
            self.may_have_acted = false;
        }
    }

    fn keeps_key_for(&self, request: &R) -> bool {
        self.may_have_acted || (!self.is_refused && self.request == *request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of the next attempt, after one with the request "a" was answered with `errors`.
    fn next_key(errors: &[ErrorKind], request: &'static str) -> Attempt<&'static str> {
        let mut attempt = Attempt::next(None, "a", "key 1".to_owned());
        for error in errors {
            attempt.answered(&(*error).into());
        }
        Attempt::next(Some(attempt), request, "key 2".to_owned())
    }

    #[test]
    fn the_key_is_kept_while_a_request_may_have_been_carried_out() {
        let lost = [
            ErrorKind::Unreachable,
            ErrorKind::TimedOut,
            ErrorKind::Unreadable(201),
            ErrorKind::Server(500),
            ErrorKind::Busy(1),
        ];
        let refused = [
            ErrorKind::SignedOut,
            ErrorKind::Forbidden,
            ErrorKind::NotFound,
            ErrorKind::NameTaken,
            ErrorKind::Rejected,
            ErrorKind::TooMany(Some(5)),
            ErrorKind::Changed,
        ];
        for lost in lost {
            for request in ["a", "b"] {
                assert_eq!(next_key(&[lost], request).key, "key 1", "{lost:?}, {request}");
                for refused in refused {
                    let next = next_key(&[lost, refused], request);
                    assert_eq!(next.key, "key 1", "{lost:?}, {refused:?}, {request}");
                    assert_eq!((next.first, next.request), ("a", request));
                    assert!(next.may_have_acted);
                }
            }
        }
        for refused in refused {
            let is_passing = refused.is_passing();
            let same = next_key(&[refused], "a");
            assert_eq!(same.key == "key 1", is_passing, "{refused:?}");
            let other = next_key(&[refused], "b");
            assert_eq!((other.key.as_str(), other.first), ("key 2", "b"), "{refused:?}");
            assert!(!same.may_have_acted && !other.may_have_acted);
        }
    }

    #[test]
    fn a_request_that_was_not_answered_yet_keeps_its_key() {
        assert_eq!(next_key(&[], "a").key, "key 1");
        assert_eq!(next_key(&[], "b").key, "key 2");
    }

    #[test]
    fn a_refusal_after_an_answer_that_got_lost_within_the_same_call_keeps_the_key() {
        let mut attempt = Attempt::next(None, "a", "key 1".to_owned());
        let refused = ApiError { after_lost_answer: true, ..ErrorKind::SignedOut.into() };
        attempt.answered(&refused);
        assert_eq!(Attempt::next(Some(attempt), "b", "key 2".to_owned()).key, "key 1");
    }

    #[test]
    fn the_first_request_stays_known_through_many_others() {
        let mut attempt = Attempt::next(None, "a", "key 1".to_owned());
        for (request, key) in [("b", "key 2"), ("c", "key 3"), ("c", "key 4")] {
            attempt.answered(&ErrorKind::Unreachable.into());
            attempt = Attempt::next(Some(attempt), request, key.to_owned());
            attempt.answered(&ErrorKind::SignedOut.into());
            assert_eq!((attempt.key.as_str(), attempt.first), ("key 1", "a"));
            assert_eq!(attempt.request, request);
        }
    }

    #[test]
    fn a_key_that_its_own_first_request_cannot_use_is_given_up() {
        let kinds = [ErrorKind::Unreachable, ErrorKind::KeyReused];
        assert_eq!(next_key(&kinds, "a").key, "key 2");
    }
}
