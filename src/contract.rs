//! The tab's side of the contract: the JSON that it reads and writes, as `api/openapi.yaml` says.
//!
//! Unknown members are ignored. Values of open enumerations stay strings, so that one the tab
//! does not know is shown as it is and is never rewritten.

use crate::secret::{Issued, Secret};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One page of a list. `page_index` starts at 1, `page_size` is 1 to 1000.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Page<T> {
    pub result: Vec<T>,
    pub page_index: u32,
    pub page_size: u32,
    pub total_count: u32,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
    /// The caller's own role. Absent means: treat as administrator and let 403 speak.
    #[serde(default)]
    pub role: Option<String>,
}

impl Workspace {
    pub fn is_reader(&self) -> bool {
        self.role.as_deref() == Some("reader")
    }
}

/// A service account. A list leaves out `api_key` and `access.data_sets`; a reader gets no
/// `api_key` at all.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceAccount {
    /// The service account ID, which is the `client_id` at the token endpoint.
    pub id: String,
    pub name: String,
    pub contact_email: String,
    #[serde(default)]
    pub api_key: Option<String>,
    pub access: Access,
    /// RFC 3339, UTC, like all times below.
    #[serde(default)]
    pub secret_expires_on: Option<String>,
    #[serde(default)]
    pub last_used_on: Option<String>,
    #[serde(default)]
    pub created_on: Option<String>,
    #[serde(default)]
    pub created_by: Option<String>,
    #[serde(default)]
    pub last_modified_on: Option<String>,
    #[serde(default)]
    pub last_modified_by: Option<String>,
}

/// What an account may reach. `scope` is `workspace` (with `level`) or `dataSets`; it may grow.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    pub scope: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_set_count: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_sets: Option<Vec<SharedDataSet>>,
}

pub const SCOPE_WORKSPACE: &str = "workspace";
pub const SCOPE_DATA_SETS: &str = "dataSets";
pub const LEVEL_READER: &str = "reader";
pub const LEVEL_ADMIN: &str = "admin";

/// A data set in an account's access. Without a name it no longer exists.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct SharedDataSet {
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
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
pub struct IssuedAnswer {
    account: ServiceAccount,
    #[serde(default)]
    secret: Option<IssuedSecret>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct IssuedSecret {
    value: Secret,
    #[serde(default)]
    expires_on: Option<String>,
}

impl From<IssuedAnswer> for Issued {
    fn from(answer: IssuedAnswer) -> Self {
        let (secret, expires_on) = match answer.secret {
            Some(issued) => (Some(issued.value), issued.expires_on),
            None => (None, None),
        };
        let expires_on = expires_on.or_else(|| answer.account.secret_expires_on.clone());
        Issued { account: answer.account, secret, expires_on }
    }
}

/// The access that a request asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "scope")]
pub enum AccessRequest {
    #[serde(rename = "workspace")]
    Workspace { level: String },
    #[serde(rename = "dataSets")]
    DataSets {
        /// 1 to 100,000 ids.
        #[serde(rename = "dataSetIds")]
        data_set_ids: Vec<String>,
    },
}

/// The body of a creation, and, with its unchanged members left out, of a merge patch.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountRequest {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access: Option<AccessRequest>,
}

/// A data set as the picker shows it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DataSet {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub last_modified_on: Option<String>,
    #[serde(default)]
    pub schema_info: Option<SchemaInfo>,
    #[serde(default)]
    pub is_base_dataset: bool,
    #[serde(default)]
    pub tags: Option<BTreeMap<String, String>>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SchemaInfo {
    #[serde(default)]
    pub schema_version_id: Option<String>,
    #[serde(default)]
    pub schema_name: Option<String>,
}

/// A schema of the workspace, for the picker's filter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Schema {
    pub name: String,
    pub schema_versions: Vec<SchemaVersion>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SchemaVersion {
    pub id: String,
}

/// A tag key in use with its most used values, for the picker's filter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TagInUse {
    pub key: String,
    pub values: Vec<String>,
}

/// The body of `datasets/query`; every member is optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataSetQuery {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_base_dataset: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dataset_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_version_ids: Option<Vec<String>>,
    pub sort_column: &'static str,
    pub sort_direction: &'static str,
    pub page_index: u32,
    pub page_size: u32,
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
