//! Remembers for 24 hours which request an Idempotency-Key came with.

use jiff::SignedDuration;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::store::error::Error;
use crate::store::time::Time;

const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// A request that has an Idempotency-Key.
#[derive(Clone)]
pub struct IdempotentRequest {
    user: Uuid,
    key: Uuid,
    fingerprint: Vec<u8>,
}

impl IdempotentRequest {
    /// `what` names the call and its target. `body` is the same text for equal JSON.
    pub fn new(user: Uuid, key: Uuid, what: &str, body: &str) -> Self {
        let fingerprint =
            Sha256::new().chain_update(what).chain_update([0]).chain_update(body).finalize();
        Self { user, key, fingerprint: fingerprint.to_vec() }
    }

    /// The account that the same request made or changed earlier; `None` when it is new.
    ///
    /// # Errors
    /// [`Error::KeyReused`] when the key was used for another request.
    pub fn earlier(&self, db: &Connection) -> Result<Option<Uuid>, Error> {
        let known: Option<(Vec<u8>, String)> = db
            .prepare_cached(
                "SELECT fingerprint, account_id FROM idempotency_keys
                 WHERE user_id = ?1 AND key = ?2 AND made_on > ?3",
            )?
            .query_row(params![self.user.to_string(), self.key.to_string(), oldest()], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()?;
        match known {
            None => Ok(None),
            Some((fingerprint, _)) if fingerprint != self.fingerprint => Err(Error::KeyReused),
            Some((_, account)) => Ok(Uuid::parse_str(&account).ok()),
        }
    }

    /// Remembers the key, in the same transaction as the change.
    pub fn keep(&self, db: &Transaction<'_>, account: Uuid) -> Result<(), Error> {
        db.prepare_cached("DELETE FROM idempotency_keys WHERE made_on <= ?1")?
            .execute([oldest()])?;
        db.prepare_cached(
            "INSERT INTO idempotency_keys (user_id, key, fingerprint, account_id, made_on)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            self.user.to_string(),
            self.key.to_string(),
            self.fingerprint,
            account.to_string(),
            Time::now(),
        ])?;
        Ok(())
    }
}

fn oldest() -> Time {
    Time::now() + -KEPT
}
