//! Finds data sets by part of the name, tags, schemas, kind and dates, in one of three orders, page by page.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use super::data_set::{COLUMNS, DataSet, SCHEMA_JOIN, data_set};
use crate::store::error::Error;
use crate::store::text::fold;
use crate::store::time::Time;
use crate::store::workspaces::data_set_rows;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortColumn {
    #[default]
    Name,
    CreatedOn,
    LastModifiedOn,
}

/// Which data sets are wanted. The default is all.
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
    /// Only the data sets that are selected for the account in this row.
    pub shared_with: Option<i64>,
    pub sort_column: SortColumn,
    pub descending: bool,
    pub limit: u32,
    pub offset: i64,
}

/// One page, and the number of all data sets that match.
pub fn page(db: &Connection, workspace: Uuid, query: &Query) -> Result<(Vec<DataSet>, u64), Error> {
    let matching = Matching::of(db, workspace, query)?;
    let total: i64 = db
        .prepare_cached(&matching.count_sql())?
        .query_row(params_from_iter(&matching.values), |row| row.get(0))?;
    if query.offset >= total {
        return Ok((Vec::new(), total.unsigned_abs()));
    }
    let mut statement = db.prepare_cached(&matching.page_sql(query))?;
    let page =
        statement.query_map(params_from_iter(&matching.values), |row| data_set(row, workspace))?;
    Ok((page.collect::<Result<_, _>>()?, total.unsigned_abs()))
}

/// The query plan, a line for each step: for tests that no query scans the whole table.
pub fn explain(db: &Connection, workspace: Uuid, query: &Query) -> Result<Vec<String>, Error> {
    let matching = Matching::of(db, workspace, query)?;
    let mut steps = Vec::new();
    for sql in [matching.count_sql(), matching.page_sql(query)] {
        let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let details = statement
            .query_map(params_from_iter(&matching.values), |row| row.get::<_, String>(3))?;
        for detail in details {
            steps.push(detail?);
        }
    }
    Ok(steps)
}

/// Which table or index a query starts from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// The table. SQLite chooses how: the tags or the selection of an account leave only few data sets.
    FewDataSets,
    /// The index of the wanted order. Left to itself, SQLite would read the table, which is far larger.
    AllDataSets,
    /// The trigram index of names, alone.
    NameIndex,
    /// The trigram index of names, and then the table for the other conditions.
    NameIndexAndTable,
}

impl Source {
    fn sql(self, order: SortColumn) -> &'static str {
        match (self, order) {
            (Self::FewDataSets, _) => "data_sets",
            (Self::AllDataSets, SortColumn::Name) => "data_sets INDEXED BY data_sets_by_name",
            (Self::AllDataSets, SortColumn::CreatedOn) => {
                "data_sets INDEXED BY data_sets_by_creation"
            }
            (Self::AllDataSets, SortColumn::LastModifiedOn) => {
                "data_sets INDEXED BY data_sets_by_change"
            }
            (Self::NameIndex, _) => "data_set_names",
            (Self::NameIndexAndTable, _) => {
                "data_set_names CROSS JOIN data_sets ON data_sets.row = data_set_names.rowid"
            }
        }
    }

    fn uses_name_index(self) -> bool {
        matches!(self, Self::NameIndex | Self::NameIndexAndTable)
    }

    /// The column that holds the row of a data set. Rows are in the order of names.
    fn row(self) -> &'static str {
        if self.uses_name_index() { "data_set_names.rowid" } else { "data_sets.row" }
    }
}

