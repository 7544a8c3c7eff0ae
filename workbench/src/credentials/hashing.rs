//! Hashes secrets with argon2id, only a few at a time. The memory for it is kept and used again: an allocator for many
//! threads does not return such large blocks to the system, and two hundred callers at once would need gigabytes.

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::random::random;

/// Argon2 failed, or a stored hash cannot be read. The message never holds the secret.
#[derive(Debug)]
pub(crate) struct HashError(argon2::password_hash::Error);

impl std::fmt::Display for HashError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Each hash takes 19 MiB and tens of milliseconds of processor time; other callers wait.
const AT_ONCE: usize = 4;

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// The memory of hashes that are done; at most [`AT_ONCE`] blocks.
static IDLE: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());

/// The permit to hash, with the memory for it. It ends when the work is done, not when the caller disconnects.
pub(crate) struct Turn {
    memory: Vec<Block>,
    // The fields are dropped after `drop` has run, so the memory is back before the next turn starts.
    _permit: SemaphorePermit<'static>,
}

impl Turn {
    /// Waits for a turn.
    pub(crate) async fn wait() -> Self {
        let permit = TURNS.acquire().await.expect("the semaphore is never closed");
        let memory = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Self { memory: memory.unwrap_or_default(), _permit: permit }
    }

    /// The PHC string of a secret, with a new salt.
    pub(super) fn hash(&mut self, secret: &str) -> Result<String, HashError> {
        let argon2 = Argon2::default();
        let salt = Salt::new(&random::<16>()).map_err(|error| HashError(error.into()))?;
        let hash = PasswordHash {
            algorithm: Algorithm::default().ident(),
            version: Some(Version::default().into()),
            params: ParamsString::try_from(argon2.params()).map_err(HashError)?,
            hash: Some(self.output(&argon2, secret, &salt, Params::DEFAULT_OUTPUT_LEN)?),
            salt: Some(salt),
        };
        Ok(hash.to_string())
    }

    /// Whether a secret belongs to a PHC string, whatever its parameters are.
    pub(super) fn fits(&mut self, secret: &str, hash: &str) -> Result<bool, HashError> {
        let known = PasswordHash::new(hash).map_err(|error| HashError(error.into()))?;
        let (Some(salt), Some(wanted)) = (&known.salt, &known.hash) else {
            return Ok(false);
        };
        let algorithm = Algorithm::try_from(known.algorithm.as_str()).map_err(HashError)?;
        let version = known.version.map_or(Ok(Version::default()), Version::try_from);
        let version = version.map_err(|error| HashError(error.into()))?;
        let params = Params::try_from(&known).map_err(HashError)?;
        let argon2 = Argon2::new(algorithm, version, params);
        // `Output` compares in constant time.
        Ok(self.output(&argon2, secret, salt, wanted.len())? == *wanted)
    }

    fn output(
        &mut self,
        argon2: &Argon2<'_>,
        secret: &str,
        salt: &Salt,
        length: usize,
    ) -> Result<Output, HashError> {
        let blocks = argon2.params().block_count();
        if self.memory.len() < blocks {
            self.memory.resize(blocks, Block::new());
        }
        let memory = &mut self.memory[..blocks];
        let mut output = vec![0; length];
        argon2
            .hash_password_into_with_memory(secret.as_bytes(), salt, &mut output, memory)
            .map_err(|error| HashError(error.into()))?;
        Output::new(&output).map_err(|error| HashError(error.into()))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let memory = std::mem::take(&mut self.memory);
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn hundreds_of_callers_share_the_memory_of_a_few() {
        let callers: Vec<_> = (0..200)
            .map(|_| {
                tokio::spawn(async {
                    let mut turn = Turn::wait().await;
                    // As much memory as argon2 needs. The hash itself is left out: it would only take time here.
                    turn.memory.resize(argon2::Params::default().block_count(), Block::new());
                    tokio::task::yield_now().await;
                })
            })
            .collect();
        for caller in callers {
            caller.await.expect("a turn");
        }
        // When all permits are back, all memory is back too.
        let _all = TURNS.acquire_many(AT_ONCE as u32).await.expect("every permit");
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(!idle.is_empty() && idle.len() <= AT_ONCE, "{} pieces", idle.len());
    }

    #[tokio::test]
    async fn a_hash_made_with_other_parameters_is_read_by_its_own() {
        let params = Params::new(64, 3, 1, Some(24)).expect("parameters");
        let argon2 = Argon2::new(Algorithm::Argon2i, Version::V0x13, params);
        let salt = Salt::new(b"sixteen bytes !!").expect("a salt");
        let mut turn = Turn::wait().await;
        let hash = PasswordHash {
            algorithm: Algorithm::Argon2i.ident(),
            version: Some(Version::V0x13.into()),
            params: ParamsString::try_from(argon2.params()).expect("parameters"),
            hash: Some(turn.output(&argon2, "open", &salt, 24).expect("a hash")),
            salt: Some(salt),
        }
        .to_string();
        assert!(turn.fits("open", &hash).expect("an answer"));
        assert!(!turn.fits("opens", &hash).expect("an answer"));
    }
}
