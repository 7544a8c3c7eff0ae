//! Finds out who calls: a portal user with a session, or a service account with its API key and a token.

use axum::http::request::Parts;
use axum::http::{HeaderName, header};
use uuid::Uuid;

use crate::credentials::keys_are_equal;
use crate::portal_user::PortalUser;
use crate::problem::Problem;
use crate::same_origin::is_from_another_page;
use crate::session;
use crate::state::AppState;
use crate::store::service_accounts::{self, Access, ServiceAccount};
use crate::store::time::Time;
use crate::token::{AccessToken, TokenError};

const API_KEY: HeaderName = HeaderName::from_static("ocp-apim-subscription-key");

/// A service account that calls.
pub(super) struct AccountCaller {
    pub(super) row: i64,
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) workspace: Uuid,
    pub(super) access: Access,
}

pub(super) enum Caller {
    User(PortalUser),
    Account(AccountCaller),
}

impl Caller {
    /// Reads the credentials in the headers of a request.
    ///
    /// # Errors
    /// 401 with the reason; 403 when a page of another origin calls with the user's cookie.
    pub(super) async fn of(parts: &Parts, state: &AppState) -> Result<Self, Problem> {
        match (header_text(parts, &header::AUTHORIZATION)?, header_text(parts, &API_KEY)?) {
            (None, None) => user_by_cookie(parts, state).await,
            (Some(authorization), key) => {
                let token = bearer_token(authorization)?;
                if let Some(session) = session::verify(state, token).await? {
                    return Ok(Self::User(session.user));
                }
                let token = AccessToken::verify(&state.signing_key, token, Time::now())
                    .map_err(refused_token)?;
                let key = key.ok_or_else(|| {
                    Problem::unauthorized("The header Ocp-Apim-Subscription-Key is missing.")
                })?;
                account_caller(state, token, key).await.map(Self::Account)
            }
            (None, Some(_)) => Err(Problem::unauthorized(
                "The header Authorization is missing: send a bearer token.",
            )),
        }
    }
}

/// The text of a header. One that is not ASCII is refused: no credential looks like that.
fn header_text<'a>(parts: &'a Parts, name: &HeaderName) -> Result<Option<&'a str>, Problem> {
    let value = parts.headers.get(name).map(|value| value.to_str().map(str::trim));
    value
        .transpose()
        .map_err(|_| Problem::unauthorized(format!("The header {name} cannot be read.")))
}

fn bearer_token(authorization: &str) -> Result<&str, Problem> {
    authorization
        .split_once(' ')
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or_else(|| {
            Problem::unauthorized("The header Authorization must be \"Bearer\" and a token.")
        })
}

fn refused_token(fault: TokenError) -> Problem {
    Problem::unauthorized(match fault {
        TokenError::Invalid => "The token is not valid. Get one from the token endpoint.",
        TokenError::Expired => "The token has expired. Get a new one from the token endpoint.",
    })
}

/// Browsers also send the cookie with requests from other pages of the same site. So the cookie counts only in requests
/// from the Workbench's own pages, for reads too: no other page needs the answer.
async fn user_by_cookie(parts: &Parts, state: &AppState) -> Result<Caller, Problem> {
    let session = session::present(state, &parts.headers).await?.ok_or_else(|| {
        Problem::unauthorized(
            "There is no session. Sign in, or send an API key and a bearer token.",
        )
    })?;
    if is_from_another_page(&parts.headers) {
        return Err(Problem::from_another_page());
    }
    Ok(Caller::User(session.user))
}

async fn account_caller(
    state: &AppState,
    token: AccessToken,
    key: &str,
) -> Result<AccountCaller, Problem> {
    let now = Time::now();
    let account = state.store.read(move |db| service_accounts::find(db, token.account)).await?;
    let account =
        account.ok_or_else(|| Problem::unauthorized("The service account was removed."))?;
    if account.secret_generation != token.generation {
        return Err(Problem::unauthorized("The secret was regenerated, which ended this token."));
    }
    if account.secret_expires_on <= now {
        return Err(Problem::unauthorized("The service account's secret has expired."));
    }
    if !keys_are_equal(&account.api_key, key) {
        return Err(Problem::unauthorized(
            "The API key is not the one of the token's service account.",
        ));
    }
    note_use(state, &account, now).await?;
    let ServiceAccount { row, id, name, workspace, access, .. } = account;
    Ok(AccountCaller { row, id, name, workspace, access })
}

/// Writes at most once a second: times are stored in whole seconds.
async fn note_use(state: &AppState, account: &ServiceAccount, now: Time) -> Result<(), Problem> {
    if account.last_used_on >= Some(now) {
        return Ok(());
    }
    let id = account.id;
    Ok(state.store.write(move |db| service_accounts::note_use(db, id, now)).await?)
}
