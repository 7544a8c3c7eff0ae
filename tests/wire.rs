//! What the tab reads and writes, against the contract's own examples: each example of a call that
//! the tab makes is read, or written, and none is left out. A new one without a test fails here.

use std::collections::BTreeSet;

use api_management::domain::account::{Access, Level, Scope, ServiceAccount};
use api_management::domain::changes::{changes, patch};
use api_management::domain::data_set::{DataSet, Schema, SharedDataSet, TagInUse};
use api_management::domain::draft::Draft;
use api_management::domain::failure::ErrorKind;
use api_management::domain::page::Page;
use api_management::domain::query::DataSetQuery;
use api_management::domain::selection::Selection;
use api_management::domain::workspace::Workspace;
use api_management::wire::answers::{Credentials, List, PartOfAccount};
use api_management::wire::json::{DecodeError, Json, decode, encode};
use api_management::wire::problem::{Sent, read_refusal};
use serde_json::{Value, json};

/// The calls that the tab makes, by their `operationId`.
const CALLS: [&str; 10] = [
    "getWorkspace",
    "queryDataSets",
    "listSchemas",
    "listTags",
    "listServiceAccounts",
    "createServiceAccount",
    "getServiceAccount",
    "changeServiceAccount",
    "deleteServiceAccount",
    "regenerateSecret",
];

/// An example of a request or answer body.
struct Example {
    /// As in `components/examples`.
    name: String,
    /// Of the answer; `None` for a request.
    status: Option<u16>,
    /// The last word of the schema's reference.
    schema: String,
    value: Value,
}

#[test]
fn every_example_of_the_tabs_calls_is_read_or_written() {
    let examples = examples();
    assert!(examples.len() > 40, "only {} examples", examples.len());
    for example in &examples {
        match (example.status, example.schema.as_str()) {
            (None, "DataSetQuery") => written_data_set_query(example),
            (None, "NewServiceAccount") => written_account(example),
            (None, "ServiceAccountPatch") => written_patch(example),
            (Some(..400), "Workspace") => read_workspace(&example.value),
            (Some(..400), "DataSetPage") => read_page(&example.value, same_data_set),
            (Some(..400), "ServiceAccountPage") => read_page(&example.value, same_account),
            (Some(..400), "ServiceAccount") => {
                same_account(&read(&example.value), &example.value);
            }
            (Some(..400), "IssuedCredentials") => read_issued(&example.value),
            (Some(..400), "Schema") => read_schemas(&example.value),
            (Some(..400), "TagInUse") => read_tags(&example.value),
            (Some(status @ 400..), _) => read_problem(status, &example.value),
            (Some(_), schema) => panic!("nothing reads {schema}, of which {} is one", example.name),
            (None, schema) => panic!("nothing writes {schema}, of which {} is one", example.name),
        }
    }
}

/// Reads a value as it would come from the backend.
fn read<T: TryFrom<Json, Error = DecodeError>>(value: &Value) -> T {
    decode(value.to_string().as_bytes()).unwrap_or_else(|fault| panic!("{fault} in {value}"))
}

/// What is sent for a value.
fn sent(value: impl Into<Json>) -> Value {
    serde_json::from_str(&encode(value)).unwrap()
}

fn read_workspace(value: &Value) {
    let workspace: Workspace = read(value);
    assert_eq!(workspace.id, value["id"]);
    assert_eq!(workspace.name.as_deref(), value["name"].as_str());
    assert_eq!(workspace.role.as_deref(), value["role"].as_str());
    assert_eq!(workspace.is_reader(), value["role"] == "reader");
}

fn read_page<T: TryFrom<Json, Error = DecodeError>>(value: &Value, same: impl Fn(&T, &Value)) {
    let page: Page<Option<T>> = read(value);
    assert_eq!(page.page_index, value["pageIndex"]);
    assert_eq!(page.page_size, value["pageSize"]);
    assert_eq!(page.total_count, value["totalCount"]);
    let entries = value["result"].as_array().unwrap();
    assert_eq!(page.result.len(), entries.len());
    page.result.iter().zip(entries).for_each(|(entry, value)| same(entry.as_ref().unwrap(), value));
}

