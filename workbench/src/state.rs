//! What every request handler can reach: the store, the signing key, the bundle's folder and the lifetimes.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::SignedDuration;

use crate::problem::Problem;
use crate::signature::SigningKey;
use crate::store::Store;

/// How long what is handed out stays good. Tests shorten them to see the end of a secret or a token.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// From the making of a secret to its end; two years in production.
    pub secret: SignedDuration,
    /// From the issue of an access token to its end; 3599 seconds in production.
    pub token: SignedDuration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { secret: SignedDuration::from_hours(2 * 365 * 24), token: SignedDuration::from_secs(3599) }
    }
}

/// Cheap to clone: every handler gets its own.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    pub lifetimes: Lifetimes,
    /// The folder of the tab's release bundle, usually `dist`. It may not exist yet.
    pub bundle: Arc<PathBuf>,
    pub(crate) signing_key: SigningKey,
}

impl AppState {
    /// Takes the signing key from the store, so that sessions and tokens outlive a restart.
    pub fn new(store: Store, bundle: PathBuf, lifetimes: Lifetimes) -> Result<Self, Problem> {
        let signing_key = SigningKey::new(store.signing_key()?);
        Ok(Self { store, lifetimes, bundle: Arc::new(bundle), signing_key })
    }
}
