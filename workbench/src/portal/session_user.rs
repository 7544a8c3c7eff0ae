//! Who is signed in, for pages that another window may have left with a former user's name.

use axum::Json;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, HeaderMap};
use axum::response::IntoResponse;
use serde::Serialize;

use super::shell::UserCard;
use crate::problem::Problem;
use crate::session;
use crate::state::AppState;

#[derive(Serialize)]
struct SessionUser {
    name: &'static str,
    initials: String,
    /// As in `/sign-in?as=`; `None` without a session.
    role: Option<&'static str>,
}

pub(super) async fn show(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let user = match session::present(&state, &headers).await? {
        Some(session) => {
            let card = UserCard::from(session.user);
            SessionUser { name: card.name, initials: card.initials, role: Some(card.role) }
        }
        None => SessionUser { name: "Signed out", initials: "–".to_owned(), role: None },
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(user)))
}
