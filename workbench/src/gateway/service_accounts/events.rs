//! The entries of the ledger about service accounts.

use rusqlite::Transaction;
use uuid::Uuid;

use crate::portal_user::PortalUser;
use crate::store;
use crate::store::ledger::{self, NewEvent, Resource};

#[derive(Clone, Copy)]
pub(super) enum EventKind {
    Created,
    Updated,
    SecretRegenerated,
    Deleted,
}

impl EventKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Created => ("ServiceAccountCreated", "Service account created"),
            Self::Updated => ("ServiceAccountUpdated", "Service account updated"),
            Self::SecretRegenerated => {
                ("ServiceAccountSecretRegenerated", "Service account secret regenerated")
            }
            Self::Deleted => ("ServiceAccountDeleted", "Service account deleted"),
        }
    }
}

/// Adds an entry, in the same transaction as the change. `name` is the name after the change.
pub(super) fn record(
    db: &Transaction<'_>,
    (workspace, account): (Uuid, Uuid),
    by: PortalUser,
    kind: EventKind,
    name: &str,
) -> Result<(), store::Error> {
    let (event_type, event_name) = kind.words();
    let event = NewEvent {
        workspace,
        user_id: by.id,
        user_name: by.name,
        event_type,
        event_name,
        resource: Resource::ServiceAccount(account),
        resource_name: name,
    };
    ledger::append(db, event)
}
