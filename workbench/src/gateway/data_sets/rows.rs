//! `POST …/datasets/{id}/query`: the rows of a data set, filtered, sorted, page by page.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use serde_json::{Map, Value};

use super::read::load;
use super::row_query::RowQuery;
use crate::blocking::on_blocking_thread;
use crate::gateway::body::OptionalJsonBody;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::DataSetId;
use crate::problem::Problem;
use crate::state::AppState;

#[derive(Serialize)]
pub(super) struct Answer {
    data: Vec<Map<String, Value>>,
    pagination: Pagination,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    page_index: u32,
    page_size: u32,
    total_pages: u64,
    total_count: u64,
}

pub(super) async fn rows(
    State(state): State<AppState>,
    call: WorkspaceCall,
    DataSetId(id): DataSetId,
    OptionalJsonBody(mut body): OptionalJsonBody,
) -> Result<Json<Answer>, Problem> {
    let data_set = load(&state, &call, id).await?;
    let query = RowQuery::read(&mut body, &data_set.columns());
    body.finish()?;
    let rows = crate::rows::of(&state, data_set).await?;
    let answer = on_blocking_thread(move || {
        let paging = query.paging;
        let (data, total_count) = query.run(rows);
        let pagination = Pagination {
            page_index: paging.index,
            page_size: paging.size,
            total_pages: paging.total_pages(total_count),
            total_count,
        };
        Answer { data, pagination }
    });
    Ok(Json(answer.await))
}
