//! `GET …/datasets/{id}/sas`: makes a SAS address that reads the data set's rows. `POST …/sas/revoke` ends all of them.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use jiff::SignedDuration;
use serde::Serialize;
use uuid::Uuid;

use super::read::load;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::compression::HOLDS_CREDENTIALS;
use crate::gateway::ids::DataSetId;
use crate::gateway::parameters::Parameters;
use crate::host::origin;
use crate::problem::Problem;
use crate::sas::{self, Place};
use crate::state::AppState;
use crate::store::ledger::{self, NewEvent, Resource};
use crate::store::time::Time;
use crate::store::uploads;

/// An hour where the caller does not say.
const USUAL_MINUTES: u32 = 60;
/// A year.
const MOST_MINUTES: u32 = 366 * 24 * 60;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Answer {
    sas_token: String,
    expires_on: Time,
}

pub(super) async fn make(
    State(state): State<AppState>,
    call: WorkspaceCall,
    DataSetId(id): DataSetId,
    headers: HeaderMap,
    Parameters(mut parameters): Parameters,
) -> Result<impl IntoResponse, Problem> {
    let data_set = load(&state, &call, id).await?;
    let minutes = parameters.integer("durationInMinutes", 1, MOST_MINUTES).unwrap_or(USUAL_MINUTES);
    parameters.choice("type", &[("Read", ())]);
    parameters.finish()?;
    let expires_on = Time::now() + SignedDuration::from_mins(minutes.into());
    let event = event(&call, "SasKeyCreated", "SAS key created", id);
    let write = move |db: &rusqlite::Transaction<'_>| -> Result<_, crate::store::Error> {
        event.append(db, &data_set.name)?;
        uploads::sas_generation(db, id)
    };
    let generation = state.store.write(write).await?;
    let place = Place::Rows { data_set: id, generation };
    let sas_token = sas::address(&state.signing_key, &origin(&headers), place, expires_on);
    Ok((HOLDS_CREDENTIALS, Json(Answer { sas_token, expires_on })))
}

pub(super) async fn revoke(
    State(state): State<AppState>,
    call: WorkspaceCall,
    id: Result<DataSetId, Problem>,
) -> Result<StatusCode, Problem> {
    call.require_change_rights()?;
    let DataSetId(id) = id?;
    let data_set = load(&state, &call, id).await?;
    let event = event(&call, "SasKeyRevoked", "SAS keys revoked", id);
    let write = move |db: &rusqlite::Transaction<'_>| -> Result<_, crate::store::Error> {
        uploads::revoke_sas(db, id)?;
        event.append(db, &data_set.name)
    };
    state.store.write(write).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An entry of the ledger that waits for its transaction.
struct Waiting {
    workspace: Uuid,
    user: (Uuid, String),
    words: (&'static str, &'static str),
    data_set: Uuid,
}

fn event(
    call: &WorkspaceCall,
    event_type: &'static str,
    event_name: &'static str,
    data_set: Uuid,
) -> Waiting {
    let (id, name) = call.person();
    Waiting {
        workspace: call.workspace,
        user: (id, name.to_owned()),
        words: (event_type, event_name),
        data_set,
    }
}

impl Waiting {
    fn append(self, db: &rusqlite::Transaction<'_>, name: &str) -> Result<(), crate::store::Error> {
        let event = NewEvent {
            workspace: self.workspace,
            user_id: self.user.0,
            user_name: &self.user.1,
            event_type: self.words.0,
            event_name: self.words.1,
            resource: Resource::DataSet(self.data_set),
            resource_name: name,
            changes: None,
        };
        ledger::append(db, event)
    }
}
