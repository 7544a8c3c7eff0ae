//! The tab's calls to the backend: one function for each call of the contract.

use crate::domain::account::{LastUse, ServiceAccount, Versioned};
use crate::domain::config::Config;
use crate::domain::data_set::{DataSet, Schema, TagInUse};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::joined::Joined;
use crate::domain::ledger::entry::Row;
use crate::domain::number::digits;
use crate::domain::page::Page;
use crate::domain::query::{AccountQuery, DataSetQuery};
use crate::domain::request::AccountRequest;
use crate::domain::workspace::Workspace;
use crate::gateway::exchange::{Answer, Call, Failure};
use crate::gateway::headers::version;
use crate::gateway::issued::Issued;
use crate::gateway::removal::{self, Removal};
use crate::gateway::transport::Transport;
use crate::platform::host::Host;
use crate::reactive::State;
use crate::wire::answers::List;
use crate::wire::json::{DecodeError, Json};
use crate::wire::ledger;
use web_sys::AbortSignal;

/// Where the backend is, and how it is called.
#[derive(Clone)]
pub struct Gateway {
    workspace: String,
    transport: Transport,
}

impl Gateway {
    /// `slow` counts the calls that are slow at the moment.
    pub fn new(config: &Config, host: Host, slow: State<u32>) -> Self {
        Self { workspace: config.endpoints_base_url(), transport: Transport::new(host, slow) }
    }

    /// An address below the workspace's. Each segment is encoded, so that it stays one segment.
    fn url(&self, path: &[&str]) -> String {
        let mut url = self.workspace.clone();
        for segment in path {
            url.push('/');
            url.push_str(&encoded(segment));
        }
        url
    }

    /// The value in the answer to a call that changes nothing.
    async fn fetch<T: TryFrom<Json, Error = DecodeError>>(
        &self,
        call: Call,
        abort: &AbortSignal,
    ) -> Result<T, ApiError> {
        let answer = self.transport.read(&call, Some(abort)).await;
        self.transport.told(answer.and_then(|answer| answer.decode()))
    }

    fn account_url(&self, id: &str) -> String {
        self.url(&["serviceAccounts", id])
    }

    pub async fn workspace(&self, abort: &AbortSignal) -> Result<Workspace, ApiError> {
        self.fetch(Call::new("GET", self.workspace.clone()), abort).await
    }

    /// A page of accounts; `page` counts from 1. An account that cannot be read is `None`.
    pub async fn accounts(
        &self,
        query: &AccountQuery,
        page: u32,
        page_size: usize,
        abort: &AbortSignal,
    ) -> Result<Page<Option<ServiceAccount>>, ApiError> {
        let mut call = Call::new("GET", self.url(&["serviceAccounts"]));
        let mut sign = '?';
        let mut ask = |name: &str, value: &str| {
            call.url.push(std::mem::replace(&mut sign, '&'));
            call.url.push_str(name);
            call.url.push('=');
            call.url.push_str(&encoded(value));
        };
        ask("pageIndex", &digits(page as usize));
        ask("pageSize", &digits(page_size));
        ask("sortColumn", query.sort.0);
        ask("sortDirection", query.sort.1);
        let search = query.search.trim();
        if !search.is_empty() {
            ask("search", search);
        }
        if let Some(time) = &query.expires_after {
            ask("secretExpiresAfter", time);
        }
        if let Some(time) = &query.expires_before {
            ask("secretExpiresBefore", time);
        }
        if let Some(id) = &query.containing {
            ask("containing", id);
        }
        self.fetch(call, abort).await
    }

    pub async fn account(&self, id: &str, abort: &AbortSignal) -> Result<Versioned, ApiError> {
        self.transport.told(self.read_account(id, Some(abort)).await)
    }

    /// When an account was used last. Nobody asked for this call, so the host is not told of its failure.
    pub async fn last_use(&self, id: &str, abort: &AbortSignal) -> Result<LastUse, ErrorKind> {
        let read = self.read_account(id, Some(abort)).await;
        read.map(|now| now.account.last_use).map_err(|failure| failure.kind())
    }

    async fn read_account(
        &self,
        id: &str,
        owner: Option<&AbortSignal>,
    ) -> Result<Versioned, Failure> {
        let call = Call::new("GET", self.account_url(id));
        account_of(&self.transport.read(&call, owner).await?, id)
    }

    /// Creates an account. If the answer is lost, the request is sent again with the same `key`, so
    /// that there is never a second account; the second answer then has no secret. `on_again` gets
    /// the number of the attempt: 2, then 3.
    pub async fn create(
        &self,
        account: &AccountRequest,
        key: &str,
        on_again: impl Fn(u32),
    ) -> Result<Issued, ApiError> {
        let mut call = Call::json("POST", self.url(&["serviceAccounts"]), account);
        call.key = Some(key.to_owned());
        let known = account.as_account();
        self.transport.told(self.transport.issue(&call, &known, &on_again).await)
    }

    /// A new secret; the old one ends at once. `key` and `on_again` as for `create`.
    pub async fn regenerate(
        &self,
        of: &Versioned,
        key: &str,
        on_again: impl Fn(u32),
    ) -> Result<Issued, ApiError> {
        let outcome = self.try_regenerate(of, key, &on_again).await;
        self.transport.told(outcome)
    }

