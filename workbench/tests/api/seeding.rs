//! Demo data is made once, and more is added on request; changes by users stay.

use serde_json::json;
use workbench::Lifetimes;
use workbench::demo::{self, DemoSize};

use crate::workbench::{Workbench, by_hand, text, whole_workspace};

fn size(data_sets: u64, service_accounts: u64) -> DemoSize {
    DemoSize { data_sets, service_accounts }
}

#[tokio::test]
async fn more_is_added_and_nothing_is_lost() {
    let workbench = Workbench::with(Lifetimes::default(), size(40, 3));
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(2).await;
    let mine = administrator.created("Mine", by_hand(&ids)).await;
    administrator.created("emissions DESK", whole_workspace("reader")).await;

    let store = &workbench.state.store;
    assert_eq!(demo::seed(store, size(300, 12)).expect("more"), size(300, 12));
    assert_eq!(demo::seed(store, size(10, 1)).expect("no less"), size(300, 12));
    let all = administrator.post("/datasets/query", json!({"pageSize": 1000})).await.json();
    assert_eq!(all["totalCount"], 300);
    let names: Vec<String> = all["result"]
        .as_array()
        .unwrap()
        .iter()
        .map(|set| text(&set["name"]).to_lowercase())
        .collect();
    assert!(names.is_sorted());
    let found =
        administrator.post("/datasets/query", json!({"datasetName": "report"})).await.json();
    let expected = names.iter().filter(|name| name.contains("report")).count();
    assert_eq!(found["totalCount"], expected);
    assert_eq!(administrator.account(&mine["account"]["id"]).await.json(), mine["account"]);
    let page = administrator.get("/serviceAccounts?pageSize=1").await.json();
    assert_eq!(
        page["totalCount"], 13,
        "the dozen without the one whose name was taken, and two of the user's"
    );
}

#[tokio::test]
async fn a_demo_account_names_a_data_set_that_is_gone() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let found = administrator.get("/serviceAccounts?search=emissions%20desk").await.json();
    let account = administrator.account(&found["result"][0]["id"]).await.json();
    let data_sets = account["access"]["dataSets"].as_array().unwrap();
    assert_eq!(data_sets.iter().filter(|data_set| data_set["name"].is_null()).count(), 1);
    assert!(data_sets.last().unwrap()["name"].is_null(), "at the end");
}
