//! An account's description without secrets: a JSON file from which an equal account can be made.

use crate::domain::account::{Access, ServiceAccount};
use crate::domain::data_set::SharedDataSet;
use crate::domain::draft::Draft;
use crate::wire::json::{DecodeError, Json, decode, encode};
use crate::wire::requests::Members;

/// Marks such a file and its version.
const FORMAT: &str = "data-workbench-service-account/1";

/// The file's text. It has neither an ID nor a key: an account made from it gets its own.
pub fn write(account: &ServiceAccount) -> String {
    let mut members = Members::default();
    members.add("format", Some(FORMAT.into()));
    members.add("name", Some(account.name.as_str().into()));
    members.add("contactEmail", Some(account.contact_email.as_str().into()));
    members.add("access", Some((&account.access).into()));
    encode(members.object())
}

/// Reads a file's draft, or says why it cannot be read.
pub fn read(file: &str) -> Result<Draft, String> {
    decode::<Described>(file.as_bytes()).map(|described| described.0).map_err(|_| {
        "This file does not describe a service account. Choose a file that was saved here after a removal.".to_owned()
    })
}

struct Described(Draft);

impl TryFrom<Json> for Described {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        if json.take("format").text().as_deref() != Some(FORMAT) {
            return Err("format");
        }
        let access: Access = json.take("access").try_into()?;
        Ok(Self(Draft {
            name: json.take("name").text().ok_or("name")?,
            contact_email: json.take("contactEmail").text().ok_or("contactEmail")?,
            scope: access.scope,
            level: access.level.unwrap_or_default(),
            chosen: access.data_sets.iter().flat_map(|all| all.iter()).collect(),
            lacks_data_sets: false,
        }))
    }
}

impl From<&Access> for Json {
    fn from(access: &Access) -> Self {
        let data_sets = access.data_sets.as_ref().map(|data_sets| {
            let data_set = |data_set: &SharedDataSet| {
                let mut members = Members::default();
                members.add("id", Some(data_set.id.as_ref().into()));
                members.add("name", Some(data_set.name.as_deref().map_or(Json::Null, Json::from)));
                members.object()
            };
            Json::List(data_sets.iter().map(data_set).collect())
        });
        let mut members = Members::default();
        members.add("scope", Some(access.scope.as_str().into()));
        members.add("level", access.level.as_ref().map(|level| level.as_str().into()));
        members.add("dataSetCount", access.data_set_count.map(Json::from));
        members.add("dataSets", data_sets);
        members.object()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_gives_the_same_draft_back_and_holds_no_credentials() {
        let account: ServiceAccount = decode(
            br#"{"id":"the-id","name":"Fleet","contactEmail":"a@b.no","apiKey":"the-key","access":
                {"scope":"dataSets","dataSetCount":1,"dataSets":[{"id":"1","name":"Sales"}]}}"#,
        )
        .unwrap();
        let file = write(&account);
        assert_eq!(read(&file).unwrap(), Draft::from(&account));
        assert!(!file.contains("the-id") && !file.contains("the-key"));
    }

    #[test]
    fn any_other_file_is_refused() {
        for file in [
            "",
            "{}",
            "[1]",
            r#"{"format":"x","name":"","contactEmail":"","access":{"scope":"workspace"}}"#,
        ] {
            assert!(read(file).is_err(), "{file}");
        }
    }
}
