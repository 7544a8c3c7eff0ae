//! The data catalogue: data sets page by page, searched, narrowed to a kind and sorted by the page's own address.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use axum::response::Response;
use rusqlite::Connection;
use uuid::Uuid;

use super::data_set::kind;
use super::message;
use super::page::respond;
use super::paging::Paging;
use super::shell::{Shell, Tab};
use super::visitor::Visitor;
use super::words::{grouped, in_utc};
use crate::state::AppState;
use crate::store;
use crate::store::data_sets::{self, DataSet, Query, SortColumn};
use asked::Asked;

mod asked;

const PAGE_SIZE: u32 = 25;

#[derive(Template)]
#[template(path = "pages/data_catalogue.html")]
struct Catalogue {
    shell: Shell,
    search: String,
    total: String,
    kinds: Vec<KindLink>,
    /// What a new search keeps of the address: kind and order.
    kept: Vec<(&'static str, &'static str)>,
    columns: Vec<ColumnHead>,
    rows: Vec<Row>,
    paging: Paging,
}

struct KindLink {
    label: &'static str,
    address: String,
    is_current: bool,
}

struct ColumnHead {
    label: &'static str,
    /// Sorts by this column, or turns its order round; absent where it cannot be sorted by.
    address: Option<String>,
    /// `aria-sort`, on the column that the rows are sorted by.
    direction: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    schema: String,
    kind: &'static str,
    tags: BTreeMap<String, String>,
    modified: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    visitor: Visitor,
) -> Response {
    let workspace = visitor.workspace_id();
    let mut asked = Asked::of(uri.query().unwrap_or_default());
    let found = {
        let asked = asked.clone();
        state.store.read(move |db| find(db, workspace, &asked)).await
    };
    let (rows, total, page) = match found {
        Ok(found) => found,
        Err(error) => return message::failed(error),
    };
    asked = asked.on_page(page);
    let path = format!("/ws/{workspace}/dataCatalogue");
    let catalogue = Catalogue {
        shell: visitor.shell(Tab::DataCatalogue),
        total: grouped(total),
        kinds: kinds(&path, &asked),
        kept: asked.kept(),
        columns: columns(&path, &asked),
        rows: rows.into_iter().map(Row::from).collect(),
        paging: Paging::new(page, total.div_ceil(PAGE_SIZE.into()), |page| {
            asked.on_page(page).address(&path)
        }),
        search: asked.name,
    };
    respond(StatusCode::OK, &catalogue)
}

/// The data sets of the page, how many match in all, and which page it is: where there are fewer pages than asked
/// for, the last one. Data sets may have gone since the link was made.
fn find(
    db: &Connection,
    workspace: Uuid,
    asked: &Asked,
) -> Result<(Vec<DataSet>, u64, u64), store::Error> {
    let (rows, total) = data_sets::page(db, workspace, &query(asked))?;
    let last = total.div_ceil(PAGE_SIZE.into()).max(1);
    if asked.page <= last {
        return Ok((rows, total, asked.page));
    }
    let (rows, total) = data_sets::page(db, workspace, &query(&asked.on_page(last)))?;
    Ok((rows, total, last))
}

fn query(asked: &Asked) -> Query {
    Query {
        name_part: asked.name.clone(),
        is_base: asked.is_base,
        sort_column: asked.sort_column,
        descending: asked.descending,
        limit: PAGE_SIZE,
        offset: i64::try_from(asked.page - 1).unwrap_or(i64::MAX).saturating_mul(PAGE_SIZE.into()),
        ..Query::default()
    }
}

fn kinds(path: &str, asked: &Asked) -> Vec<KindLink> {
    let kinds = [
        ("All data sets", None),
        ("Predefined data sets", Some(true)),
        ("Created data sets", Some(false)),
    ];
    let link = |(label, is_base)| KindLink {
        label,
        address: Asked { is_base, ..asked.on_page(1) }.address(path),
        is_current: asked.is_base == is_base,
    };
    kinds.map(link).into()
}

fn columns(path: &str, asked: &Asked) -> Vec<ColumnHead> {
    let sorted = |label, column: SortColumn| {
        let is_current = asked.sort_column == column;
        ColumnHead {
            label,
            address: Some(asked.sorted_by(column).address(path)),
            direction: is_current.then_some(if asked.descending {
                "descending"
            } else {
                "ascending"
            }),
        }
    };
    let plain = |label| ColumnHead { label, address: None, direction: None };
    vec![
        sorted("Name", SortColumn::Name),
        plain("Schema"),
        plain("Kind"),
        plain("Tags"),
        sorted("Last modified", SortColumn::LastModifiedOn),
    ]
}

impl From<DataSet> for Row {
    fn from(data_set: DataSet) -> Self {
        Self {
            id: data_set.id,
            schema: data_set.schema_info.schema_name.clone(),
            kind: kind(data_set.is_base_dataset),
            tags: data_set.tags(),
            modified: in_utc(&data_set.last_modified_on.to_string()),
            name: data_set.name,
        }
    }
}
