//! An account's description without secrets: a JSON file from which an equal account can be made.

use crate::contract::*;
use crate::draft::Draft;
use json::Json;
use serde::Serialize;

/// Tells such a file from other JSON, and one version of it from the next.
const FORMAT: &str = "data-workbench-service-account/1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Description<'a> {
    format: &'a str,
    name: &'a str,
    contact_email: &'a str,
    access: &'a Access,
}

/// The file's text. It has neither ID nor key: an equal account gets its own.
pub fn write(account: &ServiceAccount) -> String {
    let description = Description {
        format: FORMAT,
        name: &account.name,
        contact_email: &account.contact_email,
        access: &account.access,
    };
    // Strings, numbers and lists always have a JSON form.
    serde_json::to_string(&description).unwrap_or_default()
}

/// The draft that a file describes, or why it does not.
pub fn read(file: &str) -> Result<Draft, String> {
    draft_of(file).ok_or_else(|| {
        "This file does not describe a service account. Choose a file that was saved here after a removal.".to_owned()
    })
}

fn draft_of(file: &str) -> Option<Draft> {
    let mut json: Json = serde_json::from_slice(file.as_bytes()).ok()?;
    if json.take("format").text()? != FORMAT {
        return None;
    }
    let access: Access = json.take("access").try_into().ok()?;
    Some(Draft {
        name: json.take("name").text()?,
        contact_email: json.take("contactEmail").text()?,
        scope: access.scope,
        level: access.level.unwrap_or_else(|| LEVEL_READER.to_owned()),
        chosen: access.data_sets.iter().flatten().collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_gives_the_same_draft_back_and_holds_no_credentials() {
        let account: ServiceAccount = serde_json::from_str(
            r#"{"id":"the-id","name":"Fleet","contactEmail":"a@b.no","apiKey":"the-key","access":
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
