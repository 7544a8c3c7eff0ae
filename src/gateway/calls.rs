//! The tab's calls to the backend: one function for each call of the contract.

use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::config::Config;
use crate::domain::data_set::{DataSet, Schema, TagInUse};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::page::Page;
use crate::domain::query::{AccountQuery, DataSetQuery};
use crate::domain::request::AccountRequest;
use crate::domain::workspace::Workspace;
use crate::gateway::issued::Issued;
use crate::platform::host::Host;
use crate::reactive::State;
use crate::wire::answers::List;
use crate::wire::json::{Json, encode};
use gloo_net::http::{Method, Request, RequestBuilder};
use send_wrapper::SendWrapper;
use web_sys::AbortSignal;

/// Where the backend is, and the host in whose name it is called.
#[derive(Clone)]
pub struct Gateway {
    workspace: String,
    pub(super) host: SendWrapper<Host>,
    /// Gone with the element.
    pub(super) alive: State<()>,
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
    pub async fn create(&self, account: &AccountRequest, key: &str, _again: impl Fn(u32)) -> Result<Issued, ApiError> {
        self.issue(|| {
            let call = self.write(Method::POST, &self.url(&["serviceAccounts"]));
            json(call.header("Idempotency-Key", key), account)
        })
        .await
    }

    /// A new secret; the old one ends at once. `key` as for `create`.
    pub async fn regenerate(&self, of: &Versioned, key: &str, _again: impl Fn(u32)) -> Result<Issued, ApiError> {
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
            .read::<List<Schema>>()
            .map(|all| all.0)
    }

    /// The tags in use in the workspace.
    pub async fn tags(&self, abort: &AbortSignal) -> Result<Vec<TagInUse>, ApiError> {
        self.send(bare(self.read(Method::GET, &self.url(&["datasets", "tags"]), abort))?)
            .await?
            .read::<List<TagInUse>>()
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

fn matching(call: RequestBuilder, of: &Versioned) -> RequestBuilder {
    match &of.etag {
        Some(etag) => call.header("If-Match", etag),
        None => call,
    }
}

fn json(call: RequestBuilder, body: impl Into<Json>) -> Result<Request, ApiError> {
    call.header("Content-Type", "application/json").body(encode(body)).map_err(|_| ErrorKind::Unreachable.into())
}

fn bare(call: RequestBuilder) -> Result<Request, ApiError> {
    call.build().map_err(|_| ErrorKind::Unreachable.into())
}
