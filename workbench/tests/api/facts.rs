//! What the public documentation says about workspaces, schema versions and tags.

use serde_json::json;

use crate::workbench::{Workbench, text};

#[tokio::test]
async fn a_workspace_has_a_region() {
    assert_eq!(Workbench::new().administrator().get("").await.json()["region"], "EU");
}

#[tokio::test]
async fn a_schema_version_says_how_its_columns_can_be_filtered() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let schemas = administrator.get("/schemas").await.json();
    let schema = schemas.as_array().unwrap().iter().find(|one| one["name"] == "Noon Report");
    let version = &schema.expect("the schema")["schemaVersions"][0];
    assert_eq!(version["schemaVersionName"], "1.0");
    let column = |name: &str| {
        let columns = version["columns"].as_array().unwrap();
        columns.iter().find(|column| column["name"] == name).expect("a column").clone()
    };
    let vessel = column("VesselName");
    assert_eq!(vessel["isFilterable"], true);
    assert_eq!(vessel["filterTypes"], json!(["List", "Equals", "NonFromList", "StringContains"]));
    let speed = column("SpeedOverGroundKnots");
    for filter_type in ["Greater", "GreaterOrEqual", "Less", "LessOrEqual"] {
        assert!(speed["filterTypes"].as_array().unwrap().contains(&json!(filter_type)));
    }

    // What it offers is what a query takes.
    let query = json!({"schemaVersionIds": [version["id"]], "pageSize": 1});
    let page = administrator.post("/datasets/query", query).await.json();
    let rows = format!("/datasets/{}/query", text(&page["result"][0]["id"]));
    for filter_type in vessel["filterTypes"].as_array().unwrap() {
        let filter =
            json!({"column": "VesselName", "filterType": filter_type, "filterValues": ["a"]});
        let answer = administrator.post(&rows, json!({"queryFilters": [filter]})).await;
        assert_eq!(answer.status.as_u16(), 200, "{filter_type}");
    }
}

#[tokio::test]
async fn a_tag_with_several_values_is_found_by_each_of_them() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let all = administrator.post("/datasets/query", json!({"pageSize": 60})).await.json();
    let tagged = |key: &str, value: &str| {
        let has = |set: &&serde_json::Value| {
            set["tags"][key].as_array().is_some_and(|values| values.contains(&json!(value)))
        };
        all["result"].as_array().unwrap().iter().filter(has).count()
    };
    for value in ["Baltic", "North Sea"] {
        let count = tagged("trade area", value);
        assert!(count > 0, "the demo has some");
        for asked in [json!(value), json!([value])] {
            let query = json!({"tags": {"trade area": asked}});
            let page = administrator.post("/datasets/query", query).await.json();
            assert_eq!(page["totalCount"], count);
        }
    }
    let both = json!({"tags": {"trade area": ["North Sea", "Baltic"]}});
    let page = administrator.post("/datasets/query", both).await.json();
    assert_eq!(page["totalCount"], tagged("trade area", "Baltic"));
    administrator.post("/datasets/query", json!({"tags": {"a": [1]}})).await.problem(400);
}
