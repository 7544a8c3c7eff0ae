//! What the backend hands out once, after a creation or a regeneration.

use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::secret::Secret;

pub struct Issued {
    pub account: ServiceAccount,
    /// `None` where the answer is a replay: the secret was sent before and got lost on the way.
    pub secret: Option<Secret>,
    /// RFC 3339, UTC.
    pub expires_on: Option<String>,
    /// The account's version since then.
    pub etag: Option<String>,
}

impl Issued {
    /// The account alone, as it is since then.
    pub fn versioned(&self) -> Versioned {
        Versioned { account: self.account.clone(), etag: self.etag.clone() }
    }
}
