//! `DELETE …/serviceAccounts/{id}`.

use axum::http::{Method, StatusCode};

use crate::workbench::{Workbench, text, whole_workspace};

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
    any.call(Method::DELETE, &path, None).await.problem(404);
}

#[tokio::test]
async fn what_was_never_there_is_not_found() {
    let workbench = Workbench::new();
    let any = workbench.administrator().with("If-Match", "*");
    for id in [
        "00000000-0000-0000-0000-000000000000",
        "x",
        "%00",
        "%ff",
        "7229190f342f44ef9965b3857c763bd7",
    ] {
        let path = format!("/serviceAccounts/{id}");
        any.get(&path).await.problem(404);
        any.call(Method::DELETE, &path, None).await.problem(404);
        any.call(Method::PATCH, &path, Some(&serde_json::json!({}))).await.problem(404);
    }
}
