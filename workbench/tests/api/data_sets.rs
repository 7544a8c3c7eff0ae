//! `POST …/datasets/query` and the reads around it.

use serde_json::{Value, json};
use workbench::demo;

use crate::workbench::{Workbench, text};

async fn query(workbench: &Workbench, body: Value) -> Value {
    let answer = workbench.administrator().post("/datasets/query", body).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
    answer.json()
}

async fn names(workbench: &Workbench, body: Value) -> Vec<String> {
    let page = query(workbench, body).await;
    page["result"].as_array().unwrap().iter().map(|set| text(&set["name"]).to_owned()).collect()
}

type Keep<'a> = &'a dyn Fn(&demo::DemoDataSet) -> bool;

/// The demo's data sets, filtered in plain Rust and sorted by name; each query is compared with them.
fn expected(keep: impl Fn(&demo::DemoDataSet) -> bool) -> Vec<String> {
    let mut names: Vec<String> = demo::data_sets(60).filter(keep).map(|set| set.name).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names
}

#[tokio::test]
async fn without_filters_all_data_sets_come_by_name() {
    let workbench = Workbench::new();
    assert_eq!(names(&workbench, json!({"pageSize": 1000})).await, expected(|_| true));
    let page = query(&workbench, json!({})).await;
    let counts = ["pageIndex", "pageSize", "totalCount", "totalPages"]
        .map(|member| page[member].as_u64().unwrap());
    assert_eq!(counts, [1, 50, 60, 2]);
    let empty =
        workbench.administrator().call(axum::http::Method::POST, "/datasets/query", None).await;
    assert_eq!(empty.json()["totalCount"], 60, "a body is not needed");
}

#[tokio::test]
async fn any_part_of_a_name_is_found_in_any_case() {
    let workbench = Workbench::new();
    for part in [
        "report", "REPORT", "dcs", "s", "no", "2025", "-0", " r", "Ø", "ø", "%", "_", "\"", "*",
        "zzz", "\u{0}",
    ] {
        let folded = part.trim().to_lowercase();
        let found = names(&workbench, json!({"datasetName": part, "pageSize": 1000})).await;
        assert_eq!(found, expected(|set| set.name.to_lowercase().contains(&folded)), "{part:?}");
    }
    let full = expected(|_| true)[7].clone();
    assert!(names(&workbench, json!({"datasetName": full})).await.contains(&full));
}

