//! The entries of the ledger about service accounts. They never hold a secret or an API key.

use rusqlite::Transaction;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::portal_user::PortalUser;
use crate::store;
use crate::store::ledger::{self, NewEvent};
use crate::store::service_accounts::{Access, ServiceAccount};

/// How many ids an entry lists. It counts all of them.
const IDS_LISTED: usize = 100;

#[derive(Clone, Copy)]
pub(super) enum EventKind {
    Created,
    Changed,
    SecretRegenerated,
    Deleted,
}

impl EventKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Created => ("ServiceAccountCreated", "Service account created"),
            Self::Changed => ("ServiceAccountChanged", "Service account changed"),
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
    payload: Value,
) -> Result<(), store::Error> {
    let (event_type, event_name) = kind.words();
    let resource = json!({"type": "ServiceAccount", "id": account, "name": name});
    let event = NewEvent {
        workspace,
        user_id: by.id,
        user_name: by.name,
        event_type,
        event_name,
        resource,
        payload,
    };
    ledger::append(db, event)
}

/// The account in short: data sets are counted, not listed.
pub(super) fn describe(account: &ServiceAccount) -> Value {
    json!({"name": account.name, "contactEmail": account.contact_email, "access": access(account.access)})
}

pub(super) fn access(access: Access) -> Value {
    match access {
        Access::Workspace(level) => json!({"scope": "workspace", "level": level.as_str()}),
        Access::DataSets(count) => json!({"scope": "dataSets", "dataSetCount": count}),
    }
}

/// A list of data sets: how many, and the first of them.
pub(super) fn data_sets(ids: &[String]) -> Value {
    json!({"count": ids.len(), "first": ids[..ids.len().min(IDS_LISTED)]})
}
