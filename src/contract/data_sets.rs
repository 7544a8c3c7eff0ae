//! What the picker reads: data sets, and the words of its filters.

use super::json::{Json, Misfit};
use serde::Deserialize;

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
