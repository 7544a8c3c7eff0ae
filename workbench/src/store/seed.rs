//! Fills the database with demo data: as much as was asked for and is not there yet, in one transaction.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Transaction, params};
use serde_json::json;
use uuid::Uuid;

use super::service_accounts::{Level, NewAccount, Sharing, create, set_level};
use super::text::fold;
use super::{Error, Store, time::Time};
use crate::demo::{self, DemoAccess, DemoDataSet, DemoServiceAccount};
use crate::{DEMO_WORKSPACE, credentials};

/// The demo account that still names a data set which is gone, so that such a thing can be seen.
const ACCOUNT_WITH_A_LOST_DATA_SET: &str = "Emissions desk";

/// How much demo data there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DemoSize {
    pub data_sets: u64,
    pub service_accounts: u64,
}

impl Store {
    /// Makes demo data up to `wanted`. What is there stays, changes by users included; so what is more than wanted
    /// stays too. The answer says how much there is then.
    pub fn seed(&self, wanted: DemoSize) -> Result<DemoSize, Error> {
        self.write_here(|db| {
            let present = present(db)?;
            let size = DemoSize {
                data_sets: wanted.data_sets.max(present.data_sets),
                service_accounts: wanted.service_accounts.max(present.service_accounts),
            };
            if size == present {
                return Ok(size);
            }
            tracing::info!(size.data_sets, size.service_accounts, "making demo data");
            let workspace_row = add_workspace(db)?;
            if size.data_sets > present.data_sets {
                make_data_sets(db, workspace_row, size.data_sets)?;
            }
            add_service_accounts(db, present.service_accounts, size)?;
            db.execute(
                "REPLACE INTO demo_data (only_row, data_sets, service_accounts) VALUES (1, ?1, ?2)",
                params![size.data_sets as i64, size.service_accounts as i64],
            )?;
            // Without statistics SQLite guesses which index is the shorter way.
            db.execute_batch("ANALYZE")?;
            Ok(size)
        })
    }
}

fn present(db: &Transaction<'_>) -> Result<DemoSize, Error> {
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

/// The workspace with its schemas; what is there already stays. The answer is the workspace's row.
fn add_workspace(db: &Transaction<'_>) -> Result<i64, Error> {
    db.execute(
        "INSERT OR IGNORE INTO workspaces (id, name, description) VALUES (?1, ?2, ?3)",
        params![DEMO_WORKSPACE.to_string(), "Demo", "Reports and emissions of the demo fleet."],
    )?;
    let mut schema_row = db.prepare(
        "INSERT OR IGNORE INTO schemas (id, workspace_id, name, description) VALUES (?1, ?2, ?3, ?4)",
    )?;
    let mut version_row = db
        .prepare("INSERT OR IGNORE INTO schema_versions (id, schema_id, name, columns, column_names) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for schema in demo::schemas() {
        let id = schema.id.to_string();
        schema_row.execute(params![
            id,
            DEMO_WORKSPACE.to_string(),
            schema.name,
            schema.description
        ])?;
        for version in &schema.versions {
            let columns = version
                .columns
                .iter()
                .map(|column| json!({"name": column.name, "dataType": format!("{:?}", column.column_type())}));
            let columns = columns.collect::<serde_json::Value>().to_string();
            let names = version
                .columns
                .iter()
                .map(|column| column.name)
                .collect::<serde_json::Value>()
                .to_string();
            version_row.execute(params![
                version.id.to_string(),
                id,
                version.name,
                columns,
                names
            ])?;
        }
    }
    Ok(db.query_row(
        "SELECT row FROM workspaces WHERE id = ?1",
        [DEMO_WORKSPACE.to_string()],
        |row| row.get(0),
    )?)
}

/// Data sets stand in the order of their names, so with more to come all are made anew. They have the same ids again.
fn make_data_sets(db: &Transaction<'_>, workspace_row: i64, count: u64) -> Result<(), Error> {
    db.execute("DELETE FROM data_sets WHERE row >> 32 = ?1", [workspace_row])?;
    let mut data_sets: Vec<_> =
        demo::data_sets(count).map(|data_set| (fold(&data_set.name), data_set)).collect();
    data_sets.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut data_set_row = db.prepare(
        "INSERT INTO data_sets (row, id, name, folded_name, description, is_base, schema_version_row,
             connection_id, created_by, created_on, last_modified_by, last_modified_on, tags)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT row FROM schema_versions WHERE id = ?7), ?8, ?9, ?10, ?11, ?12, ?13)",
    )?;
    let mut name_row =
        db.prepare("INSERT INTO data_set_names (rowid, folded_name) VALUES (?1, ?2)")?;
    let mut all_tags = Vec::new();
    for ((folded_name, data_set), row) in data_sets.into_iter().zip((workspace_row << 32)..) {
        let tags: serde_json::Map<_, _> = data_set
            .tags
            .iter()
            .map(|(key, value)| ((*key).to_owned(), value.as_str().into()))
            .collect();
        data_set_row.execute(params![
            row,
            data_set.id.to_string(),
            data_set.name,
            folded_name,
            data_set.description,
            data_set.is_base,
            data_set.schema_version_id.to_string(),
            data_set.connection_id.to_string(),
            data_set.created_by.id.to_string(),
            Time::from(data_set.created_on),
            data_set.last_modified_by.id.to_string(),
            Time::from(data_set.last_modified_on),
            serde_json::Value::Object(tags).to_string(),
        ])?;
        name_row.execute(params![row, folded_name])?;
        all_tags.extend(tags_of(data_set).map(|(key, value)| (key, value, row)));
    }
    // In the order of their index, which is then written once, from end to end.
    all_tags.sort_unstable();
    let mut tag_row =
        db.prepare("INSERT INTO data_set_tags (key, value, data_set_row) VALUES (?1, ?2, ?3)")?;
    for (key, value, row) in all_tags {
        tag_row.execute(params![key, value, row])?;
    }
    count_tags(db)
}

fn count_tags(db: &Transaction<'_>) -> Result<(), Error> {
    db.execute_batch(
        "DELETE FROM tags_in_use;
         INSERT INTO tags_in_use (workspace_row, key, value, uses)
         SELECT data_set_row >> 32, key, value, count(*) FROM data_set_tags GROUP BY 1, 2, 3;",
    )?;
    Ok(())
}

fn tags_of(data_set: DemoDataSet) -> impl Iterator<Item = (&'static str, String)> {
    data_set.tags.into_iter()
}

fn add_service_accounts(db: &Transaction<'_>, from: u64, size: DemoSize) -> Result<(), Error> {
    let accounts = demo::service_accounts(size.service_accounts, Timestamp::now());
    for account in accounts.skip(from as usize) {
        match add_service_account(db, &account, size.data_sets) {
            // A user has given the name to an account of their own in the meantime.
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
            workspace: DEMO_WORKSPACE,
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
                ids.push(demo::data_set_id(u64::MAX));
            }
            Sharing::of(db, row, &ids)?.apply()
        }
    }
}

/// The rows of a data set of the demo: made anew each time, always the same. Empty for a schema that the demo does
/// not know.
pub fn rows(
    data_set: &super::data_sets::DataSet,
) -> Vec<serde_json::Map<String, serde_json::Value>> {
    let version: Uuid = data_set.schema_info.schema_version_id;
    demo::schema_version(version)
        .map_or_else(Vec::new, |(_, version)| demo::rows(version, data_set.id, &data_set.name))
}
