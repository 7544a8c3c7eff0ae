//! The entries of the ledger about service accounts.

use rusqlite::{Connection, Transaction};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::portal_user::PortalUser;
use crate::store;
use crate::store::ledger::{self, NewEvent, Resource};
use crate::store::service_accounts::{Access, ServiceAccount, SharedDataSet, shared};

/// Longer lists of data sets are left out of an entry; their number stays.
const MOST_LISTED: usize = 1_000;

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
    changes: Option<Value>,
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
        changes,
    };
    ledger::append(db, event)
}

/// What can be edited of an account, to find out what a change did.
pub(super) struct Snapshot {
    name: String,
    contact_email: String,
    access: Access,
    /// In the order of the ids.
    data_sets: Vec<SharedDataSet>,
}

impl Snapshot {
    pub(super) fn of(db: &Connection, account: &ServiceAccount) -> Result<Self, store::Error> {
        let mut data_sets = shared(db, account.row)?;
        data_sets.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(Self {
            name: account.name.clone(),
            contact_email: account.contact_email.clone(),
            access: account.access,
            data_sets,
        })
    }
}

/// `changes` of an entry. A creation has nothing before.
pub(super) fn changes(before: Option<&Snapshot>, after: &Snapshot) -> Value {
    let mut changes = serde_json::Map::new();
    let mut add = |member: &str, from: Option<Value>, to: Value| {
        if from.as_ref() != Some(&to) {
            changes.insert(member.to_owned(), json!({"from": from, "to": to}));
        }
    };
    add("name", before.map(|it| json!(it.name)), json!(after.name));
    add("contactEmail", before.map(|it| json!(it.contact_email)), json!(after.contact_email));
    add("access", before.map(|it| access(it.access)), access(after.access));
    let had = before.map_or(&[][..], |it| &it.data_sets);
    let (added, removed) = (without(&after.data_sets, had), without(had, &after.data_sets));
    if !added.is_empty() || !removed.is_empty() {
        let mut data_sets = serde_json::Map::new();
        for (member, list) in [("added", added), ("removed", removed)] {
            data_sets.insert(format!("{member}Count"), json!(list.len()));
            if list.len() <= MOST_LISTED {
                data_sets.insert(member.to_owned(), json!(list));
            }
        }
        changes.insert("dataSets".to_owned(), Value::Object(data_sets));
    }
    Value::Object(changes)
}

fn access(access: Access) -> Value {
    match access {
        Access::Workspace(level) => json!({"scope": "workspace", "level": level.as_str()}),
        Access::DataSets(_) => json!({"scope": "dataSets"}),
    }
}

/// What is in the one list and not in the other; both are in the order of the ids.
fn without<'a>(list: &'a [SharedDataSet], other: &[SharedDataSet]) -> Vec<&'a SharedDataSet> {
    let is_new = |it: &&SharedDataSet| other.binary_search_by(|at| at.id.cmp(&it.id)).is_err();
    list.iter().filter(is_new).collect()
}