#[tokio::test]
async fn each_condition_holds_and_all_hold_together() {
    let workbench = Workbench::new();
    let sample = demo::data_sets(60)
        .find(|set| set.tags.len() > 1 && set.is_base)
        .expect("a data set with tags");
    let (key, value) = sample.tags[0].clone();
    let all = |condition: Value| {
        let mut body = condition;
        body["pageSize"] = json!(1000);
        body
    };
    let has_tag = |set: &demo::DemoDataSet| set.tags.contains(&(key, value.clone()));
    let cases: [(Value, Keep<'_>); 8] = [
        (json!({"isBaseDataset": true}), &|set| set.is_base),
        (json!({"isBaseDataset": false}), &|set| !set.is_base),
        (json!({"tags": {key: value.clone()}}), &has_tag),
        (json!({"tags": {key: value.to_uppercase() + "x"}}), &|_| false),
        (json!({"schemaVersionIds": [sample.schema_version_id]}), &|set| {
            set.schema_version_id == sample.schema_version_id
        }),
        (json!({"createdAfter": sample.created_on.to_string()}), &|set| {
            set.created_on > sample.created_on
        }),
        (json!({"createdBefore": sample.created_on.to_string()}), &|set| {
            set.created_on < sample.created_on
        }),
        (
            json!({
                "isBaseDataset": true,
                "tags": sample.tags.iter().map(|(key, value)| (*key, value.as_str())).collect::<std::collections::BTreeMap<_, _>>(),
                "schemaVersionIds": [sample.schema_version_id, uuid::Uuid::nil()],
                "datasetName": &sample.name[1..6],
            }),
            &|set| {
                set.is_base
                    && sample.tags.iter().all(|tag| set.tags.contains(tag))
                    && set.schema_version_id == sample.schema_version_id
                    && set.name.contains(&sample.name[1..6])
            },
        ),
    ];
    for (condition, keep) in cases {
        assert_eq!(names(&workbench, all(condition.clone())).await, expected(keep), "{condition}");
    }
    let nothing_asked = json!({"tags": {}, "schemaVersionIds": [], "datasetName": " ", "isBaseDataset": null, "unknown": 1});
    assert_eq!(query(&workbench, nothing_asked).await["totalCount"], 60);
}

#[tokio::test]
async fn every_order_pages_through_everything_once() {
    let workbench = Workbench::new();
    for column in ["Name", "CreatedOn", "LastModifiedOn"] {
        for direction in ["Ascending", "Descending"] {
            let mut joined = Vec::new();
            for index in 1..=4 {
                let body = json!({"sortColumn": column, "sortDirection": direction, "pageSize": 17, "pageIndex": index});
                joined.extend(query(&workbench, body).await["result"].as_array().unwrap().clone());
            }
            let member =
                [("Name", "name"), ("CreatedOn", "createdOn")].iter().find(|pair| pair.0 == column);
            let member = member.map_or("lastModifiedOn", |pair| pair.1);
            let key = |set: &Value| text(&set[member]).to_lowercase();
            let ascending = joined.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1]));
            let descending = joined.windows(2).all(|pair| key(&pair[0]) >= key(&pair[1]));
            assert!(
                if direction == "Ascending" { ascending } else { descending },
                "{column} {direction}"
            );
            let ids: std::collections::HashSet<&str> =
                joined.iter().map(|set| text(&set["id"])).collect();
            assert_eq!((ids.len(), joined.len()), (60, 60));
        }
    }
}

#[tokio::test]
async fn one_data_set_is_as_it_stands_in_the_list() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let listed = query(&workbench, json!({"pageSize": 1})).await["result"][0].clone();
    let one = administrator
        .get(&format!("/datasets/{}", text(&listed["id"]).to_uppercase()))
        .await
        .json();
    assert_eq!(one, listed);
    for member in [
        "description",
        "connectionId",
        "createdBy",
        "lastModifiedBy",
        "schemaInfo",
        "queries",
        "columns",
        "tags",
    ] {
        assert!(!one[member].is_null(), "{member}");
    }
    for id in ["00000000-0000-4000-8000-000000000000", "x", "query"] {
        assert!(
            matches!(
                administrator.get(&format!("/datasets/{id}")).await.status.as_u16(),
                404 | 405
            ),
            "{id}"
        );
    }
}

#[tokio::test]
async fn filters_offer_only_existing_values() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    for tag in administrator.get("/datasets/tags").await.json().as_array().unwrap() {
        let (key, values) = (text(&tag["key"]), tag["values"].as_array().unwrap());
        let in_use = |value: &Value| {
            demo::data_sets(60)
                .filter(|set| set.tags.iter().any(|(k, v)| *k == key && v == text(value)))
                .count()
        };
        assert_eq!(tag["valueCount"].as_u64(), Some(values.len() as u64));
        assert!(
            values.windows(2).all(|pair| in_use(&pair[0]) >= in_use(&pair[1])),
            "the most used first"
        );
        let page = query(&workbench, json!({"tags": {key: values[0]}})).await;
        assert_eq!(page["totalCount"].as_u64(), Some(in_use(&values[0]) as u64));
    }
    let schemas = administrator.get("/schemas").await.json();
    let mut total = 0;
    for schema in schemas.as_array().unwrap() {
        let ids: Vec<&Value> = schema["schemaVersions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|version| &version["id"])
            .collect();
        total += query(&workbench, json!({"schemaVersionIds": ids})).await["totalCount"]
            .as_u64()
            .unwrap();
    }
    assert_eq!(total, 60);
}
