//! The tab's side of the contract: the JSON that it reads and writes, as `api/openapi.yaml` says.
//!
//! Unknown members are ignored. Values of open enumerations stay strings, so that one the tab
//! does not know is shown as it is and is never rewritten.

pub mod json;

use crate::secret::{Issued, Secret};
use json::{Json, Misfit};
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
#[serde(try_from = "Json")]
pub struct DataSet {
    pub id: String,
    pub name: String,
    pub last_modified_on: Option<String>,
    pub schema_name: Option<String>,
    /// Keys and values, in the backend's order.
    pub tags: Vec<(String, String)>,
}

impl TryFrom<Json> for DataSet {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        let tag = |(key, value): (String, Json)| value.text().map(|value| (key, value));
        Ok(Self {
            id: json.take("id").text().ok_or("id")?,
            name: json.take("name").text().ok_or("name")?,
            last_modified_on: json.take("lastModifiedOn").text(),
            schema_name: json.take("schemaInfo").take("schemaName").text(),
            tags: json.take("tags").members().into_iter().filter_map(tag).collect(),
        })
    }
}

/// A schema of the workspace, for the picker's filter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Json")]
pub struct Schema {
    pub name: String,
    pub version_ids: Vec<String>,
}

impl TryFrom<Json> for Schema {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        let versions = json.take("schemaVersions").list::<Text>()?.unwrap_or_default();
        Ok(Self {
            name: json.take("name").text().ok_or("name")?,
            version_ids: versions.into_iter().map(|version| version.0).collect(),
        })
    }
}

/// A tag key in use with its most used values, for the picker's filter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Json")]
pub struct TagInUse {
    pub key: String,
    pub values: Vec<String>,
}

impl TryFrom<Json> for TagInUse {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        let values = json.take("values").list::<Text>()?.unwrap_or_default();
        Ok(Self {
            key: json.take("key").text().ok_or("key")?,
            values: values.into_iter().map(|value| value.0).collect(),
        })
    }
}

/// A text, or an object's `id`.
struct Text(String);

impl TryFrom<Json> for Text {
    type Error = Misfit;

    fn try_from(mut json: Json) -> Result<Self, Misfit> {
        let id = json.take("id");
        id.text().or_else(|| json.text()).map(Self).ok_or("a text")
    }
}

/// The body of `datasets/query`; every member is optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DataSetQuery {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_base_dataset: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dataset_name: Option<String>,
    /// Keys and values, all of which must match.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    pub tags: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_version_ids: Option<Vec<String>>,
    pub sort_column: &'static str,
    pub sort_direction: &'static str,
    pub page_index: u32,
    pub page_size: u32,
}

fn as_object<S: serde::Serializer>(tags: &[(String, String)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(tags.iter().map(|(key, value)| (key, value)))
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
