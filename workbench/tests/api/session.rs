//! Portal users: the signed cookie, the same as a bearer token, and requests from other sites.

use axum::http::{Method, StatusCode};
use serde_json::json;
use workbench::portal_user::Role;
use workbench::session::{COOKIE_NAME, issue};

use crate::workbench::{OWN_HOST, Workbench, new_key, whole_workspace};

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
async fn a_page_of_another_origin_does_nothing_in_a_users_name() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let body =
        json!({"name": "x", "contactEmail": "a@example.com", "access": whole_workspace("admin")});
    // `localhost` is one site for all ports, so browsers send the cookie with requests of other servers' pages too.
    for (name, value) in [
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("Origin", "https://evil.example"),
        ("Origin", "http://127.0.0.1:5173"),
        ("Origin", "null"),
    ] {
        let page = administrator.clone().with(name, value);
        page.create(&body).await.problem(403);
        let gone = format!("/serviceAccounts/{}", new_key());
        page.call(Method::DELETE, &gone, None).await.problem(403);
        page.get("/serviceAccounts").await.problem(403);
        page.post("/datasets/query", json!({})).await.problem(403);
    }
    for (name, value) in
        [("Sec-Fetch-Site", "same-origin"), ("Origin", &format!("http://{OWN_HOST}"))]
    {
        let page = administrator.clone().with(name, value);
        let body = json!({"name": name, "contactEmail": "a@example.com", "access": whole_workspace("admin")});
        assert_eq!(page.create(&body).await.status, StatusCode::CREATED, "{name}");
    }
}