fn read_schemas(value: &Value) {
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

fn read_tags(value: &Value) {
    let List::<TagInUse>(tags) = read(value);
    assert_eq!(tags.len(), value.as_array().unwrap().len());
    for (tag, value) in tags.iter().zip(value.as_array().unwrap()) {
        assert_eq!(tag.key, value["key"]);
        assert_eq!(json!(tag.values), value["values"]);
    }
}

fn same_data_set(data_set: &DataSet, value: &Value) {
    assert_eq!(data_set.id, value["id"]);
    assert_eq!(data_set.name, value["name"]);
    assert_eq!(data_set.last_modified_on.as_deref(), value["lastModifiedOn"].as_str());
    assert_eq!(data_set.schema_name.as_deref(), value["schemaInfo"]["schemaName"].as_str());
    let tags: Vec<(&str, &str)> =
        data_set.tags.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let expected: Vec<(&str, &str)> = value["tags"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str().unwrap()))
        .collect();
    assert_eq!(tags, expected);
}

fn same_account(account: &ServiceAccount, value: &Value) {
    assert_eq!(account.id, value["id"]);
    assert_eq!(account.name, value["name"]);
    assert_eq!(account.contact_email, value["contactEmail"]);
    assert_eq!(account.api_key.as_deref(), value["apiKey"].as_str());
    for (member, name) in [
        (&account.secret_expires_on, "secretExpiresOn"),
        (&account.last_used_on, "lastUsedOn"),
        (&account.created_on, "createdOn"),
        (&account.created_by, "createdBy"),
        (&account.last_modified_on, "lastModifiedOn"),
        (&account.last_modified_by, "lastModifiedBy"),
    ] {
        assert_eq!(member.as_deref(), value[name].as_str(), "{name}");
    }
    same_access(&account.access, &value["access"]);
}

fn same_access(access: &Access, value: &Value) {
    assert_eq!(access.scope.as_str(), value["scope"]);
    assert_eq!(access.level.as_ref().map(Level::as_str), value["level"].as_str());
    assert_eq!(access.data_set_count.map(u64::from), value["dataSetCount"].as_u64());
    let listed = value["dataSets"].as_array();
    assert_eq!(access.data_sets.as_ref().map(Vec::len), listed.map(Vec::len));
    for (data_set, value) in access.data_sets.iter().flatten().zip(listed.into_iter().flatten()) {
        assert_eq!(*data_set.id, value["id"]);
        assert_eq!(data_set.name.as_deref(), value["name"].as_str());
    }
}

fn read_issued(value: &Value) {
    let issued: Credentials = read(value);
    let PartOfAccount::Whole(account) = &issued.account else { panic!("a whole account") };
    same_account(account, &value["account"]);
    assert_eq!(
        issued.secret.as_ref().map(|secret| secret.expose()),
        value["secret"]["value"].as_str()
    );
    assert_eq!(issued.expires_on.as_deref(), value["account"]["secretExpiresOn"].as_str());
}

