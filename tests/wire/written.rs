//! Compares the contract's requests with what the tab sends.

use super::examples::Example;
use super::read::values;
use api_management::domain::account::Scope;
use api_management::domain::changes::{changes, patch};
use api_management::domain::data_set::SharedDataSet;
use api_management::domain::draft::Draft;
use api_management::domain::query::DataSetQuery;
use api_management::domain::selection::Selection;
use api_management::wire::json::{Json, encode};
use serde_json::{Value, json};

/// A value as the tab sends it.
fn sent(value: impl Into<Json>) -> Value {
    serde_json::from_str(&encode(value)).unwrap()
}

/// The tab always sends paging and order, and never filters by the time of creation.
pub fn written_data_set_query(example: &Example) {
    let text = |name: &str| example.value[name].as_str().map(str::to_owned);
    let written = sent(&DataSetQuery {
        is_base_dataset: example.value["isBaseDataset"].as_bool(),
        dataset_name: text("datasetName"),
        tags: example.value["tags"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(key, value)| (key.clone(), values(value)[0].to_owned()))
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
        if name == "tags" {
            let tags = value.as_object().unwrap().iter();
            expected["tags"] = tags.map(|(key, tag)| (key.clone(), json!(values(tag)))).collect();
        } else if !name.starts_with("created") {
            expected[name] = value.clone();
        }
    }
    assert_eq!(written, expected, "{}", example.name);
}

/// What the form sends for an account like that of the example.
pub fn written_account(example: &Example) {
    let request = draft(&example.value).check().unwrap();
    assert_eq!(sent(&request), example.value, "{}", example.name);
}

/// What Save sends if the account differs from the example in every member.
pub fn written_patch(example: &Example) {
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
