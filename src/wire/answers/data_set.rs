//! Data sets, their schemas and their tags.

use super::id::id;
use super::lists::readable;
use crate::domain::data_set::{DataSet, Schema, TagInUse};
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::wire::json::{DecodeError, Json};

impl TryFrom<Json> for DataSet {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let tag = |(key, value): (String, Json)| (key, tag_values(value));
        Ok(Self {
            id: id(&mut json).ok_or("id")?,
            name: json.take("name").line().ok_or("name")?,
            created_on: json.take("createdOn").text(),
            last_modified_on: json.take("lastModifiedOn").text(),
            schema_name: json.take("schemaInfo").take("schemaName").line(),
            tags: json.take("tags").members().into_iter().map(tag).collect(),
        })
    }
}

/// The values of a tag, as they are shown. What cannot be read shows that there is something.
fn tag_values(value: Json) -> String {
    match value {
        Json::List(values) => {
            let values: Vec<String> = values.into_iter().map(tag_values).collect();
            values.joined_by(", ")
        }
        Json::Flag(flag) => if flag { "true" } else { "false" }.to_owned(),
        Json::Number(number) => digits(number as usize),
        other => other.line().unwrap_or_else(|| "…".to_owned()),
    }
}

impl TryFrom<Json> for Schema {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let versions: Vec<Text> =
            readable(json.take("schemaVersions").items().unwrap_or_default())?;
        Ok(Self {
            name: json.take("name").line().ok_or("name")?,
            version_ids: versions.into_iter().map(|version| version.0).collect(),
        })
    }
}

impl TryFrom<Json> for TagInUse {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let values: Vec<Text> = readable(json.take("values").items().unwrap_or_default())?;
        Ok(Self {
            key: json.take("key").text().ok_or("key")?,
            values: values.into_iter().map(|value| value.0).collect(),
        })
    }
}

/// A text, or an object's `id`.
struct Text(String);

impl TryFrom<Json> for Text {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let id = json.take("id");
        id.text().or_else(|| json.text()).map(Self).ok_or("a text")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::answers::List;
    use crate::wire::json::decode;

    #[test]
    fn a_tag_shows_all_its_values() {
        let data_set: DataSet = decode(
            br#"{"id":"a","name":"n","tags":{"environment":["test","trial"],"year":"2025","empty":[],
                "odd":[7,true,null,{"x":1}]}}"#,
        )
        .unwrap();
        let tags: Vec<_> = data_set.tags.iter().map(|(key, value)| (&**key, &**value)).collect();
        let expected = [
            ("environment", "test, trial"),
            ("year", "2025"),
            ("empty", ""),
            ("odd", "7, true, …, …"),
        ];
        assert_eq!(tags, expected);
    }

    #[test]
    fn an_unreadable_schema_version_does_not_hide_the_others() {
        let schemas: List<Schema> =
            decode(br#"[{"name":7},{"name":"n","schemaVersions":[{"id":"a"},7,"b"]}]"#).unwrap();
        assert_eq!(schemas.0[0].version_ids, ["a", "b"]);
        assert!(decode::<List<TagInUse>>(b"[7]").is_err());
    }
}
