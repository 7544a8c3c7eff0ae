//! `GET …/serviceAccounts`: a page of accounts, without their keys and their data sets.

use axum::Json;
use axum::extract::State;

use super::view::AccountView;
use crate::gateway::call::WorkspaceCall;
use crate::gateway::members::Members;
use crate::gateway::paging::{Page, Paging};
use crate::gateway::parameters::Parameters;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts::{self, ListQuery, SortColumn};
use crate::store::time::Time;

pub(super) async fn list(
    State(state): State<AppState>,
    call: WorkspaceCall,
    Parameters(mut parameters): Parameters,
) -> Result<Json<Page<AccountView>>, Problem> {
    call.require_portal_user()?;
    let paging = Paging::read(&mut parameters);
    let query = read(&mut parameters, paging);
    parameters.finish()?;
    let workspace = call.workspace;
    let (accounts, total) =
        state.store.read(move |db| service_accounts::page(db, workspace, &query)).await?;
    let accounts = accounts.into_iter().map(AccountView::brief).collect();
    Ok(Json(Page::new(paging, accounts, total)))
}

fn read(parameters: &mut Members, paging: Paging) -> ListQuery {
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
        limit: paging.size,
        offset: paging.offset(),
    }
}
