//! `GET …/ledger`: an event for each change, and never a credential.

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
            "ServiceAccountChanged",
            "ServiceAccountChanged",
            "ServiceAccountCreated"
        ]
    );
    for event in &events {
        assert_eq!(event["userName"], "Ada Admin");
        assert_eq!(&event["resource"]["id"], id);
        assert_eq!(event["workspaceId"], demo::WORKSPACE.to_string());
        assert!(
            event["eventName"].is_string()
                && event["timestamp"].is_string()
                && event["id"].is_string()
        );
    }
    let change = &events[3]["payload"]["changes"];
    assert_eq!(change["name"], json!({"from": "Fleet", "to": "Fleet reports"}));
    assert_eq!(change["access"]["from"], json!({"scope": "workspace", "level": "reader"}));
    assert_eq!(change["access"]["to"], json!({"scope": "dataSets", "dataSetCount": 3}));
    assert_eq!(change["access"]["dataSetsAdded"]["count"], 3);
    assert_eq!(events[2]["payload"]["changes"]["access"]["dataSetsRemoved"]["count"], 2);

    let everything = format!("{}{}", answer.text(), second);
    for credential in
        [&issued["secret"]["value"], &regenerated["secret"]["value"], &issued["account"]["apiKey"]]
    {
        assert!(!everything.contains(text(credential)));
    }
}

#[tokio::test]
async fn an_ingest_is_recorded_under_the_service_accounts_name() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Noon reports in", whole_workspace("admin")).await;
    let answer = workbench
        .machine_of(&issued)
        .await
        .post("/ingest", json!({"description": "November"}))
        .await;
    assert_eq!(answer.status.as_u16(), 202);
    let event = administrator.get("/ledger").await.json()["result"][0].clone();
    assert_eq!(event["userName"], "Noon reports in");
    assert_eq!(event["resource"]["id"], answer.json()["ingestId"]);
}
