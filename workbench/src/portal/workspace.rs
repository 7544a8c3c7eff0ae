//! The Workspace tab: about the workspace, its members, and the latest entries of the ledger.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::format::in_utc;
use super::message;
use super::page::respond;
use super::shell::{Shell, Tab};
use super::visitor::Visitor;
use crate::state::AppState;
use crate::store::ledger::{self, Event};

/// How many entries of the ledger are shown.
const EVENTS: u32 = 20;

#[derive(Template)]
#[template(path = "pages/workspace.html")]
struct Workspace {
    shell: Shell,
    events: Vec<Activity>,
}

/// An entry of the ledger, read from its JSON.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Activity {
    event_name: String,
    user_name: String,
    timestamp: String,
    /// Names by ids.
    resource: BTreeMap<String, String>,
}

impl Activity {
    fn of(event: &Event) -> Result<Self, serde_json::Error> {
        let mut activity: Self = serde_json::from_str(&serde_json::to_string(event)?)?;
        activity.timestamp = in_utc(&activity.timestamp);
        Ok(activity)
    }
}

pub(super) async fn show(State(state): State<AppState>, visitor: Visitor) -> Response {
    let workspace = visitor.workspace_id();
    let events =
        match state.store.read(move |db| ledger::page(db, workspace, None, EVENTS, 0)).await {
            Ok((events, _)) => events,
            Err(error) => return message::failed(error),
        };
    match events.iter().map(Activity::of).collect() {
        Ok(events) => {
            respond(StatusCode::OK, &Workspace { shell: visitor.shell(Tab::Workspace), events })
        }
        Err(error) => message::failed(error),
    }
}
