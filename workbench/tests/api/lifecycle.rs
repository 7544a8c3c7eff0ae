//! The whole life of an account: made, used, changed, given a new secret, removed.

use axum::http::StatusCode;
use serde_json::json;

use crate::workbench::{Workbench, by_hand, whole_workspace};

#[tokio::test]
async fn an_account_follows_the_contract_from_creation_to_removal() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet reports", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    assert_eq!(administrator.account(id).await.json()["lastUsedOn"], json!(null));

    let machine = workbench.machine_of(&issued).await;
    assert!(administrator.account(id).await.json()["lastUsedOn"].is_string());
    let page = machine.post("/datasets/query", json!({})).await.json();
    assert_eq!(page["totalCount"], 60);

    // A change of access holds for the next call, even with an old token.
    let ids = administrator.data_set_ids(2).await;
    let changed = administrator.change(id, json!({"access": by_hand(&ids)})).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    let page = machine.post("/datasets/query", json!({})).await.json();
    assert_eq!(page["totalCount"], 2);

    let regenerated = administrator.regenerate(id).await;
    assert_eq!(regenerated.status, StatusCode::OK);
    let regenerated = regenerated.json();
    let problem = machine.post("/datasets/query", json!({})).await.problem(401);
    assert!(
        problem["detail"].as_str().is_some_and(|detail| detail.contains("regenerated")),
        "{problem}"
    );
    assert_eq!(
        workbench.token_for(id, &issued["secret"]["value"]).await.status,
        StatusCode::UNAUTHORIZED
    );

    let machine = workbench.machine_of(&regenerated).await;
    assert_eq!(machine.post("/datasets/query", json!({})).await.status, StatusCode::OK);

    assert_eq!(administrator.remove(id).await.status, StatusCode::NO_CONTENT);
    machine.post("/datasets/query", json!({})).await.problem(401);
    let refused = workbench.token_for(id, &regenerated["secret"]["value"]).await;
    assert_eq!(refused.json()["error_codes"], json!([700_016]));
    administrator.account(id).await.problem(404);
    let again = administrator.created("FLEET REPORTS", whole_workspace("admin")).await;
    assert_ne!(&again["account"]["id"], id);
}
