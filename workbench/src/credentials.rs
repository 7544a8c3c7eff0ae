//! Makes secrets and API keys, and checks secrets against their hashes. Nothing here is ever logged.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq as _;

use crate::blocking::on_blocking_thread;

mod hashing;
mod random;

pub(crate) use hashing::{HashError, Turn};
use random::random;

/// A new secret. It is sent in one answer and then forgotten; only the hash is stored.
pub(crate) struct NewSecret {
    pub(crate) value: String,
    /// A PHC string of argon2id.
    pub(crate) hash: String,
}

/// Makes a secret of 256 random bits: 43 letters, digits, `-` and `_`.
pub(crate) async fn new_secret() -> Result<NewSecret, HashError> {
    let mut turn = Turn::wait().await;
    on_blocking_thread(move || {
        let value = BASE64_URL_SAFE_NO_PAD.encode(random::<32>());
        let hash = turn.hash(&value)?;
        Ok(NewSecret { value, hash })
    })
    .await
}

/// Whether `secret` belongs to this hash. Without a hash it takes equally long, so that the time does not tell which
/// accounts exist.
pub(crate) async fn secret_is_right(
    mut turn: Turn,
    secret: String,
    hash: Option<String>,
) -> Result<bool, HashError> {
    on_blocking_thread(move || match hash {
        Some(hash) => turn.fits(&secret, &hash),
        None => turn.hash(&secret).map(|_| false),
    })
    .await
}

/// 32 hexadecimal characters.
pub(crate) fn new_api_key() -> String {
    random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Compares in constant time.
pub(crate) fn keys_are_equal(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_secret_itself_fits_its_hash() {
        let secret = new_secret().await.expect("a secret");
        assert_eq!(secret.value.len(), 43);
        assert!(!secret.hash.contains(&secret.value));
        assert!(
            secret_is_right(Turn::wait().await, secret.value.clone(), Some(secret.hash.clone()))
                .await
                .expect("an answer")
        );
        assert!(
            !secret_is_right(Turn::wait().await, format!("{}x", secret.value), Some(secret.hash))
                .await
                .expect("an answer")
        );
    }

    #[tokio::test]
    async fn where_no_secret_is_known_none_fits() {
        for guess in ["", "no account has this secret"] {
            let turn = Turn::wait().await;
            assert!(!secret_is_right(turn, guess.to_owned(), None).await.expect("an answer"));
        }
    }

    #[test]
    fn api_keys_are_32_hexadecimal_characters_and_differ() {
        let (one, other) = (new_api_key(), new_api_key());
        assert!(one.len() == 32 && one.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert!(!keys_are_equal(&one, &other));
        assert!(keys_are_equal(&one, &one.clone()));
    }
}
