//! Service accounts as they are written in answers.

use axum::Json;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rusqlite::Connection;
use serde::Serialize;
use uuid::Uuid;

use super::conditions::etag;
use crate::gateway::compression::HOLDS_CREDENTIALS;
use crate::portal_user::{PortalUser, Role};
use crate::problem::Problem;
use crate::store::service_accounts::{self, Access, ServiceAccount, SharedDataSet};
use crate::store::time::Time;

const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AccountView {
    id: Uuid,
    name: String,
    contact_email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<String>,
    access: AccessView,
    secret_expires_on: Time,
    last_used_on: Option<Time>,
    created_on: Time,
    created_by: String,
    last_modified_on: Time,
    last_modified_by: String,
}

#[derive(Serialize)]
#[serde(tag = "scope", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum AccessView {
    Workspace {
        level: &'static str,
    },
    DataSets {
        data_set_count: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        data_sets: Option<Vec<SharedDataSet>>,
    },
}

impl AccountView {
    /// As in a list: without API key and data sets.
    pub(super) fn brief(account: ServiceAccount) -> Self {
        Self::of(account, None, None)
    }

    fn of(
        account: ServiceAccount,
        api_key: Option<String>,
        data_sets: Option<Vec<SharedDataSet>>,
    ) -> Self {
        let access = match account.access {
            Access::Workspace(level) => AccessView::Workspace { level: level.as_str() },
            Access::DataSets(data_set_count) => AccessView::DataSets { data_set_count, data_sets },
        };
        Self {
            id: account.id,
            name: account.name,
            contact_email: account.contact_email,
            api_key,
            access,
            secret_expires_on: account.secret_expires_on,
            last_used_on: account.last_used_on,
            created_on: account.created_on,
            created_by: account.created_by,
            last_modified_on: account.last_modified_on,
            last_modified_by: account.last_modified_by,
        }
    }
}

/// An account in full, with its version.
pub(super) struct FullAccount {
    pub(super) view: AccountView,
    pub(super) version: i64,
}

impl FullAccount {
    pub(super) fn id(&self) -> Uuid {
        self.view.id
    }

    /// Reads the account. Only administrators get the API key.
    pub(super) fn load(
        db: &Connection,
        workspace: Uuid,
        id: Uuid,
        reader: PortalUser,
    ) -> Result<Self, Problem> {
        let account = service_accounts::get(db, workspace, id)?;
        let data_sets = match account.access {
            Access::DataSets(_) => Some(service_accounts::shared(db, account.row)?),
            Access::Workspace(_) => None,
        };
        let api_key = (reader.role == Role::Administrator).then(|| account.api_key.clone());
        let version = account.version;
        Ok(Self { view: AccountView::of(account, api_key, data_sets), version })
    }
}

impl IntoResponse for FullAccount {
    fn into_response(self) -> Response {
        (HOLDS_CREDENTIALS, [(header::ETAG, etag(self.version))], Json(self.view)).into_response()
    }
}

/// The answer when an account or a secret was made.
pub(super) struct IssuedCredentials {
    pub(super) status: StatusCode,
    pub(super) account: FullAccount,
    /// `None` in a replay: a secret is sent only once.
    pub(super) secret: Option<IssuedSecret>,
}

/// Has no `Debug`: it must never reach a log.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct IssuedSecret {
    pub(super) value: String,
    pub(super) expires_on: Time,
}

#[derive(Serialize)]
struct IssuedBody {
    account: AccountView,
    secret: Option<IssuedSecret>,
}

impl IntoResponse for IssuedCredentials {
    fn into_response(self) -> Response {
        let is_replay = self.secret.is_none();
        let tag = etag(self.account.version);
        let body = IssuedBody { account: self.account.view, secret: self.secret };
        let mut response =
            (self.status, HOLDS_CREDENTIALS, [(header::ETAG, tag)], Json(body)).into_response();
        if is_replay {
            response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}
