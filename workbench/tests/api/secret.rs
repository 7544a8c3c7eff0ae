//! `POST …/serviceAccounts/{id}/secret`.

use axum::http::{Method, StatusCode};
use serde_json::Value;

use crate::workbench::{Workbench, new_key, text, whole_workspace};

#[tokio::test]
async fn a_new_secret_is_another_and_leaves_the_rest() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let first = administrator.created("Fleet", whole_workspace("reader")).await;
    let answer = administrator.regenerate(&first["account"]["id"]).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("cache-control"), "no-store");
    let second = answer.json();
    assert_ne!(first["secret"]["value"], second["secret"]["value"]);
    for member in ["id", "name", "apiKey", "access", "createdOn"] {
        assert_eq!(first["account"][member], second["account"][member], "{member}");
    }
    assert_eq!(second["secret"]["expiresOn"], second["account"]["secretExpiresOn"]);
    let read = administrator.account(&first["account"]["id"]).await;
    assert_eq!(read.header("etag"), answer.header("etag"));
}

#[tokio::test]
async fn it_needs_both_headers() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let path = format!("/serviceAccounts/{}/secret", text(&issued["account"]["id"]));
    let keyed = administrator.clone().with("Idempotency-Key", &new_key());
    keyed.call(Method::POST, &path, None).await.problem(428);
    keyed.clone().with("If-Match", "\"0\"").call(Method::POST, &path, None).await.problem(412);
    let problem = administrator
        .clone()
        .with("If-Match", "*")
        .call(Method::POST, &path, None)
        .await
        .problem(400);
    assert!(problem["errors"]["Idempotency-Key"].is_array());
    let token = workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await;
    assert_eq!(token.status, StatusCode::OK, "the refused requests left the secret alone");
}

#[tokio::test]
async fn a_lost_answer_is_replayed_though_the_version_has_moved_on() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let path = format!("/serviceAccounts/{}/secret", text(&issued["account"]["id"]));
    let tag = administrator.account(&issued["account"]["id"]).await.header("etag").to_owned();
    let caller = administrator.clone().with("If-Match", &tag).with("Idempotency-Key", &new_key());
    let first = caller.call(Method::POST, &path, None).await;
    let again = caller.call(Method::POST, &path, None).await;
    assert_eq!((first.status, again.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json()["secret"], Value::Null);
    assert_eq!(again.json()["account"], first.json()["account"]);
    let other = administrator.clone().with("If-Match", &tag).with("Idempotency-Key", &new_key());
    other.call(Method::POST, &path, None).await.problem(412);
    let token =
        workbench.token_for(&issued["account"]["id"], &first.json()["secret"]["value"]).await;
    assert_eq!(token.status, StatusCode::OK, "the replay made no third secret");
}

#[tokio::test]
async fn a_demo_account_becomes_usable_with_a_new_secret() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let page = administrator.get("/serviceAccounts?search=class%20portal").await.json();
    let id = &page["result"][0]["id"];
    assert_eq!(
        workbench.token_for(id, &"anything".into()).await.json()["error_codes"][0],
        7_000_215
    );
    let issued = administrator.regenerate(id).await.json();
    assert_eq!(
        workbench.machine_of(&issued).await.get("").await.status,
        StatusCode::FORBIDDEN,
        "by hand, but known"
    );
}
