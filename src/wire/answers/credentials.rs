//! The answer that holds a secret.

use super::id::id;
use crate::domain::account::ServiceAccount;
use crate::domain::secret::Secret;
use crate::wire::json::{DecodeError, Json};

/// The answer to a creation or a regeneration.
pub struct Credentials {
    /// As far as it can be read: the secret is sent only once, so a fault elsewhere in the answer must
    /// not lose it.
    pub account: PartOfAccount,
    /// `None` in a replay: the secret was sent before, and that answer was lost.
    pub secret: Option<Secret>,
    /// RFC 3339, UTC.
    pub expires_on: Option<String>,
}

/// An account, or the parts of it that can be read.
pub enum PartOfAccount {
    Whole(Box<ServiceAccount>),
    Part { id: Option<String>, api_key: Option<String> },
}

impl TryFrom<Json> for Credentials {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let mut secret = json.take("secret");
        let expires_on = secret.take("expiresOn").text();
        // The secret's text is moved, not copied.
        let secret =
            secret.take("value").text().filter(|value| !value.is_empty()).map(Secret::from);
        let account = json.take("account");
        let mut parts = account.clone();
        let account = match ServiceAccount::try_from(account) {
            Ok(account) => PartOfAccount::Whole(Box::new(account)),
            Err(fault) if secret.is_none() => return Err(fault),
            Err(_) => {
                PartOfAccount::Part { id: id(&mut parts), api_key: parts.take("apiKey").text() }
            }
        };
        let expires_on = expires_on.or_else(|| match &account {
            PartOfAccount::Whole(account) => account.secret_expires_on.clone(),
            PartOfAccount::Part { .. } => None,
        });
        Ok(Self { account, secret, expires_on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::json::decode;

    #[test]
    fn a_secret_is_kept_although_the_rest_of_its_answer_is_unreadable() {
        for (account, id) in [
            (r#"{"id":"a","name":null}"#, Some("a")),
            (r#"{"name":"n"}"#, None),
            ("null", None),
            ("[]", None),
        ] {
            let text =
                [r#"{"account":"#, account, r#","secret":{"value":"s3cret","expiresOn":7}}"#];
            let answer: Credentials = decode(text.concat().as_bytes()).unwrap();
            assert_eq!(answer.secret.unwrap().expose(), "s3cret");
            assert!(
                matches!(answer.account, PartOfAccount::Part { id: read, .. } if read.as_deref() == id)
            );
        }
        let without = br#"{"account":{"id":"a","name":null},"secret":{"value":""}}"#;
        assert!(decode::<Credentials>(without).is_err());
    }

    #[test]
    fn a_replayed_answer_has_no_secret_but_keeps_the_account() {
        let answer: Credentials = decode(
            br#"{"account":{"id":"a","name":"n","contactEmail":"e","secretExpiresOn":"2028-11-21T09:00:00Z",
                "access":{"scope":"workspace","level":"reader"}},"secret":null}"#,
        )
        .unwrap();
        assert!(answer.secret.is_none());
        assert_eq!(answer.expires_on.as_deref(), Some("2028-11-21T09:00:00Z"));
    }
}
