//! A portal user with the role reader.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::workbench::{Workbench, text, whole_workspace};

#[tokio::test]
async fn a_reader_sees_everything_but_keys() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let reader = workbench.reader();
    assert_eq!(reader.get("").await.json()["role"], "reader");
    let account = reader.account(&issued["account"]["id"]).await;
    assert_eq!(account.status, StatusCode::OK);
    assert!(
        !account.text().contains("apiKey")
            && !account.text().contains(text(&issued["account"]["apiKey"]))
    );
    assert_eq!(account.json()["name"], "Fleet");
    for path in ["/serviceAccounts", "/ledger", "/schemas", "/users/roles", "/datasets/tags"] {
        assert_eq!(reader.get(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn a_reader_changes_nothing() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let path = format!("/serviceAccounts/{}", text(&issued["account"]["id"]));
    let reader = workbench.reader().with("If-Match", "*");
    reader.create(&json!({"name": "x", "contactEmail": "a@example.com", "access": whole_workspace("admin")})).await.problem(403);
    reader.create(&json!({})).await.problem(403);
    reader.call(Method::PATCH, &path, Some(&json!({"name": "Mine"}))).await.problem(403);
    reader.call(Method::DELETE, &path, None).await.problem(403);
    reader.regenerate(&issued["account"]["id"]).await.problem(403);
    reader.post("/ingest", json!({})).await.problem(403);
    assert_eq!(administrator.account(&issued["account"]["id"]).await.json(), issued["account"]);
    assert_eq!(administrator.get("/ledger").await.json()["totalCount"], 1);
}
