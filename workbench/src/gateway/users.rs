//! `GET …/users/roles`: the members of the workspace and their roles.

use axum::Json;
use serde::Serialize;
use uuid::Uuid;

use super::call::WorkspaceCall;
use crate::demo;
use crate::portal_user::{PortalUser, Role};
use crate::problem::Problem;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserRole {
    user_id: Uuid,
    user_name: &'static str,
    email: &'static str,
    role: Role,
}

pub(super) async fn list_roles(call: WorkspaceCall) -> Result<Json<Vec<UserRole>>, Problem> {
    call.require_whole_workspace()?;
    let role = |user: PortalUser| UserRole {
        user_id: user.id,
        user_name: user.name,
        email: user.email,
        role: user.role,
    };
    Ok(Json(demo::USERS.map(role).into()))
}
