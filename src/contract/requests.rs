//! The bodies that the tab sends.

use serde::Serialize;

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
