//! Compares the contract's answers with what the tab reads from them.

use api_management::domain::account::{Access, LastUse, Level, ServiceAccount};
use api_management::domain::data_set::{DataSet, Schema, TagInUse};
use api_management::domain::failure::ErrorKind;
use api_management::domain::page::Page;
use api_management::domain::workspace::Workspace;
use api_management::wire::answers::{Credentials, List, PartOfAccount};
use api_management::wire::json::{DecodeError, Json, decode};
use api_management::wire::problem::{Sent, read_refusal};
use serde_json::{Value, json};

/// Reads a value as the tab reads an answer.
pub fn read<T: TryFrom<Json, Error = DecodeError>>(value: &Value) -> T {
    decode(value.to_string().as_bytes()).unwrap_or_else(|fault| panic!("{fault} in {value}"))
}

pub fn read_workspace(value: &Value) {
    let workspace: Workspace = read(value);
    assert_eq!(workspace.id, value["id"]);
    assert_eq!(workspace.name.as_deref(), value["name"].as_str());
    assert_eq!(workspace.role.as_deref(), value["role"].as_str());
    assert_eq!(workspace.is_reader(), value["role"] == "reader");
}

pub fn read_page<T: TryFrom<Json, Error = DecodeError>>(value: &Value, same: impl Fn(&T, &Value)) {
    let page: Page<Option<T>> = read(value);
    assert_eq!(page.page_index, value["pageIndex"]);
    assert_eq!(page.page_size, value["pageSize"]);
    assert_eq!(page.total_count, value["totalCount"]);
    let entries = value["result"].as_array().unwrap();
    assert_eq!(page.result.len(), entries.len());
    page.result.iter().zip(entries).for_each(|(entry, value)| same(entry.as_ref().unwrap(), value));
}

pub fn read_schemas(value: &Value) {
    let List::<Schema>(schemas) = read(value);
    assert_eq!(schemas.len(), value.as_array().unwrap().len());
    for (schema, value) in schemas.iter().zip(value.as_array().unwrap()) {
        assert_eq!(schema.name, value["name"]);
        let versions = value["schemaVersions"].as_array().unwrap();
        let ids: Vec<&str> =
            versions.iter().map(|version| version["id"].as_str().unwrap()).collect();
        assert_eq!(schema.version_ids, ids);
    }
}

pub fn read_tags(value: &Value) {
    let List::<TagInUse>(tags) = read(value);
    assert_eq!(tags.len(), value.as_array().unwrap().len());
    for (tag, value) in tags.iter().zip(value.as_array().unwrap()) {
        assert_eq!(tag.key, value["key"]);
        assert_eq!(json!(tag.values), value["values"]);
    }
}

/// The values of a tag: a text stands for a list of one.
pub fn values(tag: &Value) -> Vec<&str> {
    let list = tag.as_array().map_or_else(|| vec![tag], |values| values.iter().collect());
    list.into_iter().map(|value| value.as_str().unwrap()).collect()
}

pub fn same_data_set(data_set: &DataSet, value: &Value) {
    assert_eq!(data_set.id, value["id"]);
    assert_eq!(data_set.name, value["name"]);
    assert_eq!(data_set.last_modified_on.as_deref(), value["lastModifiedOn"].as_str());
    assert_eq!(data_set.schema_name.as_deref(), value["schemaInfo"]["schemaName"].as_str());
    let tags: Vec<(&str, String)> =
        data_set.tags.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    let expected: Vec<(&str, String)> = value["tags"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| (key.as_str(), values(value).join(", ")))
        .collect();
    assert_eq!(tags, expected);
}

pub fn same_account(account: &ServiceAccount, value: &Value) {
    assert_eq!(account.id, value["id"]);
    assert_eq!(account.name, value["name"]);
    assert_eq!(account.contact_email, value["contactEmail"]);
    assert_eq!(account.api_key.as_deref(), value["apiKey"].as_str());
    for (member, name) in [
        (&account.secret_expires_on, "secretExpiresOn"),
        (&account.created_on, "createdOn"),
        (&account.created_by, "createdBy"),
        (&account.last_modified_on, "lastModifiedOn"),
        (&account.last_modified_by, "lastModifiedBy"),
    ] {
        assert_eq!(member.as_deref(), value[name].as_str(), "{name}");
    }
    let last_use = match value.get("lastUsedOn") {
        None => LastUse::Unknown,
        Some(time) => time.as_str().map_or(LastUse::Never, |time| LastUse::On(time.to_owned())),
    };
    assert_eq!(account.last_use, last_use);
    same_access(&account.access, &value["access"]);
}

fn same_access(access: &Access, value: &Value) {
    assert_eq!(access.scope.as_str(), value["scope"]);
    assert_eq!(access.level.as_ref().map(Level::as_str), value["level"].as_str());
    assert_eq!(access.data_set_count.map(u64::from), value["dataSetCount"].as_u64());
    let listed = value["dataSets"].as_array();
    assert_eq!(access.data_sets.as_ref().map(|all| all.len()), listed.map(Vec::len));
    for (data_set, value) in
        access.data_sets.iter().flat_map(|all| all.iter()).zip(listed.into_iter().flatten())
    {
        assert_eq!(*data_set.id, value["id"]);
        assert_eq!(data_set.name.as_deref(), value["name"].as_str());
    }
}

pub fn read_issued(value: &Value) {
    let issued: Credentials = read(value);
    let PartOfAccount::Whole(account) = &issued.account else { panic!("a whole account") };
    same_account(account, &value["account"]);
    assert_eq!(
        issued.secret.as_ref().map(|secret| secret.expose()),
        value["secret"]["value"].as_str()
    );
    assert_eq!(issued.expires_on.as_deref(), value["account"]["secretExpiresOn"].as_str());
}

pub fn read_problem(status: u16, value: &Value) {
    let sent = Sent { body: true, key: true, version: true };
    let error = read_refusal(status, value.to_string().as_bytes(), None, sent);
    let words = value["detail"].as_str().or(value["title"].as_str());
    assert_eq!(error.reason.as_deref(), words);
    assert_eq!(error.trace_id.as_deref(), value["traceId"].as_str());
    let kind = value["type"].as_str().unwrap_or_default();
    assert_eq!(error.kind == ErrorKind::Missing, kind.ends_with(":service-account-not-found"));
    assert_eq!(error.kind == ErrorKind::NameTaken, kind.ends_with(":service-account-name-taken"));
    assert_eq!(error.kind == ErrorKind::KeyReused, status == 422, "{kind}");
    for (member, reasons) in value["errors"].as_object().into_iter().flatten() {
        let first = member.split('.').next().unwrap();
        assert_eq!(error.field(&first.to_lowercase()), reasons[0].as_str(), "{member}");
    }
}
