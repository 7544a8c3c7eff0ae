//! Makes, changes and removes service accounts.

use rusqlite::{Connection, Transaction, params};
use uuid::Uuid;

use super::account::{Level, ServiceAccount};
use crate::store::error::Error;
use crate::store::text::fold;
use crate::store::time::Time;

/// A service account to be added.
pub struct NewAccount<'a> {
    pub id: Uuid,
    pub workspace: Uuid,
    pub name: &'a str,
    pub contact_email: &'a str,
    pub api_key: &'a str,
    pub secret_hash: Option<&'a str>,
    pub secret_expires_on: Time,
    pub last_used_on: Option<Time>,
    pub created_on: Time,
    pub created_by: &'a str,
    pub last_modified_on: Time,
    pub last_modified_by: &'a str,
}

/// Adds an account that has no access yet. Call [`set_level`] or [`Sharing::apply`](super::Sharing::apply) next, in the
/// same transaction.
///
/// # Errors
/// [`Error::NameTaken`] when the workspace has an account of this name.
pub fn create(db: &Transaction<'_>, new: &NewAccount<'_>) -> Result<i64, Error> {
    refuse_taken_name(db, new.workspace, new.name, None)?;
    db.prepare_cached(
        "INSERT INTO service_accounts (id, workspace_id, name, folded_name, contact_email, search_text, api_key,
             secret_hash, secret_generation, secret_expires_on, scope, data_set_count, version, last_used_on,
             created_on, created_by, last_modified_on, last_modified_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9, 'dataSets', 0, 1, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        new.id.to_string(),
        new.workspace.to_string(),
        new.name,
        fold(new.name),
        new.contact_email,
        search_text(new.name, new.contact_email, &new.id.to_string()),
        new.api_key,
        new.secret_hash,
        new.secret_expires_on,
        new.last_used_on,
        new.created_on,
        new.created_by,
        new.last_modified_on,
        new.last_modified_by,
    ])?;
    Ok(db.last_insert_rowid())
}

/// Gives access to the whole workspace. The selection of data sets is removed.
pub fn set_level(db: &Transaction<'_>, row: i64, level: Level) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM shared_data_sets WHERE account_row = ?1")?.execute([row])?;
    db.prepare_cached(
        "UPDATE service_accounts SET scope = 'workspace', level = ?2, data_set_count = 0 WHERE row = ?1",
    )?
    .execute(params![row, level.as_str()])?;
    Ok(())
}

/// Changes name and e-mail.
///
/// # Errors
/// [`Error::NameTaken`] when another account of the workspace has the name.
pub fn rename(
    db: &Transaction<'_>,
    account: &ServiceAccount,
    name: &str,
    contact_email: &str,
) -> Result<(), Error> {
    refuse_taken_name(db, account.workspace, name, Some(account.row))?;
    let search_text = search_text(name, contact_email, &account.id.to_string());
    db.prepare_cached(
        "UPDATE service_accounts SET name = ?2, folded_name = ?3, contact_email = ?4, search_text = ?5 WHERE row = ?1",
    )?
    .execute(params![account.row, name, fold(name), contact_email, search_text])?;
    Ok(())
}

/// Counts the version up and notes who changed the account.
pub fn touch(db: &Transaction<'_>, row: i64, by: &str) -> Result<(), Error> {
    db.prepare_cached(
        "UPDATE service_accounts SET version = version + 1, last_modified_on = ?2, last_modified_by = ?3
         WHERE row = ?1",
    )?
    .execute(params![row, Time::now(), by])?;
    Ok(())
}

/// Replaces the secret. Tokens of the old one end with it.
pub fn replace_secret(
    db: &Transaction<'_>,
    row: i64,
    hash: &str,
    expires_on: Time,
) -> Result<(), Error> {
    db.prepare_cached(
        "UPDATE service_accounts
         SET secret_hash = ?2, secret_expires_on = ?3, secret_generation = secret_generation + 1 WHERE row = ?1",
    )?
    .execute(params![row, hash, expires_on])?;
    Ok(())
}

/// Removes the account with its credentials and its selection of data sets.
pub fn remove(db: &Transaction<'_>, row: i64) -> Result<(), Error> {
    db.prepare_cached("DELETE FROM service_accounts WHERE row = ?1")?.execute([row])?;
    Ok(())
}

/// Notes when the account was used. It is no error if the account has been removed.
pub fn note_use(db: &Transaction<'_>, id: Uuid, at: Time) -> Result<(), Error> {
    db.prepare_cached("UPDATE service_accounts SET last_used_on = ?2 WHERE id = ?1")?
        .execute(params![id.to_string(), at])?;
    Ok(())
}

fn refuse_taken_name(
    db: &Connection,
    workspace: Uuid,
    name: &str,
    except: Option<i64>,
) -> Result<(), Error> {
    let taken: bool = db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM service_accounts WHERE workspace_id = ?1 AND folded_name = ?2 AND row IS NOT ?3)",
        )?
        .query_row(params![workspace.to_string(), fold(name), except], |row| row.get(0))?;
    if taken { Err(Error::NameTaken(name.to_owned())) } else { Ok(()) }
}

/// The parts are on separate lines, so that no search matches the end of one and the start of the next.
pub(in crate::store) fn search_text(name: &str, contact_email: &str, id: &str) -> String {
    format!("{}\n{}\n{id}", fold(name), fold(contact_email))
}
