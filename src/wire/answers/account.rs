//! Service accounts and what they can access.

use super::id::id;
use crate::domain::account::{Access, LastUse, ServiceAccount};
use crate::domain::data_set::SharedDataSet;
use crate::wire::json::{DecodeError, Json};
use std::sync::Arc;

impl TryFrom<Json> for ServiceAccount {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            id: id(&mut json).ok_or("id")?,
            name: json.take("name").line().ok_or("name")?,
            contact_email: json.take("contactEmail").line().ok_or("contactEmail")?,
            api_key: json.take("apiKey").text(),
            access: json.take("access").try_into()?,
            secret_expires_on: json.take("secretExpiresOn").text(),
            last_use: last_use(&mut json),
            created_on: json.take("createdOn").text(),
            created_by: json.take("createdBy").line(),
            last_modified_on: json.take("lastModifiedOn").text(),
            last_modified_by: json.take("lastModifiedBy").line(),
        })
    }
}

/// `null` means never; without the member it is not known. Some backends write the year 1 or 1970 for
/// never.
fn last_use(account: &mut Json) -> LastUse {
    let is_told = account.has("lastUsedOn");
    match account.take("lastUsedOn") {
        Json::Null if is_told => LastUse::Never,
        Json::Text(time) if time.as_str() < "1971" => LastUse::Never,
        Json::Text(time) => LastUse::On(time),
        _ => LastUse::Unknown,
    }
}

impl TryFrom<Json> for Access {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        let items = json.take("dataSets").items();
        let sent = items.as_ref().map(|items| items.len() as u32);
        let data_sets = items.map(|items| {
            items
                .into_iter()
                .filter_map(|item| SharedDataSet::try_from(item).ok())
                .collect::<Vec<_>>()
        });
        let lacks = data_sets.as_ref().map(|read| read.len() as u32) != sent;
        let count = json.take("dataSetCount").number();
        Ok(Self {
            scope: json.take("scope").text().ok_or("scope")?.into(),
            level: json.take("level").text().map(Into::into),
            // Unreadable data sets are counted too.
            data_set_count: if lacks { count.max(sent) } else { count },
            data_sets: data_sets.map(Arc::new),
        })
    }
}

impl TryFrom<Json> for SharedDataSet {
    type Error = DecodeError;

    fn try_from(mut json: Json) -> Result<Self, DecodeError> {
        Ok(Self {
            id: id(&mut json).ok_or("id")?.into(),
            name: json.take("name").line().map(Into::into),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{Level, Scope};
    use crate::wire::json::decode;

    #[test]
    fn unknown_members_levels_and_scopes_do_not_break_an_account() {
        let account: ServiceAccount = decode(
            br#"{"id":"a","name":"n","contactEmail":"e","access":{"scope":"region","level":"auditor","x":1},"new":[]}"#,
        )
        .unwrap();
        assert_eq!(account.access.scope, Scope::Other("region".into()));
        assert_eq!(account.access.level, Some(Level::Other("auditor".into())));
        assert_eq!(account.last_use, LastUse::Unknown);
    }

    #[test]
    fn never_used_is_told_apart_from_not_known() {
        for (told, expected) in [
            ("", LastUse::Unknown),
            (r#","lastUsedOn":7"#, LastUse::Unknown),
            (r#","lastUsedOn":null"#, LastUse::Never),
            (r#","lastUsedOn":"0001-01-01T00:00:00Z""#, LastUse::Never),
            (r#","lastUsedOn":"1970-01-01T00:00:00Z""#, LastUse::Never),
            (r#","lastUsedOn":"2026-11-21T09:00:00Z""#, LastUse::On("2026-11-21T09:00:00Z".into())),
        ] {
            let start = r#"{"id":"a","name":"n","contactEmail":"e","access":{"scope":"workspace"}"#;
            let account: ServiceAccount = decode([start, told, "}"].concat().as_bytes()).unwrap();
            assert_eq!(account.last_use, expected, "{told}");
        }
    }

    #[test]
    fn an_unreadable_data_set_makes_the_access_incomplete() {
        for count in ["", r#""dataSetCount":2,"#, r#""dataSetCount":1,"#] {
            let text = [
                r#"{"scope":"dataSets","level":"reader","#,
                count,
                r#""dataSets":[{"id":"a"},{"id":7}]}"#,
            ];
            let access: Access = decode(text.concat().as_bytes()).unwrap();
            assert_eq!(access.data_sets.as_ref().map(|all| all.len()), Some(1));
            assert!(!access.is_complete(), "a save would take the other one away");
        }
    }
}
