//! `POST …/datasets/{id}/query`.

use serde_json::{Value, json};

use crate::workbench::{Answer, Workbench, text};

async fn rows(workbench: &Workbench, id: &str, body: Value) -> Answer {
    workbench.administrator().post(&format!("/datasets/{id}/query"), body).await
}

/// A data set with its first column that holds numbers.
async fn sample(workbench: &Workbench) -> (String, Vec<Value>, String) {
    let id = workbench.administrator().data_set_ids(1).await.remove(0);
    let page = rows(workbench, &id, json!({"pageSize": 1000})).await.json();
    let data = page["data"].as_array().unwrap().clone();
    let number =
        data[0].as_object().unwrap().iter().find(|(_, value)| value.is_f64() || value.is_u64());
    let column = number.expect("a column of numbers").0.clone();
    (id, data, column)
}

#[tokio::test]
async fn pages_of_rows_join_to_the_whole() {
    let workbench = Workbench::new();
    let (id, whole, _) = sample(&workbench).await;
    let mut joined = Vec::new();
    for index in 1.. {
        let page = rows(&workbench, &id, json!({"pageSize": 30, "pageIndex": index})).await.json();
        assert_eq!(page["pagination"]["totalCount"].as_u64(), Some(whole.len() as u64));
        assert_eq!(
            page["pagination"]["totalPages"].as_u64(),
            Some(whole.len().div_ceil(30) as u64)
        );
        let data = page["data"].as_array().unwrap();
        if data.is_empty() {
            break;
        }
        joined.extend(data.clone());
    }
    assert_eq!(joined, whole);
}

#[tokio::test]
async fn columns_filters_and_order_work_together() {
    let workbench = Workbench::new();
    let (id, whole, column) = sample(&workbench).await;
    let bound = whole[0][&column].as_f64().unwrap();
    let body = json!({
        "pageSize": 1000,
        "columnFilter": [column],
        "queryFilters": [{"column": column, "filterType": "GreaterOrEqual", "filterValues": [bound]}],
        "sorting": {"column": column, "order": "Descending"},
    });
    let page = rows(&workbench, &id, body).await.json();
    let values: Vec<f64> =
        page["data"].as_array().unwrap().iter().map(|row| row[&column].as_f64().unwrap()).collect();
    let mut expected: Vec<f64> = whole
        .iter()
        .map(|row| row[&column].as_f64().unwrap())
        .filter(|value| *value >= bound)
        .collect();
    expected.sort_by(|one, other| other.total_cmp(one));
    assert_eq!(values, expected);
    assert!(page["data"].as_array().unwrap().iter().all(|row| row.as_object().unwrap().len() == 1));
}

#[tokio::test]
async fn columns_are_the_data_sets_own() {
    let workbench = Workbench::new();
    let (id, whole, _) = sample(&workbench).await;
    let data_set = workbench.administrator().get(&format!("/datasets/{id}")).await.json();
    let mut named: Vec<&str> = data_set["columns"].as_array().unwrap().iter().map(text).collect();
    named.sort_unstable();
    assert_eq!(whole[0].as_object().unwrap().keys().collect::<Vec<_>>(), named);
    let problem = rows(&workbench, &id, json!({"columnFilter": ["Nowhere"]})).await.problem(400);
    assert!(problem["errors"]["ColumnFilter"].is_array());
    rows(&workbench, "00000000-0000-4000-8000-000000000000", json!({})).await.problem(404);
}
