//! The calls about service accounts, a file for each.

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

mod change;
mod conditions;
mod create;
mod draft;
mod events;
mod list;
mod read;
mod remove;
mod secret;
mod view;

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/serviceAccounts", get(list::list).post(create::create))
        .route(
            "/serviceAccounts/{accountId}",
            get(read::read).patch(change::change).delete(remove::remove),
        )
        .route("/serviceAccounts/{accountId}/secret", post(secret::make_secret))
}
