//! The contract's examples of the bodies of the calls that the tab makes.

use serde_json::Value;
use std::collections::BTreeSet;

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
pub struct Example {
    /// The name in `components/examples`.
    pub name: String,
    /// Of the answer; `None` for a request.
    pub status: Option<u16>,
    /// The last segment of the schema's reference.
    pub schema: String,
    pub value: Value,
}

/// The examples of the bodies of the tab's calls, each once.
pub fn examples() -> Vec<Example> {
    let document: Value = serde_saphyr::from_str(include_str!("../../api/openapi.yaml"))
        .expect("the contract is YAML");
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
        // A list without pages has the name of its items.
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
    // The schema of a shared refusal is behind another reference; `read_problem` does not need it.
}

fn follow<'a>(document: &'a Value, node: &'a Value) -> &'a Value {
    match node["$ref"].as_str() {
        Some(reference) => {
            document.pointer(reference.trim_start_matches('#')).expect("a reference has its target")
        }
        None => node,
    }
}
