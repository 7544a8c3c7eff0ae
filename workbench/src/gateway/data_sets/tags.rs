//! `GET …/datasets/tags`: the tag keys in use with their values, for a filter to offer. This call is ours.

use axum::Json;
use axum::extract::State;

use crate::gateway::visit::Visit;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::data_sets::{TagInUse, tags_in_use};

pub(super) async fn tags(
    State(state): State<AppState>,
    visit: Visit,
) -> Result<Json<Vec<TagInUse>>, Problem> {
    visit.whole_workspace()?;
    let workspace = visit.workspace;
    Ok(Json(state.store.read(move |db| tags_in_use(db, workspace)).await?))
}