/// A query as SQL: where to start, the conditions, and their values in order.
struct Matching {
    source: Source,
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

impl Matching {
    fn of(db: &Connection, workspace: Uuid, query: &Query) -> Result<Self, Error> {
        let rows = data_set_rows(db, workspace)?;
        let name_part = fold(query.name_part.trim());
        let is_few = !query.tags.is_empty() || query.shared_with.is_some();
        let source = match may_use_trigrams(&name_part) {
            _ if is_few => Source::FewDataSets,
            true => Source::NameIndex,
            false => Source::AllDataSets,
        };
        let mut matching = Self { source, conditions: Vec::new(), values: Vec::new() };
        if source == Source::NameIndex {
            let phrase = format!("\"{}\"", name_part.replace('"', "\"\""));
            matching.and("data_set_names MATCH ?", phrase);
            matching.and("data_set_names.rowid BETWEEN ? AND ?", *rows.start());
        } else if source == Source::FewDataSets {
            // With the plus sign SQLite does not use this range to search: it is nearly the whole table.
            matching.and("+data_sets.row BETWEEN ? AND ?", *rows.start());
        } else {
            matching.and("data_sets.row BETWEEN ? AND ?", *rows.start());
        }
        matching.values.push((*rows.end()).into());
        let conditions_so_far = matching.conditions.len();
        matching.and_the_rest(query);
        let has_more =
            matching.conditions.len() > conditions_so_far || query.sort_column != SortColumn::Name;
        if source == Source::NameIndex && has_more {
            matching.source = Source::NameIndexAndTable;
        }
        if source != Source::NameIndex && !name_part.is_empty() {
            // Comparing name by name is fast for a few data sets. It is also the fastest way for one or two letters,
            // which occur in very many names; the trigram index needs three.
            matching.and("instr(folded_name, ?) > 0", name_part);
        }
        Ok(matching)
    }

    /// The conditions on all but the name.
    fn and_the_rest(&mut self, query: &Query) {
        if let Some(is_base) = query.is_base {
            self.and("is_base = ?", is_base);
        }
        if !query.schema_version_ids.is_empty() {
            let ids: Vec<String> = query.schema_version_ids.iter().map(Uuid::to_string).collect();
            let ids = serde_json::to_string(&ids).expect("ids are plain JSON");
            let among = "schema_version_row IN
                (SELECT row FROM schema_versions WHERE id IN (SELECT value FROM json_each(?)))";
            self.and(among, ids);
        }
        if let Some(time) = query.created_after {
            self.and("created_on > ?", time.as_second());
        }
        if let Some(time) = query.created_before {
            self.and("created_on < ?", time.as_second());
        }
        for (key, value) in &query.tags {
            let tagged = "data_sets.row IN (SELECT data_set_row FROM data_set_tags WHERE key = ? AND value = ?)";
            self.and(tagged, key.clone());
            self.values.push(value.clone().into());
        }
        if let Some(account_row) = query.shared_with {
            let shared = "data_sets.row IN (
                SELECT shared.row FROM shared_data_sets JOIN data_sets AS shared ON shared.id = data_set_id
                WHERE account_row = ?)";
            self.and(shared, account_row);
        }
    }

    fn and(&mut self, condition: &'static str, value: impl Into<Value>) {
        self.conditions.push(condition);
        self.values.push(value.into());
    }

    fn count_sql(&self) -> String {
        let source = self.source.sql(SortColumn::Name);
        format!("SELECT count(*) FROM {source} WHERE {}", self.conditions.join(" AND "))
    }

    /// The inner query finds the rows of the page in an index; only those are then read from the table.
    fn page_sql(&self, query: &Query) -> String {
        let direction = if query.descending { "DESC" } else { "ASC" };
        let order = |row: &str| match query.sort_column {
            SortColumn::Name => format!("{row} {direction}"),
            SortColumn::CreatedOn => format!("data_sets.created_on {direction}, {row} {direction}"),
            SortColumn::LastModifiedOn => {
                format!("data_sets.last_modified_on {direction}, {row} {direction}")
            }
        };
        format!(
            "SELECT {COLUMNS} FROM (
                 SELECT {row} AS row FROM {} WHERE {} ORDER BY {} LIMIT {} OFFSET {}
             ) AS page JOIN data_sets ON data_sets.row = page.row {SCHEMA_JOIN} ORDER BY {}",
            self.source.sql(query.sort_column),
            self.conditions.join(" AND "),
            order(self.source.row()),
            query.limit,
            query.offset,
            order("data_sets.row"),
            row = self.source.row(),
        )
    }
}

/// The trigram index finds parts of three letters or more, and stops reading at a NUL.
fn may_use_trigrams(name_part: &str) -> bool {
    name_part.chars().nth(2).is_some() && !name_part.contains('\0')
}
