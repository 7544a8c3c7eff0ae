//! Makes secrets and API keys, and checks secrets against their hashes. Nothing here is ever logged.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use std::sync::LazyLock;
use subtle::ConstantTimeEq as _;
use tokio::sync::Semaphore;

use crate::blocking::on_blocking_thread;

/// Each hash takes 19 MiB and tens of milliseconds of processor time, so at most four run at once; other callers wait.
/// A permit is given back when the work is done, not when the caller hangs up.
static HASHING: Semaphore = Semaphore::const_new(4);

/// Argon2 failed, or a stored hash cannot be read. The message never holds the secret.
#[derive(Debug)]
pub(crate) struct HashError(argon2::password_hash::Error);

impl std::fmt::Display for HashError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A new secret. It is sent in one answer and then forgotten; only the hash is stored.
pub(crate) struct NewSecret {
    pub(crate) value: String,
    /// A PHC string of argon2id.
    pub(crate) hash: String,
}

/// Makes a secret of 256 random bits: 43 letters, digits, `-` and `_`.
pub(crate) async fn new_secret() -> Result<NewSecret, HashError> {
    let permit = HASHING.acquire().await.expect("the semaphore is never closed");
    on_blocking_thread(move || {
        let _until_done = permit;
        let value = BASE64_URL_SAFE_NO_PAD.encode(random::<32>());
        let hash = hash(&value)?;
        Ok(NewSecret { value, hash })
    })
    .await
}

/// Whether `secret` belongs to this hash. It takes as long where there is no hash: nobody can find out by the time
/// it takes which accounts exist.
pub(crate) async fn secret_is_right(
    secret: String,
    hash: Option<String>,
) -> Result<bool, HashError> {
    let permit = HASHING.acquire().await.expect("the semaphore is never closed");
    on_blocking_thread(move || {
        let _until_done = permit;
        let is_known = hash.is_some();
        let hash = hash.as_deref().unwrap_or(&DUMMY_HASH);
        let parsed = PasswordHash::new(hash).map_err(|error| HashError(error.into()))?;
        Ok(Argon2::default().verify_password(secret.as_bytes(), &parsed).is_ok() && is_known)
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

/// Compared with where an account has no secret, so that the answer takes as long.
const DUMMY_SECRET: &str = "no account has this secret";

static DUMMY_HASH: LazyLock<String> = LazyLock::new(|| hash(DUMMY_SECRET).unwrap_or_default());

fn hash(secret: &str) -> Result<String, HashError> {
    let hash = Argon2::default().hash_password(secret.as_bytes()).map_err(HashError)?;
    Ok(hash.to_string())
}

fn random<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).expect("the operating system has random bytes");
    bytes
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
            secret_is_right(secret.value.clone(), Some(secret.hash.clone()))
                .await
                .expect("an answer")
        );
        assert!(
            !secret_is_right(format!("{}x", secret.value), Some(secret.hash))
                .await
                .expect("an answer")
        );
    }

    #[tokio::test]
    async fn where_no_secret_is_known_none_fits() {
        for guess in ["", DUMMY_SECRET] {
            assert!(!secret_is_right(guess.to_owned(), None).await.expect("an answer"));
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
