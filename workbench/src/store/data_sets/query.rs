//! Finds data sets: any part of a name, tags, schemas, kind and dates, in any of three orders, page by page.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use super::{COLUMNS, DataSet, SCHEMA_JOIN, data_set};
use crate::problem::Problem;
use crate::store::text::fold;
use crate::store::time::Time;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortColumn {
    #[default]
    Name,
    CreatedOn,
    LastModifiedOn,
}

impl SortColumn {
    fn sql(self) -> &'static str {
        match self {
            Self::Name => "folded_name",
            Self::CreatedOn => "created_on",
            Self::LastModifiedOn => "last_modified_on",
        }
    }
}

/// What is asked for; the default asks for everything.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// Any part of the name, in any case; empty finds all.
    pub name_part: String,
    pub is_base: Option<bool>,
    /// All of them must match.
    pub tags: Vec<(String, String)>,
    /// Any of them; empty finds all.
    pub schema_version_ids: Vec<Uuid>,
    /// Later than this.
    pub created_after: Option<Time>,
    /// Earlier than this.
    pub created_before: Option<Time>,
    /// Only what was selected by hand for the account in this row.
    pub shared_with: Option<i64>,
    pub sort_column: SortColumn,
    pub descending: bool,
    pub limit: u32,
    pub offset: i64,
}

/// One page, and how many data sets match in all.
pub fn page(db: &Connection, workspace: Uuid, query: &Query) -> Result<(Vec<DataSet>, u64), Problem> {
    let matching = Matching::of(workspace, query);
    let total: i64 = db
        .prepare_cached(&matching.count_sql())?
        .query_row(params_from_iter(&matching.values), |row| row.get(0))?;
    if query.offset >= total {
        return Ok((Vec::new(), total.unsigned_abs()));
    }
    let mut statement = db.prepare_cached(&matching.page_sql(query))?;
    let page = statement.query_map(params_from_iter(&matching.values), data_set)?;
    Ok((page.collect::<Result<_, _>>()?, total.unsigned_abs()))
}

/// How SQLite goes about a query, a line for each step: for tests that no query scans the table.
pub fn explain(db: &Connection, workspace: Uuid, query: &Query) -> Result<Vec<String>, Problem> {
    let matching = Matching::of(workspace, query);
    let mut steps = Vec::new();
    for sql in [matching.count_sql(), matching.page_sql(query)] {
        let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let details = statement.query_map(params_from_iter(&matching.values), |row| row.get::<_, String>(3))?;
        for detail in details {
            steps.push(detail?);
        }
    }
    Ok(steps)
}

/// The conditions of a query and their values, in order.
struct Matching {
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

impl Matching {
    fn of(workspace: Uuid, query: &Query) -> Self {
        let mut matching = Self { conditions: Vec::new(), values: Vec::new() };
        matching.and("workspace_id = ?", workspace.to_string());
        let name_part = fold(query.name_part.trim());
        if may_use_trigrams(&name_part) {
            let phrase = format!("\"{}\"", name_part.replace('"', "\"\""));
            matching.and("row IN (SELECT rowid FROM data_set_names WHERE data_set_names MATCH ?)", phrase);
        } else if !name_part.is_empty() {
            // One or two letters occur in so many names that an index would not help: the names are walked in the
            // index of the asked order, which is a tenth of the table.
            matching.and("instr(folded_name, ?) > 0", name_part);
        }
        if let Some(is_base) = query.is_base {
            matching.and("is_base = ?", is_base);
        }
        if !query.schema_version_ids.is_empty() {
            let ids: Vec<String> = query.schema_version_ids.iter().map(Uuid::to_string).collect();
            let ids = serde_json::to_string(&ids).expect("ids are plain JSON");
            matching.and("schema_version_id IN (SELECT value FROM json_each(?))", ids);
        }
        if let Some(time) = query.created_after {
            matching.and("created_on > ?", time.as_second());
        }
        if let Some(time) = query.created_before {
            matching.and("created_on < ?", time.as_second());
        }
        for (key, value) in &query.tags {
            matching.and(
                "row IN (SELECT data_set_row FROM data_set_tags WHERE key = ? AND value = ?)",
                key.clone(),
            );
            matching.values.push(value.clone().into());
        }
        if let Some(account_row) = query.shared_with {
            matching.and("id IN (SELECT data_set_id FROM shared_data_sets WHERE account_row = ?)", account_row);
        }
        matching
    }

    fn and(&mut self, condition: &'static str, value: impl Into<Value>) {
        self.conditions.push(condition);
        self.values.push(value.into());
    }

    fn count_sql(&self) -> String {
        format!("SELECT count(*) FROM data_sets WHERE {}", self.conditions.join(" AND "))
    }

    /// The page is cut from an index alone; only its own rows are then read from the table.
    fn page_sql(&self, query: &Query) -> String {
        let column = query.sort_column.sql();
        let direction = if query.descending { "DESC" } else { "ASC" };
        let order = format!("data_sets.{column} {direction}, data_sets.row {direction}");
        format!(
            "SELECT {COLUMNS} FROM (
                 SELECT row FROM data_sets WHERE {} ORDER BY {order} LIMIT {} OFFSET {}
             ) AS page JOIN data_sets ON data_sets.row = page.row {SCHEMA_JOIN} ORDER BY {order}",
            self.conditions.join(" AND "),
            query.limit,
            query.offset,
        )
    }
}

/// The index knows runs of three letters, and reads its question only up to a NUL.
fn may_use_trigrams(name_part: &str) -> bool {
    name_part.chars().nth(2).is_some() && !name_part.contains('\0')
}
