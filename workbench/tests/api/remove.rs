//! `DELETE …/serviceAccounts/{id}`.

use axum::http::{Method, StatusCode};
use serde_json::json;
use workbench::demo::WORKSPACE;
use workbench::gateway;

use crate::workbench::{ACCOUNT_NOT_FOUND, Workbench, new_key, text, whole_workspace};

#[tokio::test]
async fn a_removal_names_the_version_it_means() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let path = format!("/serviceAccounts/{}", text(&issued["account"]["id"]));
    administrator.call(Method::DELETE, &path, None).await.problem(428);
    let stale = administrator.clone().with("If-Match", "\"0\"");
    stale.call(Method::DELETE, &path, None).await.problem(412);
    let answer = administrator.remove(&issued["account"]["id"]).await;
    assert_eq!((answer.status, answer.body.len()), (StatusCode::NO_CONTENT, 0));
    let any = administrator.clone().with("If-Match", "*");
    let problem = any.call(Method::DELETE, &path, None).await.problem(404);
    assert_eq!(problem["type"], ACCOUNT_NOT_FOUND);
}

#[tokio::test]
async fn what_was_never_there_is_not_found() {
    let workbench = Workbench::new();
    let any = workbench.administrator().with("If-Match", "*");
    for id in
        ["00000000-0000-0000-0000-000000000000", "x", "%00", "7229190f342f44ef9965b3857c763bd7"]
    {
        let path = format!("/serviceAccounts/{id}");
        let secret = any.clone().with("Idempotency-Key", &new_key());
        for answer in [
            any.get(&path).await,
            any.call(Method::DELETE, &path, None).await,
            any.call(Method::PATCH, &path, Some(&json!({}))).await,
            secret.call(Method::POST, &format!("{path}/secret"), None).await,
        ] {
            assert_eq!(answer.problem(404)["type"], ACCOUNT_NOT_FOUND, "{id}");
        }
    }
}

#[tokio::test]
async fn a_404_of_anything_else_does_not_say_that_an_account_is_gone() {
    let workbench = Workbench::new();
    let any = workbench.administrator().with("If-Match", "*").with("Idempotency-Key", &new_key());
    let no_data_set = any.get("/datasets/00000000-0000-0000-0000-000000000000").await;
    let no_address = any.get("/serviceAccounts/00000000-0000-0000-0000-000000000000/x").await;
    let not_utf_8 = any.get("/serviceAccounts/%ff").await;
    let mut answers = vec![no_data_set, no_address, not_utf_8];
    let account = format!(
        "{}/workspaces/00000000-0000-0000-0000-000000000000/serviceAccounts/{WORKSPACE}",
        gateway::PATH
    );
    for (method, address) in [
        (Method::GET, account.clone()),
        (Method::PATCH, account.clone()),
        (Method::DELETE, account.clone()),
        (Method::POST, format!("{account}/secret")),
    ] {
        answers.push(any.call_address(method, &address).await);
    }
    for answer in answers {
        let problem = answer.problem(404);
        assert_eq!(problem["type"], "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5");
    }
}
