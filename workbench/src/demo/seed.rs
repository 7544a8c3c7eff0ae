//! Fills the store with the demo data that is still missing, in one transaction.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Transaction, params};

use super::data_sets::{DemoDataSet, data_set_id, data_sets};
use super::schemas::schemas;
use super::service_accounts::{DemoAccess, DemoServiceAccount, service_accounts};
use super::workspace::{DESCRIPTION, NAME, WORKSPACE};
use crate::credentials;
use crate::store::data_sets::{NewDataSet, add};
use crate::store::schemas::{Column, NewSchemaVersion};
use crate::store::service_accounts::{Level, NewAccount, Sharing, create, set_level};
use crate::store::time::Time;
use crate::store::{self, Error, Store};

/// One of the selected data sets of this account does not exist, so that developers can see how that looks.
const ACCOUNT_WITH_A_LOST_DATA_SET: &str = "Emissions desk";

/// How much demo data there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoSize {
    pub data_sets: u64,
    pub service_accounts: u64,
}

/// Adds demo data up to `wanted`, and returns how much there is afterwards. Nothing is removed: if there is more than
/// wanted, it stays, and so do changes by users.
pub fn seed(store: &Store, wanted: DemoSize) -> Result<DemoSize, Error> {
    store.write_here(|db| {
        let present = size_so_far(db)?;
        let size = DemoSize {
            data_sets: wanted.data_sets.max(present.data_sets),
            service_accounts: wanted.service_accounts.max(present.service_accounts),
        };
        if size == present {
            return Ok(size);
        }
        tracing::info!(size.data_sets, size.service_accounts, "making demo data");
        add_workspace(db)?;
        if size.data_sets > present.data_sets {
            let missing = data_sets(size.data_sets).skip(present.data_sets as usize);
            let missing: Vec<_> = missing.collect();
            add(db, WORKSPACE, &missing.iter().map(new_data_set).collect::<Vec<_>>())?;
        }
        add_service_accounts(db, present.service_accounts, size)?;
        note_size(db, size)?;
        store::gather_statistics(db)?;
        Ok(size)
    })
}

/// How much demo data was made before. The numbers are in a separate table.
fn size_so_far(db: &Transaction<'_>) -> Result<DemoSize, Error> {
    db.execute_batch(
        "CREATE TABLE IF NOT EXISTS demo_data (
             only_row         INTEGER PRIMARY KEY CHECK (only_row = 1) DEFAULT 1,
             data_sets        INTEGER NOT NULL,
             service_accounts INTEGER NOT NULL
         ) STRICT;",
    )?;
    let counts = db
        .query_row("SELECT data_sets, service_accounts FROM demo_data", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    let (data_sets, service_accounts): (i64, i64) = counts.unwrap_or_default();
    Ok(DemoSize {
        data_sets: data_sets.unsigned_abs(),
        service_accounts: service_accounts.unsigned_abs(),
    })
}

fn note_size(db: &Transaction<'_>, size: DemoSize) -> Result<(), Error> {
    db.execute(
        "REPLACE INTO demo_data (only_row, data_sets, service_accounts) VALUES (1, ?1, ?2)",
        params![size.data_sets as i64, size.service_accounts as i64],
    )?;
    Ok(())
}

/// Adds the workspace and its schemas if they are missing.
fn add_workspace(db: &Transaction<'_>) -> Result<(), Error> {
    store::workspaces::add(db, WORKSPACE, NAME, DESCRIPTION)?;
    for schema in schemas() {
        store::schemas::add(db, WORKSPACE, schema.id, schema.name, schema.description)?;
        for version in &schema.versions {
            let columns = version.columns.iter().map(|column| Column {
                name: column.name.to_owned(),
                data_type: format!("{:?}", column.column_type()),
            });
            let version = NewSchemaVersion {
                id: version.id,
                name: &version.name,
                columns: columns.collect(),
            };
            store::schemas::add_version(db, schema.id, &version)?;
        }
    }
    Ok(())
}

fn new_data_set(data_set: &DemoDataSet) -> NewDataSet<'_> {
    NewDataSet {
        id: data_set.id,
        name: &data_set.name,
        description: &data_set.description,
        is_base: data_set.is_base,
        schema_version_id: data_set.schema_version_id,
        connection_id: data_set.connection_id,
        created_by: data_set.created_by.id,
        created_on: data_set.created_on.into(),
        last_modified_by: data_set.last_modified_by.id,
        last_modified_on: data_set.last_modified_on.into(),
        tags: data_set.tags.iter().map(|(key, value)| (*key, value.as_str())).collect(),
    }
}

fn add_service_accounts(db: &Transaction<'_>, from: u64, size: DemoSize) -> Result<(), Error> {
    let accounts = service_accounts(size.service_accounts, Timestamp::now());
    for account in accounts.skip(from as usize) {
        match add_service_account(db, &account, size.data_sets) {
            // A user has created an account of this name in the meantime.
            Err(Error::NameTaken(_)) => {}
            outcome => outcome?,
        }
    }
    Ok(())
}

fn add_service_account(
    db: &Transaction<'_>,
    account: &DemoServiceAccount,
    data_sets: u64,
) -> Result<(), Error> {
    let row = create(
        db,
        &NewAccount {
            id: account.id,
            workspace: WORKSPACE,
            name: &account.name,
            contact_email: &account.contact_email,
            api_key: &credentials::new_api_key(),
            secret_hash: None,
            secret_expires_on: account.secret_expires_on.into(),
            last_used_on: account.last_used_on.map(Time::from),
            created_on: account.created_on.into(),
            created_by: account.created_by.name,
            last_modified_on: account.last_modified_on.into(),
            last_modified_by: account.last_modified_by.name,
        },
    )?;
    match account.access {
        DemoAccess::Reader => set_level(db, row, Level::Reader),
        DemoAccess::Admin => set_level(db, row, Level::Admin),
        DemoAccess::DataSets(_) => {
            let mut ids = account.data_sets(data_sets);
            if account.name == ACCOUNT_WITH_A_LOST_DATA_SET {
                ids.push(data_set_id(u64::MAX));
            }
            Sharing::of(db, row, &ids)?.apply()
        }
    }
}
