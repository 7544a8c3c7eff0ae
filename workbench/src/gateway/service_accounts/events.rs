//! What the ledger is told about service accounts. Never a secret, never an API key.

use rusqlite::Transaction;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::portal_user::PortalUser;
use crate::store;
use crate::store::ledger::{self, NewEvent};
use crate::store::service_accounts::{Access, ServiceAccount};

/// Enough ids for an auditor to look at; the counts beside them are complete.
const IDS_TOLD: usize = 100;

#[derive(Clone, Copy)]
pub(super) enum Kind {
    Created,
    Changed,
    SecretMade,
    Deleted,
}

impl Kind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Created => ("ServiceAccountCreated", "Service account created"),
            Self::Changed => ("ServiceAccountChanged", "Service account changed"),
            Self::SecretMade => {
                ("ServiceAccountSecretRegenerated", "Service account secret regenerated")
            }
            Self::Deleted => ("ServiceAccountDeleted", "Service account deleted"),
        }
    }
}

/// Writes an event within the change that it tells of. `name` is the account's name after the change.
pub(super) fn record(
    db: &Transaction<'_>,
    (workspace, account): (Uuid, Uuid),
    by: PortalUser,
    kind: Kind,
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

/// Who the account is and what it may reach, with counts instead of lists.
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
    json!({"count": ids.len(), "first": ids[..ids.len().min(IDS_TOLD)]})
}
