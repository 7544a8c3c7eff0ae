//! The token endpoint, as Azure AD v1 has it: a client sends its id and secret and gets an access token.
//! Its second version, which Veracity's own Python SDK calls, has a `scope` for the `resource`.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::json;
use tokio::time::Instant;

use crate::credentials::{Turn, secret_is_right};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::service_accounts;
use crate::store::time::Time;

mod claims;
mod form;
mod paths;
mod refusal;

pub use claims::RESOURCE;
pub(crate) use claims::{AccessToken, TokenError};
use form::{Asked, TokenRequest};
pub use paths::{PATH, PATH_2};
use refusal::Refusal;

/// The token endpoint.
pub fn router() -> Router<AppState> {
    Router::new()
        .route(PATH, post(issue))
        .route(PATH_2, post(issue))
        .layer(axum::extract::DefaultBodyLimit::max(form::LARGEST))
}

async fn issue(State(state): State<AppState>, request: Result<TokenRequest, Refusal>) -> Response {
    let answer = match request {
        Ok(request) => answer(&state, request).await,
        Err(refusal) => Ok(refusal.into_response()),
    };
    let mut response = answer.unwrap_or_else(Problem::into_response);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}

async fn answer(state: &AppState, request: TokenRequest) -> Result<Response, Problem> {
    // An id that is not a UUID belongs to no account. That is no secret, so no hash is needed to hide it.
    let Some(client) = request.client_id else {
        return Ok(Refusal::unknown_client(None).into_response());
    };
    // Counted when the attempt gets its permit: if many come at once, the later ones are refused and not hashed.
    let turn = Turn::wait().await;
    state.attempts.begin(client, Instant::now().into_std()).map_err(Problem::too_many_attempts)?;
    let account = state.store.read(move |db| service_accounts::find(db, client)).await?;
    let hash = account.as_ref().and_then(|account| account.secret_hash.clone());
    let is_right = secret_is_right(turn, request.client_secret, hash).await?;
    let Some(account) = account else {
        return Ok(Refusal::unknown_client(Some(client)).into_response());
    };
    let now = Time::now();
    // Checked in this order: only a caller who knows the secret learns that it has expired.
    if !is_right {
        return Ok(Refusal::wrong_secret(account.id).into_response());
    }
    state.attempts.succeeded(client);
    if account.secret_expires_on <= now {
        return Ok(Refusal::expired_secret(account.id).into_response());
    }
    // A token expires with its secret at the latest.
    let expires_on = (now + state.lifetimes.token).min(account.secret_expires_on);
    let token =
        AccessToken { account: account.id, generation: account.secret_generation, expires_on };
    let access_token = token.sign(&state.signing_key, now);
    let id = account.id;
    state.store.write(move |db| service_accounts::note_use(db, id, now)).await?;

    let seconds = expires_on.as_second() - now.as_second();
    if request.asked == Asked::Scope {
        return Ok(Json(json!({
            "token_type": "Bearer",
            "expires_in": seconds,
            "ext_expires_in": seconds,
            "access_token": access_token,
        }))
        .into_response());
    }
    let seconds = seconds.to_string();
    Ok(Json(json!({
        "token_type": "Bearer",
        "expires_in": seconds,
        "ext_expires_in": seconds,
        "expires_on": expires_on.as_second().to_string(),
        "not_before": now.as_second().to_string(),
        "resource": RESOURCE,
        "access_token": access_token,
    }))
    .into_response())
}
