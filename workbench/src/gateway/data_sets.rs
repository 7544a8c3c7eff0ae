//! The calls about data sets.

use axum::Router;
use axum::routing::{get, post};

use super::ledger;
use crate::state::AppState;

mod query;
mod read;
mod row_filter;
mod row_query;
mod rows;
mod sas;
mod tags;

pub(super) use read::load;

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/datasets/query", post(query::query))
        .route("/datasets/tags", get(tags::tags))
        .route("/datasets/{datasetId}", get(read::read))
        .route("/datasets/{datasetId}/query", post(rows::rows))
        .route("/datasets/{datasetId}/sas", get(sas::make))
        .route("/datasets/{datasetId}/sas/revoke", post(sas::revoke))
        .route("/datasets/{datasetId}/ledger", get(ledger::list_of_data_set))
}
