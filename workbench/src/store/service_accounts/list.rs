//! A page of the list of service accounts: searched, filtered by when the secret expires, and sorted.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::account::{COLUMNS, ServiceAccount, account};
use crate::store::error::Error;
use crate::store::text::fold;
use crate::store::time::Time;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortColumn {
    #[default]
    Name,
    CreatedOn,
    LastModifiedOn,
    SecretExpiresOn,
}

impl SortColumn {
    fn sql(self) -> &'static str {
        match self {
            Self::Name => "folded_name",
            Self::CreatedOn => "created_on",
            Self::LastModifiedOn => "last_modified_on",
            Self::SecretExpiresOn => "secret_expires_on",
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// Part of name, e-mail or id, in any case; empty finds all.
    pub search: String,
    /// At this time or later.
    pub secret_expires_after: Option<Time>,
    /// Before this time.
    pub secret_expires_before: Option<Time>,
    pub sort_column: SortColumn,
    pub descending: bool,
    pub limit: u32,
    pub offset: i64,
}

const MATCHING: &str = "workspace_id = ?1 AND instr(search_text, ?2) > 0
    AND (?3 IS NULL OR secret_expires_on >= ?3) AND (?4 IS NULL OR secret_expires_on < ?4)";

/// How many accounts come before this one in the whole list; `None` if it is not in it.
pub fn place(
    db: &Connection,
    workspace: Uuid,
    query: &ListQuery,
    id: Uuid,
) -> Result<Option<u32>, Error> {
    let column = query.sort_column.sql();
    let comes_before = if query.descending { ">" } else { "<" };
    let mut statement = db.prepare_cached(&format!(
        "SELECT (SELECT count(*) FROM service_accounts
                 WHERE {MATCHING} AND ({column}, row) {comes_before} (this.value, this.place))
         FROM (SELECT {column} AS value, row AS place FROM service_accounts WHERE {MATCHING} AND id = ?5) AS this"
    ))?;
    let place = statement.query_row(
        params![
            workspace.to_string(),
            fold(query.search.trim()),
            query.secret_expires_after,
            query.secret_expires_before,
            id.to_string()
        ],
        |row| row.get(0),
    );
    Ok(place.optional()?)
}

/// One page, and the number of all accounts that match.
pub fn page(
    db: &Connection,
    workspace: Uuid,
    query: &ListQuery,
) -> Result<(Vec<ServiceAccount>, u64), Error> {
    let workspace = workspace.to_string();
    let search = fold(query.search.trim());
    let total: i64 = db
        .prepare_cached(&format!("SELECT count(*) FROM service_accounts WHERE {MATCHING}"))?
        .query_row(
            params![workspace, search, query.secret_expires_after, query.secret_expires_before],
            |row| row.get(0),
        )?;
    let column = query.sort_column.sql();
    let direction = if query.descending { "DESC" } else { "ASC" };
    // Accounts with equal values are sorted by row, so that none is on two pages.
    let mut statement = db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM service_accounts WHERE {MATCHING}
         ORDER BY {column} {direction}, row {direction} LIMIT ?5 OFFSET ?6"
    ))?;
    let accounts = statement.query_map(
        params![
            workspace,
            search,
            query.secret_expires_after,
            query.secret_expires_before,
            query.limit,
            query.offset
        ],
        account,
    )?;
    Ok((accounts.collect::<Result<_, _>>()?, total.unsigned_abs()))
}
