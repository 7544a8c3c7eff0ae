//! The whole life of a secret: it is read from one answer, shown or copied on demand, and wiped.
//!
//! The type has no `Debug`, no `Display`, no `Clone` and no `Serialize`, so that a secret cannot
//! slip into a log, an error text, an event, storage or a second place by accident. It lives in
//! `Issued` only, of which the tab holds at most one, above the routes.

use crate::contract::ServiceAccount;
use zeroize::Zeroizing;

/// A service account secret. Its bytes are overwritten when it is dropped.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The plain secret, for the three places that need it: the field where it is shown, the
    /// clipboard, and a file that the user asked for.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    /// Takes the buffer over, so that no copy stays behind.
    fn from(value: String) -> Self {
        Self(Zeroizing::new(value))
    }
}

/// What the backend hands out once, after a creation or a regeneration.
pub struct Issued {
    pub account: ServiceAccount,
    /// `None` where the answer is a replay: the secret was sent before and got lost on the way.
    pub secret: Option<Secret>,
    /// RFC 3339, UTC.
    pub expires_on: Option<String>,
    /// The account's version since then.
    pub etag: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_takes_over_the_buffer_that_it_is_made_of() {
        let text = String::from("a\"b~c");
        let at = text.as_ptr();
        let secret = Secret::from(text);
        assert_eq!(secret.expose(), "a\"b~c");
        assert_eq!(secret.expose().as_ptr(), at);
    }
}
