//! Turns errors of the store and of hashing into problems. Nothing else translates them to HTTP.

use super::Problem;
use crate::credentials::HashError;
use crate::store;

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::AccountNotFound => Self::account_not_found(),
            store::Error::NameTaken(name) => Self::name_taken(&name),
            store::Error::KeyReused => Self::idempotency_key_reused(),
            store::Error::TooNew
            | store::Error::NotOwn
            | store::Error::File(_)
            | store::Error::Database(_) => {
                tracing::error!(%error, "the database failed");
                Self::internal()
            }
        }
    }
}

impl From<HashError> for Problem {
    fn from(error: HashError) -> Self {
        tracing::error!(%error, "a secret could not be hashed or compared");
        Self::internal()
    }
}
