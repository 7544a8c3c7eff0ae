//! The page of one data set: what it is, its columns and tags, and its first rows.

use std::collections::BTreeMap;
use std::convert::Infallible;

use askama::Template;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::format::{grouped, in_utc};
use super::message;
use super::page::respond;
use super::shell::{Shell, Tab};
use super::visitor::{Visitor, id_in_path};
use crate::demo;
use crate::state::AppState;
use crate::store::data_sets::{self, DataSet};
use crate::store::schemas::Column;
use crate::store::time::Time;

/// How many rows are shown.
const ROWS: usize = 10;

#[derive(Template)]
#[template(path = "pages/data_set.html")]
struct DataSetPage {
    shell: Shell,
    name: String,
    facts: Vec<Fact>,
    tags: BTreeMap<String, Vec<String>>,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    total_rows: String,
}

struct Fact {
    label: &'static str,
    text: String,
    is_code: bool,
}

struct Cell {
    text: String,
    is_number: bool,
}

/// The `{data_set_id}` of the path; `None` when it is no id.
pub(super) struct DataSetId(Option<Uuid>);

impl FromRequestParts<AppState> for DataSetId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(id_in_path(parts, state, "data_set_id").await))
    }
}

pub(super) async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    DataSetId(id): DataSetId,
) -> Response {
    let workspace = visitor.workspace_id();
    let found = match id {
        Some(id) => state.store.read(move |db| data_sets::find(db, workspace, id)).await,
        None => Ok(None),
    };
    match found {
        Ok(Some(data_set)) => match crate::rows::of(&state, data_set.clone()).await {
            Ok(rows) => {
                let shell = visitor.shell(Tab::DataCatalogue);
                respond(StatusCode::OK, &page(shell, data_set, &rows))
            }
            Err(error) => message::failed(error),
        },
        Ok(None) => message::not_found(
            "There is no such data set in this workspace. It may have been deleted.",
        ),
        Err(error) => message::failed(error),
    }
}

fn page(shell: Shell, data_set: DataSet, rows: &[Map<String, Value>]) -> DataSetPage {
    let columns = data_set.columns();
    DataSetPage {
        shell,
        facts: facts(&data_set),
        tags: data_set.tags(),
        total_rows: grouped(rows.len() as u64),
        rows: rows.iter().take(ROWS).map(|row| cells(&columns, row)).collect(),
        columns,
        name: data_set.name,
    }
}

fn facts(data_set: &DataSet) -> Vec<Fact> {
    let words = |label, text: &str| Fact { label, text: text.to_owned(), is_code: false };
    let code = |label, text: String| Fact { label, text, is_code: true };
    let change = |time: Time, person: Uuid| {
        let time = in_utc(&time.to_string());
        demo::name_of(person).map_or_else(|| time.clone(), |name| format!("{time} by {name}"))
    };
    let mut facts = vec![
        words("Description", &data_set.description),
        words("Kind", kind(data_set.is_base_dataset)),
        words("Schema", &data_set.schema_info.schema_name),
        code("Schema version ID", data_set.schema_info.schema_version_id.to_string()),
        code("Data set ID", data_set.id.to_string()),
        words("Created", &change(data_set.created_on, data_set.created_by)),
        words("Last modified", &change(data_set.last_modified_on, data_set.last_modified_by)),
    ];
    facts.retain(|fact| !fact.text.is_empty());
    facts
}

/// What the portal calls the kind of a data set.
pub(super) fn kind(is_base: bool) -> &'static str {
    if is_base { "Predefined" } else { "Created" }
}

/// A row in the order of the columns; a member that is missing or null is an empty cell.
fn cells(columns: &[Column], row: &Map<String, Value>) -> Vec<Cell> {
    let cell = |column: &Column| {
        let value = row.get(&column.name).unwrap_or(&Value::Null);
        let text = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Cell { text, is_number: value.is_number() }
    };
    columns.iter().map(cell).collect()
}
