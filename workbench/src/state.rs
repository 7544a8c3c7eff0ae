//! What every request handler can reach: the store, the signing key, the bundle's folder and the lifetimes.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp, ToSpan as _};

use crate::attempts::Attempts;
use crate::bundle_folder::BundleFolder;
use crate::cors::Origin;
use crate::signature::SigningKey;
use crate::store::time::Time;
use crate::store::{self, Store};

/// How long secrets and tokens are valid. Tests make them short.
#[derive(Clone, Copy, Debug)]
pub struct Lifetimes {
    /// Of a secret; two calendar years in production.
    pub secret: Span,
    /// Of an access token; 3599 seconds in production.
    pub token: SignedDuration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self { secret: 2.years(), token: SignedDuration::from_secs(3599) }
    }
}

impl Lifetimes {
    /// When a secret that is made now ends.
    pub(crate) fn end_of_new_secret(&self) -> Time {
        let end = Timestamp::now().to_zoned(TimeZone::UTC).checked_add(self.secret);
        end.map_or(Timestamp::MAX, |end| end.timestamp()).into()
    }
}

/// Cheap to clone: every request gets its own.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    pub lifetimes: Lifetimes,
    /// The folder of the tab's release bundle, usually `dist`. It may not exist yet.
    pub bundle: BundleFolder,
    /// The other origins whose pages may call the gateway. Empty unless somebody sets it.
    pub allowed_origins: Arc<[Origin]>,
    /// Entries of the ledger say what was changed of a service account, and not only who did what and when.
    pub ledger_has_changes: bool,
    pub(crate) signing_key: SigningKey,
    /// Wrong secrets at the token endpoint.
    pub(crate) attempts: Arc<Attempts>,
}

impl AppState {
    /// Takes the signing key from the store, so that sessions and tokens stay valid after a restart.
    pub fn new(store: Store, bundle: PathBuf, lifetimes: Lifetimes) -> Result<Self, store::Error> {
        let signing_key = SigningKey::new(store.signing_key()?);
        Ok(Self {
            store,
            lifetimes,
            bundle: BundleFolder::new(bundle),
            allowed_origins: Arc::default(),
            ledger_has_changes: true,
            signing_key,
            attempts: Arc::default(),
        })
    }
}
