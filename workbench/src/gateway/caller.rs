//! Who calls: a portal user with a session, or a service account with its API key and a token.

use axum::http::request::Parts;
use axum::http::{HeaderName, Method, header};
use uuid::Uuid;

use crate::credentials::keys_are_equal;
use crate::portal_user::PortalUser;
use crate::problem::Problem;
use crate::session;
use crate::state::AppState;
use crate::store::service_accounts::{self, Access, ServiceAccount};
use crate::store::time::Time;
use crate::token::{Bearer, TokenFault};

const API_KEY: HeaderName = HeaderName::from_static("ocp-apim-subscription-key");
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A service account at work.
pub(super) struct Machine {
    pub(super) row: i64,
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) workspace: Uuid,
    pub(super) access: Access,
}

pub(super) enum Caller {
    User(PortalUser),
    Machine(Machine),
}

impl Caller {
    /// Tells from the headers of a request who makes it.
    ///
    /// # Errors
    /// 401 with the reason; 403 for a change that another site's page makes in the name of a signed-in user.
    pub(super) async fn of(parts: &Parts, state: &AppState) -> Result<Self, Problem> {
        match (text_of(parts, &header::AUTHORIZATION)?, text_of(parts, &API_KEY)?) {
            (None, None) => user_by_cookie(parts, state),
            (Some(authorization), key) => {
                let token = bearer_token(authorization)?;
                if let Some(user) = session::verify(state, token) {
                    return Ok(Self::User(user));
                }
                let token = Bearer::verify(&state.signing_key, token, Time::now())
                    .map_err(unauthorized_by)?;
                let key = key.ok_or_else(|| {
                    Problem::unauthorized("The header Ocp-Apim-Subscription-Key is missing.")
                })?;
                machine(state, token, key).await.map(Self::Machine)
            }
            (None, Some(_)) => Err(Problem::unauthorized(
                "The header Authorization is missing: send a bearer token.",
            )),
        }
    }
}

/// A header's text; one that holds other than ASCII is a credential of nobody.
fn text_of<'a>(parts: &'a Parts, name: &HeaderName) -> Result<Option<&'a str>, Problem> {
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

fn unauthorized_by(fault: TokenFault) -> Problem {
    Problem::unauthorized(match fault {
        TokenFault::NotOurs => "The token is not valid. Get one from the token endpoint.",
        TokenFault::Expired => "The token has expired. Get a new one from the token endpoint.",
    })
}

/// The cookie travels with every request of the browser, so a change must come from the portal's own pages.
fn user_by_cookie(parts: &Parts, state: &AppState) -> Result<Caller, Problem> {
    let user = session::user(state, &parts.headers).ok_or_else(|| {
        Problem::unauthorized(
            "There is no session. Sign in, or send an API key and a bearer token.",
        )
    })?;
    let is_read = [Method::GET, Method::HEAD].contains(&parts.method);
    let is_cross_site = parts.headers.get(FETCH_SITE).is_some_and(|site| site == "cross-site");
    if is_cross_site && !is_read {
        return Err(Problem::forbidden(
            "Another site's page may not act in the name of a signed-in user.",
        ));
    }
    Ok(Caller::User(user))
}

async fn machine(state: &AppState, token: Bearer, key: &str) -> Result<Machine, Problem> {
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
    Ok(Machine { row, id, name, workspace, access })
}

/// At most once a second, for a second is all that is kept.
async fn note_use(state: &AppState, account: &ServiceAccount, now: Time) -> Result<(), Problem> {
    if account.last_used_on >= Some(now) {
        return Ok(());
    }
    let id = account.id;
    Ok(state.store.write(move |db| service_accounts::note_use(db, id, now)).await?)
}
