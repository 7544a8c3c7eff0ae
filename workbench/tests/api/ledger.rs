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

/// The payloads of all entries, the oldest first.
async fn payloads(workbench: &Workbench) -> Vec<Value> {
    let page = workbench.administrator().get("/ledger?PageSize=100").await.json();
    let mut payloads: Vec<Value> =
        page["result"].as_array().unwrap().iter().map(|event| event["payload"].clone()).collect();
    payloads.reverse();
    payloads
}

#[tokio::test]
async fn an_entry_says_what_was_changed() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(3).await;
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    administrator.change(id, json!({"name": "Fleet reports"})).await;
    administrator.change(id, json!({"access": by_hand(&ids[..2])})).await;
    administrator.change(id, json!({"access": by_hand(&ids[1..])})).await;
    administrator.change(id, json!({"access": whole_workspace("admin")})).await;
    administrator.regenerate(id).await;

    let payloads = payloads(&workbench).await;
    let changes: Vec<&Value> = payloads.iter().map(|payload| &payload["changes"]).collect();
    let reader = json!({"scope": "workspace", "level": "reader"});
    assert_eq!(changes[0]["access"], json!({"from": null, "to": reader}));
    assert_eq!(changes[0]["name"], json!({"from": null, "to": "Fleet"}));
    assert_eq!(changes[1], &json!({"name": {"from": "Fleet", "to": "Fleet reports"}}));
    assert_eq!(changes[2]["access"], json!({"from": reader, "to": {"scope": "dataSets"}}));
    let of = |at: usize, member: &str| {
        let list = changes[at]["dataSets"][member].as_array().unwrap();
        let mut ids: Vec<&str> = list.iter().map(|it| text(&it["id"])).collect();
        assert!(list.iter().all(|it| it["name"].is_string()));
        assert_eq!(changes[at]["dataSets"][format!("{member}Count")], ids.len());
        ids.sort_unstable();
        ids.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let sorted = |ids: &[String]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    assert_eq!((of(2, "added"), of(2, "removed")), (sorted(&ids[..2]), Vec::new()));
    assert_eq!((of(3, "added"), of(3, "removed")), (sorted(&ids[2..]), sorted(&ids[..1])));
    assert_eq!(changes[3].get("access"), None, "the scope stayed");
    assert_eq!((of(4, "added"), of(4, "removed")), (Vec::new(), sorted(&ids[1..])));
    assert_eq!(payloads[5].get("changes"), None, "a new secret changes nothing that can be told");
}

#[tokio::test]
async fn a_plain_ledger_says_only_who_what_and_when() {
    let workbench = Workbench::new().with_plain_ledger();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    administrator.change(&issued["account"]["id"], json!({"name": "Fleet reports"})).await;
    let payloads = payloads(&workbench).await;
    let expected = ["ServiceAccountCreated", "ServiceAccountUpdated"];
    assert_eq!(payloads, expected.map(|event_type| json!({"eventType": event_type})));
}

#[tokio::test]
async fn a_long_list_of_data_sets_is_left_out_and_counted() {
    let size = workbench::demo::DemoSize { data_sets: 1_100, service_accounts: 0 };
    let workbench = Workbench::with(workbench::Lifetimes::default(), size);
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(1_000).await;
    let second = json!({"pageSize": 1_000, "pageIndex": 2});
    let more = administrator.post("/datasets/query", second).await.json();
    let more = more["result"].as_array().unwrap().iter().map(|it| text(&it["id"]).to_owned());
    let all: Vec<String> = ids.iter().cloned().chain(more).collect();
    assert_eq!(all.len(), 1_100);
    let issued = administrator.created("All", by_hand(&all)).await;
    administrator.change(&issued["account"]["id"], json!({"access": by_hand(&ids)})).await;
    let payloads = payloads(&workbench).await;
    let data_sets = |at: usize| &payloads[at]["changes"]["dataSets"];
    assert_eq!(data_sets(0), &json!({"addedCount": 1_100, "removedCount": 0, "removed": []}));
    assert_eq!(data_sets(1)["removed"].as_array().map(Vec::len), Some(100));
}
