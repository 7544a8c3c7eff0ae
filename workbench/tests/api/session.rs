//! Portal users: the signed cookie, the same as a bearer token, and requests from other sites.

use axum::http::{Method, StatusCode};
use serde_json::json;
use workbench::portal_user::Role;
use workbench::session::{COOKIE_NAME, issue};

use crate::workbench::{Workbench, new_key, whole_workspace};

#[tokio::test]
async fn only_a_session_that_the_workbench_signed_counts() {
    let workbench = Workbench::new();
    let good = issue(&workbench.state, Role::Administrator);
    let (claims, signature) = good.split_once('.').expect("two parts");
    let reader = issue(&workbench.state, Role::Reader);
    let mixed = format!("{}.{signature}", reader.split_once('.').expect("two parts").0);
    let cookie =
        |value: &str| workbench.stranger().with("Cookie", &format!("{COOKIE_NAME}={value}"));
    assert_eq!(cookie(&good).get("").await.status, StatusCode::OK);
    for forged in ["", ".", claims, signature, &mixed, &good[1..], &format!("{good}A")] {
        cookie(forged).get("").await.problem(401);
    }
    let among_others =
        workbench.stranger().with("Cookie", &format!("a=b; {COOKIE_NAME}={good}; c=d"));
    assert_eq!(among_others.get("").await.status, StatusCode::OK);
    let other = Workbench::new();
    let foreign = other.stranger().with("Cookie", &format!("{COOKIE_NAME}={good}"));
    foreign.get("").await.problem(401);
}

#[tokio::test]
async fn a_user_may_come_with_a_bearer_token_instead() {
    let workbench = Workbench::new();
    let token = format!("Bearer {}", issue(&workbench.state, Role::Reader));
    let answer = workbench.stranger().with("Authorization", &token).get("").await;
    assert_eq!(answer.json()["role"], "reader");
}

#[tokio::test]
async fn another_sites_page_changes_nothing_in_a_users_name() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let body =
        json!({"name": "x", "contactEmail": "a@example.com", "access": whole_workspace("admin")});
    let cross_site = administrator.clone().with("Sec-Fetch-Site", "cross-site");
    cross_site.create(&body).await.problem(403);
    cross_site
        .call(Method::DELETE, &format!("/serviceAccounts/{}", new_key()), None)
        .await
        .problem(403);
    assert_eq!(cross_site.get("/serviceAccounts").await.status, StatusCode::OK);
    let same_origin = administrator.clone().with("Sec-Fetch-Site", "same-origin");
    assert_eq!(same_origin.create(&body).await.status, StatusCode::CREATED);
}
