//! `GET …/ledger` and `GET …/datasets/{id}/ledger`: an event for each change, and never a credential.

use serde_json::{Value, json};
use workbench::demo;

use crate::workbench::{Workbench, by_hand, text, whole_workspace};

#[tokio::test]
async fn each_change_leaves_one_event() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(3).await;
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    administrator.change(id, json!({"name": "Fleet reports", "access": by_hand(&ids)})).await;
    administrator.change(id, json!({"access": by_hand(&ids[..1])})).await;
    let regenerated = administrator.regenerate(id).await.json();
    administrator.remove(id).await;

    let answer = administrator.get("/ledger?PageSize=3&PageIndex=1").await;
    let page = answer.json();
    assert_eq!((&page["totalCount"], &page["totalPages"]), (&json!(5), &json!(2)));
    let second = administrator.get("/ledger?PageSize=3&PageIndex=2").await.json();
    let events: Vec<&Value> =
        [&page, &second].iter().flat_map(|page| page["result"].as_array().unwrap()).collect();
    let types: Vec<&str> =
        events.iter().map(|event| text(&event["payload"]["eventType"])).collect();
    assert_eq!(
        types,
        [
            "ServiceAccountDeleted",
            "ServiceAccountSecretRegenerated",
            "ServiceAccountUpdated",
            "ServiceAccountUpdated",
            "ServiceAccountCreated"
        ]
    );
    for event in &events {
        assert_eq!(event["userName"], "Ada Admin");
        assert!(event["resource"][text(id)].as_str().is_some_and(|name| name.starts_with("Fleet")));
        assert_eq!(event["resource"].as_object().map(serde_json::Map::len), Some(1));
        assert_eq!(event["workspaceId"], demo::WORKSPACE.to_string());
        assert!(
            event["eventName"].is_string()
                && event["timestamp"].is_string()
                && event["id"].is_string()
        );
    }
    assert_eq!(events[0]["resource"][text(id)], "Fleet reports", "the name at the time");
    assert_eq!(events[4]["resource"][text(id)], "Fleet");

    let everything = format!("{}{}", answer.text(), second);
    for credential in
        [&issued["secret"]["value"], &regenerated["secret"]["value"], &issued["account"]["apiKey"]]
    {
        assert!(!everything.contains(text(credential)));
    }
}

#[tokio::test]
async fn a_data_set_has_a_ledger_of_its_own() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(2).await;
    let issued = administrator.created("Fleet", by_hand(&ids[..1])).await;
    let machine = workbench.machine_of(&issued).await;
    let answer = machine.get(&format!("/datasets/{}/sas", ids[0])).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());

    let page = machine.get(&format!("/datasets/{}/ledger?PageSize=5", ids[0])).await.json();
    assert_eq!((&page["totalCount"], &page["pageSize"]), (&json!(1), &json!(5)));
    let event = &page["result"][0];
    assert_eq!(event["payload"]["eventType"], "SasKeyCreated");
    assert_eq!(event["userName"], "Fleet");
    assert!(event["resource"][&ids[0]].is_string());
    let of_workspace = administrator.get("/ledger").await.json();
    assert_eq!(of_workspace["totalCount"], 2, "the workspace's has it too");

    let other = format!("/datasets/{}/ledger", ids[1]);
    assert_eq!(administrator.get(&other).await.json()["totalCount"], 0);
    machine.get(&other).await.problem(403);
    machine.get("/ledger").await.problem(403);
    administrator.get("/datasets/00000000-0000-4000-8000-000000000000/ledger").await.problem(404);
    administrator.get(&format!("{other}?PageSize=0")).await.problem(400);
}
