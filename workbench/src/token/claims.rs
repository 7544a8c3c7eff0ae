//! The access token: a JSON Web Token. It names the account, and the secret that it was issued for by its number.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::signature::{Purpose, SigningKey, decode, encode};
use crate::store::time::Time;

/// The one resource that tokens are issued for: the gateway.
pub const RESOURCE: &str =
    "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";

/// What an access token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AccessToken {
    pub(crate) account: Uuid,
    /// The number of the secret. The token is refused once the account has a newer secret.
    pub(crate) generation: i64,
    pub(crate) expires_on: Time,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenError {
    /// Cut off, forged, or issued by somebody else.
    Invalid,
    Expired,
}

#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    typ: String,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    aud: String,
    appid: Uuid,
    generation: i64,
    iat: i64,
    nbf: i64,
    exp: i64,
    /// Makes each token differ from every other.
    uti: Uuid,
    ver: String,
}

impl AccessToken {
    pub(crate) fn sign(&self, key: &SigningKey, now: Time) -> String {
        let header = Header { alg: "HS256".to_owned(), typ: "JWT".to_owned() };
        let claims = Claims {
            aud: RESOURCE.to_owned(),
            appid: self.account,
            generation: self.generation,
            iat: now.as_second(),
            nbf: now.as_second(),
            exp: self.expires_on.as_second(),
            uti: Uuid::new_v4(),
            ver: "1.0".to_owned(),
        };
        let signed = format!("{}.{}", encode(&header), encode(&claims));
        let signature = key.sign(Purpose::Token, &signed);
        format!("{signed}.{signature}")
    }

    /// Reads a token and checks its signature. The algorithm is always our own: what the token's header names is
    /// ignored, so that nobody can ask for a weaker one.
    pub(crate) fn verify(key: &SigningKey, token: &str, now: Time) -> Result<Self, TokenError> {
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenError::Invalid)?;
        if !key.verifies(Purpose::Token, signed, signature) {
            return Err(TokenError::Invalid);
        }
        let claims: Option<Claims> = signed.split_once('.').and_then(|(_, claims)| decode(claims));
        let claims = claims.ok_or(TokenError::Invalid)?;
        let expires_on = Time::from_second(claims.exp);
        if expires_on <= now {
            return Err(TokenError::Expired);
        }
        Ok(Self { account: claims.appid, generation: claims.generation, expires_on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    fn key() -> SigningKey {
        SigningKey::new([7; 32])
    }

    fn access_token() -> AccessToken {
        AccessToken {
            account: Uuid::from_u128(42),
            generation: 3,
            expires_on: Time::from_second(NOW + 60),
        }
    }

    #[test]
    fn a_token_says_what_was_signed_until_it_expires() {
        let token = access_token().sign(&key(), Time::from_second(NOW));
        assert_eq!(
            AccessToken::verify(&key(), &token, Time::from_second(NOW + 59)),
            Ok(access_token())
        );
        assert_eq!(
            AccessToken::verify(&key(), &token, Time::from_second(NOW + 60)),
            Err(TokenError::Expired)
        );
    }

    #[test]
    fn a_token_changed_in_any_place_is_refused() {
        let token = access_token().sign(&key(), Time::from_second(NOW));
        for place in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[place] = if forged[place] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).expect("ASCII");
            let read = AccessToken::verify(&key(), &forged, Time::from_second(NOW));
            assert_eq!(read, Err(TokenError::Invalid), "place {place}");
        }
        for junk in ["", ".", "..", "a.b.c", "é.é.é"] {
            assert_eq!(
                AccessToken::verify(&key(), junk, Time::from_second(NOW)),
                Err(TokenError::Invalid)
            );
        }
        let other = SigningKey::new([8; 32]);
        assert_eq!(
            AccessToken::verify(&other, &token, Time::from_second(NOW)),
            Err(TokenError::Invalid)
        );
    }
}
