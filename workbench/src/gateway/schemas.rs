//! `GET …/schemas`: every schema of the workspace with its versions, and how the columns of each can be filtered.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use uuid::Uuid;

use super::call::WorkspaceCall;
use super::filter_type::types_for;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::schemas::{self, Schema, SchemaVersion};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SchemaAnswer {
    id: Uuid,
    name: String,
    description: String,
    schema_versions: Vec<VersionAnswer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VersionAnswer {
    id: Uuid,
    schema_version_name: String,
    columns: Vec<ColumnAnswer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ColumnAnswer {
    name: String,
    data_type: String,
    is_filterable: bool,
    filter_types: &'static [&'static str],
}

pub(super) async fn list(
    State(state): State<AppState>,
    call: WorkspaceCall,
) -> Result<Json<Vec<SchemaAnswer>>, Problem> {
    call.require_whole_workspace()?;
    let schemas = state.store.read(move |db| schemas::all(db, call.workspace)).await?;
    Ok(Json(schemas.into_iter().map(SchemaAnswer::from).collect()))
}

impl From<Schema> for SchemaAnswer {
    fn from(Schema { id, name, description, versions }: Schema) -> Self {
        let schema_versions = versions.into_iter().map(VersionAnswer::from).collect();
        Self { id, name, description, schema_versions }
    }
}

impl From<SchemaVersion> for VersionAnswer {
    fn from(version: SchemaVersion) -> Self {
        let columns = version.columns.into_iter().map(|column| ColumnAnswer {
            filter_types: types_for(&column.data_type),
            is_filterable: true,
            name: column.name,
            data_type: column.data_type,
        });
        Self { id: version.id, schema_version_name: version.name, columns: columns.collect() }
    }
}