    async fn try_regenerate(
        &self,
        of: &Versioned,
        key: &str,
        on_again: &dyn Fn(u32),
    ) -> Result<Issued, Failure> {
        let id = &of.account.id;
        let mut call = Call::new("POST", self.url(&["serviceAccounts", id, "secret"]));
        call.key = Some(key.to_owned());
        call.version = Some(self.version(of).await?);
        let issued = self.transport.issue(&call, &of.account, on_again).await?;
        if !issued.account.id.eq_ignore_ascii_case(id) {
            return Err(Failure::Failed(ErrorKind::Unreadable(200).into(), 200));
        }
        Ok(issued)
    }

    pub async fn update(
        &self,
        of: &Versioned,
        patch: &AccountRequest,
    ) -> Result<Versioned, ApiError> {
        self.transport.told(self.try_update(of, patch).await)
    }

    async fn try_update(
        &self,
        of: &Versioned,
        patch: &AccountRequest,
    ) -> Result<Versioned, Failure> {
        let id = &of.account.id;
        let mut call = Call::json("PATCH", self.account_url(id), patch);
        call.version = Some(self.version(of).await?);
        account_of(&self.transport.write(&call).await?, id)
    }

    /// Removes an account, and reports it as removed only if that is certain.
    pub async fn remove(&self, of: &Versioned) -> Result<Removal, ApiError> {
        self.transport.told(self.try_remove(of).await)
    }

    async fn try_remove(&self, of: &Versioned) -> Result<Removal, Failure> {
        let id = &of.account.id;
        let answer = match self.version(of).await {
            Ok(version) => {
                let mut call = Call::new("DELETE", self.account_url(id));
                call.version = Some(version);
                self.transport.write(&call).await
            }
            Err(Failure::Failed(error, _)) if error.kind == ErrorKind::Missing => {
                return Ok(Removal::WasGone);
            }
            Err(failure) => return Err(failure),
        };
        let (error, status) = match answer {
            Ok(answer) if answer.status == 204 => return Ok(Removal::Removed),
            Ok(answer) => (ErrorKind::Unreadable(answer.status).into(), answer.status),
            Err(Failure::Failed(error, status)) => (error, status),
            Err(ended) => return Err(ended),
        };
        let outcome = match removal::at_once(&error) {
            Some(outcome) => outcome,
            None => {
                let read = self.read_account(id, None).await;
                removal::after_reading(error, read.err().map(|failure| failure.kind()))
            }
        };
        outcome.map_err(|error| Failure::Failed(error, status))
    }

    /// The version of an account that will be changed. If it came without one, the account is read
    /// once more: without a version, a change could undo somebody else's.
    async fn version(&self, of: &Versioned) -> Result<String, Failure> {
        if let Some(etag) = &of.etag {
            return Ok(etag.clone());
        }
        let now = self.read_account(&of.account.id, None).await?;
        match now.etag {
            None => Err(Failure::Failed(ErrorKind::NoVersion.into(), 200)),
            Some(etag) if now.account.is_unchanged_from(&of.account) => Ok(etag),
            // The account has changed since the user saw it.
            Some(_) => Err(Failure::Failed(ErrorKind::Changed.into(), 412)),
        }
    }

    /// A page of the workspace's ledger, the newest entries first, read for the account with this id.
    pub async fn ledger(
        &self,
        id: &str,
        page: u32,
        page_size: usize,
        abort: &AbortSignal,
    ) -> Result<Page<Row>, ApiError> {
        let paging = ["?PageIndex=", &digits(page as usize), "&PageSize=", &digits(page_size)];
        let call = Call::new("GET", self.url(&["ledger"]) + &paging.joined());
        let answer = self.transport.read(&call, Some(abort)).await;
        self.transport.told(
            answer
                .and_then(|answer| ledger::page(&answer.body, id).map_err(|_| answer.unreadable())),
        )
    }

    /// The workspace's schemas, by name.
    pub async fn schemas(&self, abort: &AbortSignal) -> Result<Vec<Schema>, ApiError> {
        let call = Call::new("GET", self.url(&["schemas"]));
        self.fetch::<List<_>>(call, abort).await.map(|all| all.0)
    }

    /// The tags in use in the workspace.
    pub async fn tags(&self, abort: &AbortSignal) -> Result<Vec<TagInUse>, ApiError> {
        let call = Call::new("GET", self.url(&["datasets", "tags"]));
        self.fetch::<List<_>>(call, abort).await.map(|all| all.0)
    }

    /// A page of data sets that the caller can see.
    pub async fn data_sets(
        &self,
        query: &DataSetQuery,
        abort: &AbortSignal,
    ) -> Result<Page<Option<DataSet>>, ApiError> {
        let call = Call::json("POST", self.url(&["datasets", "query"]), query);
        self.fetch(call, abort).await
    }
}

/// The account in an answer. A different account than the requested one counts as unreadable:
/// otherwise it would be shown and changed instead of the right one.
fn account_of(answer: &Answer, id: &str) -> Result<Versioned, Failure> {
    let account: ServiceAccount = answer.decode()?;
    if !account.id.eq_ignore_ascii_case(id) {
        return Err(answer.unreadable());
    }
    Ok(Versioned { account, etag: answer.etag.as_deref().and_then(version) })
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
