//! `GET …/schemas`: every schema of the workspace with its versions.

use axum::Json;
use axum::extract::State;

use super::visit::Visit;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::schemas::{self, Schema};

pub(super) async fn list(
    State(state): State<AppState>,
    visit: Visit,
) -> Result<Json<Vec<Schema>>, Problem> {
    visit.whole_workspace()?;
    let schemas = state.store.read(move |db| schemas::all(db, visit.workspace)).await?;
    Ok(Json(schemas))
}
