//! Signs and verifies what the Workbench hands out: session cookies, access tokens and SAS addresses.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use std::sync::Arc;

/// What is signed. The purpose is part of the signature, so a session never passes as a token, nor a token as a
/// session.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Session,
    Token,
    Sas,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Self::Session => b"session\0",
            Self::Token => b"token\0",
            Self::Sas => b"sas\0",
        }
    }
}

/// Has no `Debug`: the key must never reach a log.
#[derive(Clone)]
pub(crate) struct SigningKey(Arc<[u8; 32]>);

impl SigningKey {
    pub(crate) fn new(bytes: [u8; 32]) -> Self {
        Self(Arc::new(bytes))
    }

    /// The signature of `text`, in base64url.
    pub(crate) fn sign(&self, purpose: Purpose, text: &str) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.mac(purpose, text).finalize().into_bytes())
    }

    /// Compares in constant time.
    pub(crate) fn verifies(&self, purpose: Purpose, text: &str, signature: &str) -> bool {
        BASE64_URL_SAFE_NO_PAD
            .decode(signature)
            .is_ok_and(|signature| self.mac(purpose, text).verify_slice(&signature).is_ok())
    }

    fn mac(&self, purpose: Purpose, text: &str) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice())
            .expect("HMAC takes a key of any length");
        mac.update(purpose.label());
        mac.update(text.as_bytes());
        mac
    }
}

/// Writes a value as base64url of its JSON: the part that is signed.
pub(crate) fn encode<T: serde::Serialize>(value: &T) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(value).expect("claims are plain JSON"))
}

/// Reads what [`encode`] wrote; `None` for anything else.
pub(crate) fn decode<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}
