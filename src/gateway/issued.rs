//! The answer to a creation or a regeneration, the only one that holds a secret.

use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::secret::Secret;

pub struct Issued {
    pub account: ServiceAccount,
    /// `None` in a replay: the secret was sent with the first answer, which was lost.
    pub secret: Option<Secret>,
    /// RFC 3339, UTC.
    pub expires_on: Option<String>,
    /// The account's version after the call.
    pub etag: Option<String>,
}

impl Issued {
    /// The account with its version, without the secret.
    pub fn versioned(&self) -> Versioned {
        Versioned { account: self.account.clone(), etag: self.etag.clone() }
    }
}
