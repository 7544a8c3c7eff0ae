//! `GET …/datasets/{id}`: one data set.

use axum::Json;
use axum::extract::State;
use uuid::Uuid;

use crate::gateway::call::WorkspaceCall;
use crate::gateway::ids::DataSetId;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::data_sets::{self, DataSet};

pub(super) async fn read(
    State(state): State<AppState>,
    call: WorkspaceCall,
    DataSetId(id): DataSetId,
) -> Result<Json<DataSet>, Problem> {
    load(&state, &call, id).await.map(Json)
}

/// # Errors
/// 403 when it is not among the data sets selected for the calling account, whether it exists or not; 404 when it
/// does not exist.
pub(in crate::gateway) async fn load(
    state: &AppState,
    call: &WorkspaceCall,
    id: Uuid,
) -> Result<DataSet, Problem> {
    let (workspace, shared_with) = (call.workspace, call.limited_to());
    let data_set = state
        .store
        .read(move |db| {
            if let Some(account_row) = shared_with
                && !data_sets::is_shared(db, account_row, id)?
            {
                return Err(Problem::forbidden(
                    "This data set is not shared with the service account.",
                ));
            }
            Ok(data_sets::find(db, workspace, id)?)
        })
        .await?;
    data_set.ok_or_else(Problem::data_set_not_found)
}
