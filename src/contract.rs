//! The tab's side of the contract: the JSON that it reads and writes, as `api/openapi.yaml` says.
//!
//! Unknown members are ignored. Values of open enumerations stay strings, so that one the tab
//! does not know is shown as it is and is never rewritten.

mod data_sets;
pub mod json;
mod requests;

use crate::secret::{Issued, Secret};
pub use data_sets::{DataSet, Schema, TagInUse};
use json::{Json, Misfit};
pub use requests::{AccessRequest, AccountRequest, DataSetQuery};
use serde::{Deserialize, Serialize};

/// One page of a list. `page_index` starts at 1, `page_size` is 1 to 1000.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Json", bound(deserialize = "T: TryFrom<Json, Error = Misfit>"))]
pub struct Page<T> {
    pub result: Vec<T>,
    pub page_index: u32,
    pub page_size: u32,
    pub total_count: u32,
}

impl<T: TryFrom<Json, Error = Misfit>> TryFrom<Json> for Page<T> {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        Ok(Self {
            result: json.take("result").list()?.ok_or("result")?,
            page_index: json.take("pageIndex").number().ok_or("pageIndex")?,
            page_size: json.take("pageSize").number().ok_or("pageSize")?,
            total_count: json.take("totalCount").number().ok_or("totalCount")?,
        })
    }
}

/// A list that comes whole, without pages.
#[derive(Deserialize)]
#[serde(try_from = "Json", bound(deserialize = "T: TryFrom<Json, Error = Misfit>"))]
pub struct Whole<T>(pub Vec<T>);

impl<T: TryFrom<Json, Error = Misfit>> TryFrom<Json> for Whole<T> {
    type Error = Misfit;

    fn try_from(json: Json) -> Result<Self, Misfit> {
        json.list()?.map(Self).ok_or("a list")
    }
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Json")]
pub struct Workspace {
    pub id: String,
    pub name: Option<String>,
    /// The caller's own role. Absent means: treat as administrator and let 403 speak.
    pub role: Option<String>,
}

impl Workspace {
    pub fn is_reader(&self) -> bool {
        self.role.as_deref() == Some("reader")
    }
}

impl TryFrom<Json> for Workspace {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        Ok(Self {
            id: json.take("id").text().ok_or("id")?,
            name: json.take("name").text(),
            role: json.take("role").text(),
        })
    }
}

/// A service account. A list leaves out `api_key` and `access.data_sets`; a reader gets no
/// `api_key` at all.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Json")]
pub struct ServiceAccount {
    /// The service account ID, which is the `client_id` at the token endpoint.
    pub id: String,
    pub name: String,
    pub contact_email: String,
    pub api_key: Option<String>,
    pub access: Access,
    /// RFC 3339, UTC, like all times below.
    pub secret_expires_on: Option<String>,
    pub last_used_on: Option<String>,
    pub created_on: Option<String>,
    pub created_by: Option<String>,
    pub last_modified_on: Option<String>,
    pub last_modified_by: Option<String>,
}

impl TryFrom<Json> for ServiceAccount {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        Ok(Self {
            id: json.take("id").text().ok_or("id")?,
            name: json.take("name").text().ok_or("name")?,
            contact_email: json.take("contactEmail").text().ok_or("contactEmail")?,
            api_key: json.take("apiKey").text(),
            access: json.take("access").try_into()?,
            secret_expires_on: json.take("secretExpiresOn").text(),
            last_used_on: json.take("lastUsedOn").text(),
            created_on: json.take("createdOn").text(),
            created_by: json.take("createdBy").text(),
            last_modified_on: json.take("lastModifiedOn").text(),
            last_modified_by: json.take("lastModifiedBy").text(),
        })
    }
}

/// What an account may reach. `scope` is `workspace` (with `level`) or `dataSets`; it may grow.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "Json", rename_all = "camelCase")]
pub struct Access {
    pub scope: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_sets: Option<Vec<SharedDataSet>>,
}

impl TryFrom<Json> for Access {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        Ok(Self {
            scope: json.take("scope").text().ok_or("scope")?,
            level: json.take("level").text(),
            data_set_count: json.take("dataSetCount").number(),
            data_sets: json.take("dataSets").list()?,
        })
    }
}

pub const SCOPE_WORKSPACE: &str = "workspace";
pub const SCOPE_DATA_SETS: &str = "dataSets";
pub const LEVEL_READER: &str = "reader";
pub const LEVEL_ADMIN: &str = "admin";

/// A data set in an account's access. Without a name it no longer exists.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "Json")]
pub struct SharedDataSet {
    pub id: String,
    pub name: Option<String>,
}

impl TryFrom<Json> for SharedDataSet {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        Ok(Self { id: json.take("id").text().ok_or("id")?, name: json.take("name").text() })
    }
}

/// The name of an access level in the user's language; an unknown level is shown as it is.
pub fn level_label(level: &str) -> &str {
    match level {
        LEVEL_READER => "Reader",
        LEVEL_ADMIN => "Admin",
        other => other,
    }
}

/// The answer to a creation or a regeneration.
#[derive(Deserialize)]
#[serde(try_from = "Json")]
pub struct IssuedAnswer(Issued);

impl TryFrom<Json> for IssuedAnswer {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        let account: ServiceAccount = json.take("account").try_into()?;
        let mut secret = json.take("secret");
        let expires_on =
            secret.take("expiresOn").text().or_else(|| account.secret_expires_on.clone());
        // The text moves on in its own buffer, which the secret wipes when it is dropped.
        let secret = secret.take("value").text().map(Secret::from);
        Ok(Self(Issued { account, secret, expires_on, etag: None }))
    }
}

impl From<IssuedAnswer> for Issued {
    fn from(answer: IssuedAnswer) -> Self {
        answer.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_members_levels_and_scopes_do_not_break_an_account() {
        let account: ServiceAccount = serde_json::from_str(
            r#"{"id":"a","name":"n","contactEmail":"e","access":{"scope":"region","level":"auditor","x":1},"new":[]}"#,
        )
        .unwrap();
        assert_eq!(account.access.scope, "region");
        assert_eq!(level_label(account.access.level.as_deref().unwrap()), "auditor");
        assert_eq!(account.last_used_on, None);
    }

    #[test]
    fn a_replayed_answer_has_no_secret_but_keeps_the_account() {
        let answer: IssuedAnswer = serde_json::from_str(
            r#"{"account":{"id":"a","name":"n","contactEmail":"e","secretExpiresOn":"2028-11-21T09:00:00Z",
                "access":{"scope":"workspace","level":"reader"}},"secret":null}"#,
        )
        .unwrap();
        let issued = Issued::from(answer);
        assert!(issued.secret.is_none());
        assert_eq!(issued.expires_on.as_deref(), Some("2028-11-21T09:00:00Z"));
    }

    #[test]
    fn a_request_says_its_scope_and_leaves_out_what_did_not_change() {
        let request = AccountRequest {
            access: Some(AccessRequest::DataSets { data_set_ids: vec!["d".into()] }),
            ..Default::default()
        };
        assert_eq!(
            serde_json::to_string(&request).unwrap(),
            r#"{"access":{"scope":"dataSets","dataSetIds":["d"]}}"#
        );
    }
}
