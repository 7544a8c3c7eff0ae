//! The data catalogue: a page of data sets. Search, kind, order and page are in the address.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{OriginalUri, State};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::data_set::kind;
use super::format::{grouped, in_utc};
use super::message;
use super::page::respond;
use super::paging::Paging;
use super::shell::{Shell, Tab};
use super::visitor::Visitor;
use crate::state::AppState;
use crate::store::data_sets::{DataSet, Query, SortColumn};
use crate::store::{self, Store};
use query::CatalogueQuery;

mod query;

const PAGE_SIZE: u32 = 25;

#[derive(Template)]
#[template(path = "pages/data_catalogue.html")]
struct Catalogue {
    shell: Shell,
    search: String,
    total: String,
    kinds: Vec<KindLink>,
    /// Kind and order, for the search form to keep.
    hidden_fields: Vec<(&'static str, &'static str)>,
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
    /// Sorts by this column, or reverses the order. Absent for columns without an order.
    address: Option<String>,
    /// `aria-sort`, for the column that the rows are sorted by.
    direction: Option<&'static str>,
}

struct Row {
    id: Uuid,
    name: String,
    schema: String,
    kind: &'static str,
    tags: BTreeMap<String, Vec<String>>,
    modified: String,
}

pub(super) async fn show(
    State(state): State<AppState>,
    OriginalUri(uri): OriginalUri,
    visitor: Visitor,
) -> Response {
    let workspace = visitor.workspace_id();
    let mut query = CatalogueQuery::of(uri.query().unwrap_or_default());
    let (rows, total, page) = match find(&state.store, workspace, &query).await {
        Ok(found) => found,
        Err(error) => return message::failed(error),
    };
    query = query.on_page(page);
    let path = format!("/ws/{workspace}/dataCatalogue");
    let catalogue = Catalogue {
        shell: visitor.shell(Tab::DataCatalogue),
        total: grouped(total),
        kinds: kinds(&path, &query),
        hidden_fields: query.hidden_fields(),
        columns: columns(&path, &query),
        rows: rows.into_iter().map(Row::from).collect(),
        paging: Paging::new(page, total.div_ceil(PAGE_SIZE.into()), |page| {
            query.on_page(page).address(&path)
        }),
        search: query.name,
    };
    respond(StatusCode::OK, &catalogue)
}

/// The data sets of the page, the number of all that match, and the number of the page. That is the last page if the
/// wanted one does not exist: data sets may have been deleted since the link was made.
async fn find(
    store: &Store,
    workspace: Uuid,
    query: &CatalogueQuery,
) -> Result<(Vec<DataSet>, u64, u64), store::Error> {
    let (rows, total) = store.data_sets(workspace, store_query(query)).await?;
    let last = total.div_ceil(PAGE_SIZE.into()).max(1);
    if query.page <= last {
        return Ok((rows, total, query.page));
    }
    let (rows, total) = store.data_sets(workspace, store_query(&query.on_page(last))).await?;
    Ok((rows, total, last))
}

fn store_query(query: &CatalogueQuery) -> Query {
    Query {
        name_part: query.name.clone(),
        is_base: query.is_base,
        sort_column: query.sort_column,
        descending: query.descending,
        limit: PAGE_SIZE,
        offset: i64::try_from(query.page - 1).unwrap_or(i64::MAX).saturating_mul(PAGE_SIZE.into()),
        ..Query::default()
    }
}

fn kinds(path: &str, query: &CatalogueQuery) -> Vec<KindLink> {
    let kinds = [
        ("All data sets", None),
        ("Predefined data sets", Some(true)),
        ("Created data sets", Some(false)),
    ];
    let link = |(label, is_base)| KindLink {
        label,
        address: CatalogueQuery { is_base, ..query.on_page(1) }.address(path),
        is_current: query.is_base == is_base,
    };
    kinds.map(link).into()
}

fn columns(path: &str, query: &CatalogueQuery) -> Vec<ColumnHead> {
    let sorted = |label, column: SortColumn| {
        let is_current = query.sort_column == column;
        ColumnHead {
            label,
            address: Some(query.sorted_by(column).address(path)),
            direction: is_current.then_some(if query.descending {
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
