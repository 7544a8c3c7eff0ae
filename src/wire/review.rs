//! The access review as JSON. Keys and secrets are not in it.

use crate::domain::account::{LastUse, Level, Scope, ServiceAccount};
use crate::domain::data_set::SharedDataSet;
use crate::wire::json::{Json, encode};
use crate::wire::requests::Members;

/// What stands before the accounts: the workspace's id and name, when the review was taken, and how many
/// accounts are missing because they could not be read.
pub fn head([id, name]: [&str; 2], taken_on: &str, unreadable: usize) -> String {
    let mut workspace = Members::default();
    workspace.add("id", Some(id.into()));
    workspace.add("name", (!name.is_empty()).then(|| name.into()));
    let mut members = Members::default();
    members.add("workspace", Some(workspace.object()));
    members.add("takenOn", Some(taken_on.into()));
    members.add("unreadableServiceAccounts", Some((unreadable as u32).into()));
    let mut text = encode(members.object());
    text.pop();
    text + ",\"serviceAccounts\":[\n"
}

/// What stands after them.
pub const END: &str = "\n]}\n";

/// One account.
pub fn account(account: &ServiceAccount) -> String {
    let text = |value: &Option<String>| value.as_deref().map(Json::from);
    let mut access = Members::default();
    access.add("scope", Some(account.access.scope.as_str().into()));
    access.add("level", account.access.level.as_ref().map(Level::as_str).map(Json::from));
    let data_sets = account.access.data_sets.as_ref().map(|data_sets| {
        let data_set = |SharedDataSet { id, name }: &SharedDataSet| {
            let mut members = Members::default();
            members.add("id", Some(id.as_ref().into()));
            members.add("name", Some(name.as_deref().map_or(Json::Null, Json::from)));
            members.object()
        };
        Json::List(data_sets.iter().map(data_set).collect())
    });
    access.add("dataSetCount", account.access.data_set_count.map(Json::from));
    access.add("dataSets", data_sets);
    // The reader of the file must see if data sets are missing, or if it is not known what it reaches.
    let is_known = !matches!(account.access.scope, Scope::Other(_));
    access.add("isComplete", Some(Json::Flag(is_known && account.access.is_complete())));
    let last_use = match &account.last_use {
        LastUse::Unknown => None,
        LastUse::Never => Some(Json::Null),
        LastUse::On(time) => Some(time.as_str().into()),
    };
    let mut members = Members::default();
    members.add("id", Some(account.id.as_str().into()));
    members.add("name", Some(account.name.as_str().into()));
    members.add("contactEmail", Some(account.contact_email.as_str().into()));
    members.add("access", Some(access.object()));
    members.add("secretExpiresOn", text(&account.secret_expires_on));
    members.add("lastUsedOn", last_use);
    members.add("createdOn", text(&account.created_on));
    members.add("createdBy", text(&account.created_by));
    members.add("lastModifiedOn", text(&account.last_modified_on));
    members.add("lastModifiedBy", text(&account.last_modified_by));
    encode(members.object())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Access;
    use crate::wire::json::decode;
    use std::sync::Arc;

    fn two_of_three() -> Access {
        Access {
            scope: Scope::DataSets,
            data_set_count: Some(3),
            data_sets: Some(Arc::new(vec![
                SharedDataSet { id: "1".into(), name: Some("Voyages".into()) },
                SharedDataSet { id: "2".into(), name: None },
            ])),
            level: None,
        }
    }

    #[test]
    fn the_file_is_json_and_has_no_key() {
        let mut one = ServiceAccount::example("Fleet \"1\"", "fleet@example.com");
        one.api_key = Some("key-of-the-account".into());
        one.last_use = LastUse::Never;
        one.access = two_of_three();
        let text = [
            &head(["w", "Fleet"], "2026-12-01T12:00:00Z", 2),
            &account(&one),
            ",\n",
            &account(&ServiceAccount::example("All", "all@example.com")),
            END,
        ]
        .concat();
        assert!(!text.contains("key-of-the-account"));
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["workspace"]["name"], "Fleet");
        assert_eq!(read["unreadableServiceAccounts"], 2);
        let accounts = read["serviceAccounts"].as_array().unwrap();
        assert_eq!(accounts[0]["name"], "Fleet \"1\"");
        assert_eq!(accounts[0]["access"]["dataSets"][1]["name"], serde_json::Value::Null);
        assert_eq!(accounts[0]["access"]["isComplete"], false);
        assert_eq!(accounts[0]["lastUsedOn"], serde_json::Value::Null);
        assert_eq!(accounts[1]["access"]["level"], "reader");
        assert!(accounts[1].get("lastUsedOn").is_none());
    }

    #[test]
    fn of_an_unknown_kind_of_access_it_is_not_known_what_it_reaches() {
        let mut one = ServiceAccount::example("One", "one@example.com");
        one.access.scope = Scope::Other("folder".into());
        let read: serde_json::Value = serde_json::from_str(&account(&one)).unwrap();
        assert_eq!(read["access"]["isComplete"], false);
    }

    #[test]
    fn what_was_written_of_an_account_is_read_back() {
        let mut one = ServiceAccount::example("Fleet", "fleet@example.com");
        one.last_use = LastUse::On("2026-12-01T12:00:00Z".into());
        one.access = two_of_three();
        let read: ServiceAccount = decode(account(&one).as_bytes()).unwrap();
        assert_eq!(read, ServiceAccount { api_key: None, ..one });
    }
}
