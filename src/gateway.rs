//! The tab's calls to the backend: one function for each call of the contract.

mod sending;

use crate::browser::new_uuid;
use crate::config::Config;
use crate::contract::*;
use crate::host::Host;
use crate::problem::{ApiError, ErrorKind};
use crate::secret::Issued;
use crate::state::State;
use gloo_net::http::{Method, Request, RequestBuilder};
use send_wrapper::SendWrapper;
use serde::Serialize;
use web_sys::AbortSignal;

/// Where the backend is, and the host in whose name it is called.
#[derive(Clone)]
pub struct Gateway {
    workspace: String,
    host: SendWrapper<Host>,
    /// Gone with the element.
    alive: State<()>,
}

/// An account with the version that `If-Match` names.
#[derive(Clone, PartialEq)]
pub struct Versioned {
    pub account: ServiceAccount,
    pub etag: Option<String>,
}

/// What the account list asks for.
#[derive(Clone, Default, PartialEq)]
pub struct AccountQuery {
    pub search: String,
    pub sort: (&'static str, &'static str),
    /// RFC 3339 bounds of the secret's end.
    pub expires_after: Option<String>,
    pub expires_before: Option<String>,
}

impl Gateway {
    pub fn new(config: &Config, host: Host) -> Self {
        Self {
            workspace: config.endpoints_base_url(),
            host: SendWrapper::new(host),
            alive: State::new(()),
        }
    }

    fn url(&self, path: &[&str]) -> String {
        let mut url = self.workspace.clone();
        for part in path {
            url.push('/');
            url.push_str(part);
        }
        url
    }

    pub async fn workspace(&self, abort: &AbortSignal) -> Result<Workspace, ApiError> {
        self.send(bare(self.read(Method::GET, &self.workspace, abort))?).await?.read()
    }

    /// A page of accounts; `page` counts from 1.
    pub async fn accounts(
        &self,
        query: &AccountQuery,
        page: u32,
        page_size: usize,
        abort: &AbortSignal,
    ) -> Result<Page<ServiceAccount>, ApiError> {
        let (page, page_size) = (page.to_string(), page_size.to_string());
        let mut parameters = vec![
            ("pageIndex", page.as_str()),
            ("pageSize", &page_size),
            ("sortColumn", query.sort.0),
            ("sortDirection", query.sort.1),
        ];
        let search = query.search.trim();
        if !search.is_empty() {
            parameters.push(("search", search));
        }
        if let Some(time) = &query.expires_after {
            parameters.push(("secretExpiresAfter", time));
        }
        if let Some(time) = &query.expires_before {
            parameters.push(("secretExpiresBefore", time));
        }
        let call = self.read(Method::GET, &self.url(&["serviceAccounts"]), abort).query(parameters);
        self.send(bare(call)?).await?.read()
    }

    pub async fn account(&self, id: &str, abort: &AbortSignal) -> Result<Versioned, ApiError> {
        let answer = self
            .send(bare(self.read(Method::GET, &self.url(&["serviceAccounts", id]), abort))?)
            .await?;
        Ok(Versioned { account: answer.read()?, etag: answer.etag })
    }

    /// Creates an account. An answer that got lost is asked for again under the same `key`, so that
    /// there is never a second account; the second answer then has no secret.
    pub async fn create(&self, account: &AccountRequest, key: &str) -> Result<Issued, ApiError> {
        self.issue(|| {
            let call = self.write(Method::POST, &self.url(&["serviceAccounts"]));
            json(call.header("Idempotency-Key", key), account)
        })
        .await
    }

    /// A new secret; the old one ends at once. `key` as for `create`.
    pub async fn regenerate(&self, of: &Versioned, key: &str) -> Result<Issued, ApiError> {
        self.issue(|| {
            let path = self.url(&["serviceAccounts", &of.account.id, "secret"]);
            bare(matching(self.write(Method::POST, &path), of).header("Idempotency-Key", key))
        })
        .await
    }

    pub async fn update(
        &self,
        of: &Versioned,
        patch: &AccountRequest,
    ) -> Result<Versioned, ApiError> {
        let path = self.url(&["serviceAccounts", &of.account.id]);
        let call = matching(self.write(Method::PATCH, &path), of);
        let answer = self.send(json(call, patch)?).await?;
        Ok(Versioned { account: answer.read()?, etag: answer.etag })
    }

    pub async fn remove(&self, of: &Versioned) -> Result<(), ApiError> {
        let call = self.write(Method::DELETE, &self.url(&["serviceAccounts", &of.account.id]));
        self.send(bare(matching(call, of))?).await.map(drop)
    }

    /// The workspace's schemas, by name.
    pub async fn schemas(&self, abort: &AbortSignal) -> Result<Vec<Schema>, ApiError> {
        self.send(bare(self.read(Method::GET, &self.url(&["schemas"]), abort))?)
            .await?
            .read::<Whole<Schema>>()
            .map(|all| all.0)
    }

    /// The tags in use in the workspace.
    pub async fn tags(&self, abort: &AbortSignal) -> Result<Vec<TagInUse>, ApiError> {
        self.send(bare(self.read(Method::GET, &self.url(&["datasets", "tags"]), abort))?)
            .await?
            .read::<Whole<TagInUse>>()
            .map(|all| all.0)
    }

    /// A page of data sets that the caller can see.
    pub async fn data_sets(
        &self,
        query: &DataSetQuery,
        abort: &AbortSignal,
    ) -> Result<Page<DataSet>, ApiError> {
        let call = self.read(Method::POST, &self.url(&["datasets", "query"]), abort);
        self.send(json(call, query)?).await?.read()
    }
}

/// A key for one create or regenerate, for as long as the request stays the same.
pub fn new_idempotency_key() -> String {
    new_uuid()
}

fn matching(call: RequestBuilder, of: &Versioned) -> RequestBuilder {
    match &of.etag {
        Some(etag) => call.header("If-Match", etag),
        None => call,
    }
}

fn json(call: RequestBuilder, body: &impl Serialize) -> Result<Request, ApiError> {
    call.json(body).map_err(|_| ErrorKind::Unreachable.into())
}

fn bare(call: RequestBuilder) -> Result<Request, ApiError> {
    call.build().map_err(|_| ErrorKind::Unreachable.into())
}
