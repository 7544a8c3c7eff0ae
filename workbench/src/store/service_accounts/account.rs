//! One service account: what is stored of it, and how it is read.

use rusqlite::{Connection, OptionalExtension as _, Row};
use uuid::Uuid;

use crate::store::columns::uuid;
use crate::store::error::Error;
use crate::store::time::Time;

/// What an account with access to the whole workspace may do there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// View only.
    Reader,
    /// Also create and change data sets and files, invite users, manage permissions and settings.
    Admin,
}

impl Level {
    /// As the contract writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Admin => "admin",
        }
    }
}

/// What an account has access to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Workspace(Level),
    /// This many selected data sets.
    DataSets(u32),
}

/// A service account, without the list of its data sets.
#[derive(Clone)]
pub struct ServiceAccount {
    pub(crate) row: i64,
    pub id: Uuid,
    pub workspace: Uuid,
    pub name: String,
    pub contact_email: String,
    pub api_key: String,
    pub access: Access,
    /// A slow, salted hash; `None` when nobody knows the secret.
    pub(crate) secret_hash: Option<String>,
    pub(crate) secret_generation: i64,
    pub secret_expires_on: Time,
    /// Counts the changes of all that can be edited.
    pub version: i64,
    pub last_used_on: Option<Time>,
    pub created_on: Time,
    pub created_by: String,
    pub last_modified_on: Time,
    pub last_modified_by: String,
}

pub(super) const COLUMNS: &str = "row, id, workspace_id, name, contact_email, api_key, scope, level, data_set_count, \
    secret_hash, secret_generation, secret_expires_on, version, last_used_on, \
    created_on, created_by, last_modified_on, last_modified_by";

pub(super) fn account(row: &Row<'_>) -> rusqlite::Result<ServiceAccount> {
    let access = match row.get::<_, Option<String>>(7)?.as_deref() {
        Some("admin") => Access::Workspace(Level::Admin),
        Some(_) => Access::Workspace(Level::Reader),
        None => Access::DataSets(row.get(8)?),
    };
    Ok(ServiceAccount {
        row: row.get(0)?,
        id: uuid(row, 1)?,
        workspace: uuid(row, 2)?,
        name: row.get(3)?,
        contact_email: row.get(4)?,
        api_key: row.get(5)?,
        access,
        secret_hash: row.get(9)?,
        secret_generation: row.get(10)?,
        secret_expires_on: row.get(11)?,
        version: row.get(12)?,
        last_used_on: row.get(13)?,
        created_on: row.get(14)?,
        created_by: row.get(15)?,
        last_modified_on: row.get(16)?,
        last_modified_by: row.get(17)?,
    })
}

/// The account with this id, in any workspace: for callers that use its credentials.
pub fn find(db: &Connection, id: Uuid) -> Result<Option<ServiceAccount>, Error> {
    let mut statement =
        db.prepare_cached(&format!("SELECT {COLUMNS} FROM service_accounts WHERE id = ?1"))?;
    Ok(statement.query_row([id.to_string()], account).optional()?)
}

/// The account with this id in a workspace.
///
/// # Errors
/// [`Error::AccountNotFound`] when there is none.
pub fn get(db: &Connection, workspace: Uuid, id: Uuid) -> Result<ServiceAccount, Error> {
    find(db, id)?.filter(|account| account.workspace == workspace).ok_or(Error::AccountNotFound)
}
