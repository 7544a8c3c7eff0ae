//! `GET …/users/roles`: the people of the workspace and what each may do.

use axum::Json;
use serde::Serialize;
use uuid::Uuid;

use super::visit::Visit;
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

pub(super) async fn list_roles(visit: Visit) -> Result<Json<Vec<UserRole>>, Problem> {
    visit.whole_workspace()?;
    let role = |user: PortalUser| UserRole {
        user_id: user.id,
        user_name: user.name,
        email: user.email,
        role: user.role,
    };
    Ok(Json(demo::USERS.map(role).into()))
}
