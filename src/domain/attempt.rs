//! The life of an idempotency key (stub of the lead; the gateway's developer owns this file).

use crate::domain::failure::ApiError;

#[derive(Clone, Debug, PartialEq)]
pub struct Attempt<R> {
    pub key: String,
    pub first: R,
    pub request: R,
    pub may_have_acted: bool,
}

impl<R: Clone + PartialEq> Attempt<R> {
    pub fn next(before: Option<Self>, request: R, fresh_key: String) -> Self {
        match before {
            Some(before) if before.may_have_acted || before.request == request => {
                Self { request, ..before }
            }
            _ => Self { key: fresh_key, first: request.clone(), request, may_have_acted: false },
        }
    }

    pub fn answered(&mut self, error: &ApiError) {
        self.may_have_acted |= error.kind.is_passing();
    }
}
