//! `POST …/datasets/query`: a page of data sets. An account with selected data sets gets only those.

use axum::Json;
use axum::extract::State;

use crate::gateway::body::OptionalJsonBody;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::members::Members;
use crate::gateway::paging::{Page, Paging};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::data_sets::{DataSet, Query, SortColumn};
use crate::store::time::Time;

/// No data set has more tags, so more can never match.
const MOST_TAGS: usize = 100;
const MOST_SCHEMA_VERSIONS: usize = 1000;

pub(super) async fn query(
    State(state): State<AppState>,
    call: WorkspaceCall,
    OptionalJsonBody(mut body): OptionalJsonBody,
) -> Result<Json<Page<DataSet>>, Problem> {
    let paging = Paging::read(&mut body);
    let query = Query { shared_with: call.limited_to(), ..read(&mut body, paging) };
    body.finish()?;
    let workspace = call.workspace;
    let (data_sets, total) = state.store.data_sets(workspace, query).await?;
    Ok(Json(Page::new(paging, data_sets, total)))
}

fn read(body: &mut Members, paging: Paging) -> Query {
    let tags = body.tags("tags").unwrap_or_default();
    if tags.len() > MOST_TAGS {
        body.error("tags", format!("At most {MOST_TAGS} tags can be asked for."));
    }
    let schema_version_ids = body.ids("schemaVersionIds").unwrap_or_default();
    if schema_version_ids.len() > MOST_SCHEMA_VERSIONS {
        body.error("schemaVersionIds", format!("At most {MOST_SCHEMA_VERSIONS} can be asked for."));
    }
    let sort_columns = [
        ("Name", SortColumn::Name),
        ("CreatedOn", SortColumn::CreatedOn),
        ("LastModifiedOn", SortColumn::LastModifiedOn),
    ];
    Query {
        name_part: body.string("datasetName").unwrap_or_default(),
        is_base: body.boolean("isBaseDataset"),
        tags,
        schema_version_ids,
        created_after: body.time("createdAfter").map(Time::at_or_before),
        created_before: body.time("createdBefore").map(Time::at_or_after),
        shared_with: None,
        sort_column: body.choice("sortColumn", &sort_columns).unwrap_or_default(),
        descending: body
            .choice("sortDirection", &[("Ascending", false), ("Descending", true)])
            .unwrap_or_default(),
        limit: paging.size,
        offset: paging.offset(),
    }
}
