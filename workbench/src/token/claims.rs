//! The access token: a JSON Web Token that names an account and the secret, by its number, that it was issued for.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::signature::{Purpose, SigningKey, decode, encode};
use crate::store::time::Time;

/// The one resource that tokens are issued for: the gateway.
pub const RESOURCE: &str =
    "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";

/// What a token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bearer {
    pub(crate) account: Uuid,
    /// The account's present secret must still have this number.
    pub(crate) generation: i64,
    pub(crate) expires_on: Time,
}

/// Why a token is not good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenFault {
    /// Cut, forged, or of another issuer.
    NotOurs,
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

impl Bearer {
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

    /// The reverse of [`Bearer::sign`]. The algorithm is ours to know: the token's own header is not asked.
    pub(crate) fn verify(key: &SigningKey, token: &str, now: Time) -> Result<Self, TokenFault> {
        let (signed, signature) = token.rsplit_once('.').ok_or(TokenFault::NotOurs)?;
        if !key.verifies(Purpose::Token, signed, signature) {
            return Err(TokenFault::NotOurs);
        }
        let claims: Option<Claims> = signed.split_once('.').and_then(|(_, claims)| decode(claims));
        let claims = claims.ok_or(TokenFault::NotOurs)?;
        let expires_on = Time::from_second(claims.exp);
        if expires_on <= now {
            return Err(TokenFault::Expired);
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

    fn bearer() -> Bearer {
        Bearer {
            account: Uuid::from_u128(42),
            generation: 3,
            expires_on: Time::from_second(NOW + 60),
        }
    }

    #[test]
    fn a_token_says_what_was_signed_until_it_expires() {
        let token = bearer().sign(&key(), Time::from_second(NOW));
        assert_eq!(Bearer::verify(&key(), &token, Time::from_second(NOW + 59)), Ok(bearer()));
        assert_eq!(
            Bearer::verify(&key(), &token, Time::from_second(NOW + 60)),
            Err(TokenFault::Expired)
        );
    }

    #[test]
    fn what_was_changed_in_any_place_is_not_ours() {
        let token = bearer().sign(&key(), Time::from_second(NOW));
        for place in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[place] = if forged[place] == b'A' { b'B' } else { b'A' };
            let forged = String::from_utf8(forged).expect("ASCII");
            let read = Bearer::verify(&key(), &forged, Time::from_second(NOW));
            assert_eq!(read, Err(TokenFault::NotOurs), "place {place}");
        }
        for junk in ["", ".", "..", "a.b.c", "é.é.é"] {
            assert_eq!(
                Bearer::verify(&key(), junk, Time::from_second(NOW)),
                Err(TokenFault::NotOurs)
            );
        }
        let other = SigningKey::new([8; 32]);
        assert_eq!(
            Bearer::verify(&other, &token, Time::from_second(NOW)),
            Err(TokenFault::NotOurs)
        );
    }
}