fn read_problem(status: u16, value: &Value) {
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

/// The tab sends paging and order always, and has no use for the time of creation.
fn written_data_set_query(example: &Example) {
    let text = |name: &str| example.value[name].as_str().map(str::to_owned);
    let written = sent(&DataSetQuery {
        is_base_dataset: example.value["isBaseDataset"].as_bool(),
        dataset_name: text("datasetName"),
        tags: example.value["tags"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
        schema_version_ids: example.value["schemaVersionIds"]
            .as_array()
            .map(|ids| ids.iter().map(|id| id.as_str().unwrap().to_owned()).collect()),
        sort_column: if text("sortColumn").as_deref() == Some("LastModifiedOn") {
            "LastModifiedOn"
        } else {
            "Name"
        },
        sort_direction: if text("sortDirection").as_deref() == Some("Descending") {
            "Descending"
        } else {
            "Ascending"
        },
        page_index: 1,
        page_size: example.value["pageSize"].as_u64().unwrap_or(50) as u32,
    });
    let mut expected =
        json!({"pageIndex": 1, "pageSize": 50, "sortColumn": "Name", "sortDirection": "Ascending"});
    for (name, value) in example.value.as_object().unwrap() {
        if !name.starts_with("created") {
            expected[name] = value.clone();
        }
    }
    assert_eq!(written, expected, "{}", example.name);
}

/// What the form sends for an account like that of the example.
fn written_account(example: &Example) {
    let request = draft(&example.value).check().unwrap();
    assert_eq!(sent(&request), example.value, "{}", example.name);
}

/// What Save sends for a change to what the example has, from an account that differs in everything.
fn written_patch(example: &Example) {
    let is_workspace = example.value["access"]["scope"] == "workspace";
    let saved = Draft {
        name: "Before".into(),
        contact_email: "before@example.com".into(),
        scope: if is_workspace { Scope::DataSets } else { Scope::Workspace },
        chosen: [&SharedDataSet { id: "before".into(), name: None }].into_iter().collect(),
        ..Draft::default()
    };
    let asked = draft(&example.value);
    let mut edited = saved.clone();
    if example.value.get("name").is_some() {
        edited.name = asked.name;
    }
    if example.value.get("contactEmail").is_some() {
        edited.contact_email = asked.contact_email;
    }
    if example.value.get("access").is_some() {
        (edited.scope, edited.level, edited.chosen) = (asked.scope, asked.level, asked.chosen);
    }
    let patch = patch(&changes(&saved, &edited), edited.check().unwrap());
    assert_eq!(sent(&patch), example.value, "{}", example.name);
}

fn draft(value: &Value) -> Draft {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let access = &value["access"];
    let mut chosen = Selection::default();
    for id in access["dataSetIds"].as_array().into_iter().flatten() {
        chosen.insert(id.as_str().unwrap(), None);
    }
    Draft {
        name: text(&value["name"]),
        contact_email: text(&value["contactEmail"]),
        scope: text(&access["scope"]).into(),
        level: access["level"].as_str().unwrap_or("reader").to_owned().into(),
        chosen,
        lacks_data_sets: false,
    }
}

/// The examples of the bodies of the tab's calls, each once.
fn examples() -> Vec<Example> {
    let document: Value =
        serde_saphyr::from_str(include_str!("../api/openapi.yaml")).expect("the contract is YAML");
    let mut found = Vec::new();
    let mut calls = BTreeSet::new();
    for call in document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|path| path.as_object().unwrap().values())
    {
        let Some(id) = call["operationId"].as_str().filter(|id| CALLS.contains(id)) else {
            continue;
        };
        calls.insert(id.to_owned());
        collect(&document, &call["requestBody"], None, &mut found);
        for (status, response) in call["responses"].as_object().unwrap() {
            collect(&document, follow(&document, response), status.parse().ok(), &mut found);
        }
    }
    assert_eq!(calls.len(), CALLS.len(), "only {calls:?} are in the contract");
    found
}

fn collect(document: &Value, body: &Value, status: Option<u16>, found: &mut Vec<Example>) {
    for media in body["content"].as_object().into_iter().flat_map(|content| content.values()) {
        // A list that comes whole is named for what it lists.
        let schema = &media["schema"];
        let reference = schema["$ref"].as_str().or_else(|| schema["items"]["$ref"].as_str());
        let reference = reference.unwrap_or_default();
        for (name, example) in media["examples"].as_object().into_iter().flatten() {
            found.push(Example {
                name: name.clone(),
                status,
                schema: reference.rsplit('/').next().unwrap_or_default().to_owned(),
                value: follow(document, example)["value"].clone(),
            });
        }
    }
    // The shared refusals have their schemas one reference further, which `read_problem` does not need.
}

fn follow<'a>(document: &'a Value, node: &'a Value) -> &'a Value {
    match node["$ref"].as_str() {
        Some(reference) => {
            document.pointer(reference.trim_start_matches('#')).expect("a reference has its target")
        }
        None => node,
    }
}
