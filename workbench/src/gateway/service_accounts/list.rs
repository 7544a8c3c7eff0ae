//! `GET …/serviceAccounts`: a page of accounts, without their keys and their data sets.

use axum::Json;
use axum::extract::State;
use rusqlite::Connection;
use uuid::Uuid;

use super::view::AccountView;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::members::Members;
use crate::gateway::paging::{Page, Paging};
use crate::gateway::parameters::Parameters;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::Error;
use crate::store::service_accounts::{self, ListQuery, SortColumn};
use crate::store::time::Time;

pub(super) async fn list(
    State(state): State<AppState>,
    call: WorkspaceCall,
    Parameters(mut parameters): Parameters,
) -> Result<Json<Page<AccountView>>, Problem> {
    call.require_portal_user()?;
    let paging = Paging::read(&mut parameters);
    let mut query = read(&mut parameters);
    let containing = containing(&mut parameters);
    parameters.finish()?;
    let workspace = call.workspace;
    let read = move |db: &Connection| {
        let place = match containing {
            Some(id) => service_accounts::place(db, workspace, &query, id)?,
            None => None,
        };
        let paging = place.map_or(paging, |place| paging.with(place));
        (query.limit, query.offset) = (paging.size, paging.offset());
        let (accounts, total) = service_accounts::page(db, workspace, &query)?;
        Ok::<_, Error>((paging, accounts, total))
    };
    let (paging, accounts, total) = state.store.read(read).await?;
    let accounts = accounts.into_iter().map(AccountView::brief).collect();
    Ok(Json(Page::new(paging, accounts, total)))
}

/// The account whose page is wanted.
fn containing(parameters: &mut Members) -> Option<Uuid> {
    let text = parameters.string("containing")?;
    let id = Uuid::try_parse(&text).ok();
    if id.is_none() {
        parameters.error("containing", "must be a UUID.");
    }
    id
}

fn read(parameters: &mut Members) -> ListQuery {
    let sort_columns = [
        ("Name", SortColumn::Name),
        ("CreatedOn", SortColumn::CreatedOn),
        ("LastModifiedOn", SortColumn::LastModifiedOn),
        ("SecretExpiresOn", SortColumn::SecretExpiresOn),
    ];
    ListQuery {
        search: parameters.string("search").unwrap_or_default(),
        // Times are stored in whole seconds: 09:00:00 is not "at 09:00:00.5 or later".
        secret_expires_after: parameters.time("secretExpiresAfter").map(Time::at_or_after),
        secret_expires_before: parameters.time("secretExpiresBefore").map(Time::at_or_after),
        sort_column: parameters.choice("sortColumn", &sort_columns).unwrap_or_default(),
        descending: parameters
            .choice("sortDirection", &[("Ascending", false), ("Descending", true)])
            .unwrap_or_default(),
        ..ListQuery::default()
    }
}
