//! The start page of the workspace, with a link to each tab.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::format::grouped;
use super::message;
use super::page::respond;
use super::shell::{Shell, Tab};
use super::visitor::Visitor;
use crate::state::AppState;
use crate::store::data_sets::Query;

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Home {
    shell: Shell,
    data_sets: String,
}

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Response {
    let workspace = visitor.workspace_id();
    match state.store.data_sets(workspace, Query::default()).await {
        Ok((_, total)) => {
            let data_sets =
                format!("{} data {}", grouped(total), if total == 1 { "set" } else { "sets" });
            respond(StatusCode::OK, &Home { shell: visitor.shell(Tab::Home), data_sets })
        }
        Err(error) => message::failed(error),
    }
}
