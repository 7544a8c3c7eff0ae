//! Pages of other origins: only allowed ones may call, with a bearer token; without the option none may.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use workbench::demo::WORKSPACE;
use workbench::gateway;
use workbench::portal_user::Role;
use workbench::session::issue;

use crate::workbench::{Answer, Workbench, new_key, whole_workspace};

const PORTAL: &str = "https://portal.example";
const OTHER: &str = "https://other.example";

fn open_to_the_portal() -> Workbench {
    Workbench::new().open_to(&[PORTAL, "http://localhost:5173"])
}

/// A preflight: what a browser asks before it sends such a call.
async fn preflight(workbench: &Workbench, origin: &str, path: &str, method: &str) -> Answer {
    let address = format!("{}/workspaces/{WORKSPACE}{path}", gateway::PATH);
    let request = Request::builder()
        .method(Method::OPTIONS)
        .uri(address)
        .header("Origin", origin)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", "authorization,content-type,if-match");
    workbench.send(request.body(Body::empty()).expect("a request")).await
}

/// The entries of a header that is a list.
fn words(answer: &Answer, name: &str) -> Vec<String> {
    let mut words: Vec<_> =
        answer.header(name).split(',').map(|word| word.trim().to_ascii_lowercase()).collect();
    words.sort();
    words
}

#[tokio::test]
async fn a_preflight_of_a_named_origin_is_told_all_that_it_may_do() {
    let workbench = open_to_the_portal();
    for (path, method) in
        [("", "GET"), ("/serviceAccounts", "POST"), ("/serviceAccounts/1", "PATCH")]
    {
        let answer = preflight(&workbench, PORTAL, path, method).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), PORTAL);
        assert_eq!(answer.header("access-control-allow-credentials"), "true");
        assert_eq!(answer.header("access-control-max-age"), "7200");
        assert_eq!(
            words(&answer, "access-control-allow-methods"),
            ["delete", "get", "patch", "post"]
        );
        assert_eq!(
            words(&answer, "access-control-allow-headers"),
            [
                "authorization",
                "content-type",
                "idempotency-key",
                "if-match",
                "ocp-apim-subscription-key"
            ]
        );
        assert!(words(&answer, "vary").contains(&"origin".to_owned()));
    }
}

#[tokio::test]
async fn a_page_of_a_named_origin_works_with_a_bearer_token() {
    let workbench = open_to_the_portal();
    let token = format!("Bearer {}", issue(&workbench.state, Role::Administrator));
    let page = workbench
        .stranger()
        .with("Authorization", &token)
        .with("Origin", PORTAL)
        .with("Sec-Fetch-Site", "cross-site");
    let body = serde_json::json!({
        "name": "x", "contactEmail": "a@example.com", "access": whole_workspace("admin"),
    });
    let created = page.create(&body).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text());
    assert_eq!(created.header("access-control-allow-origin"), PORTAL);
    assert_eq!(created.header("access-control-allow-credentials"), "true");
    assert!(words(&created, "vary").contains(&"origin".to_owned()));
    let exposed = words(&created, "access-control-expose-headers");
    assert_eq!(
        exposed,
        ["date", "etag", "idempotency-replayed", "location", "retry-after", "www-authenticate"]
    );
    for name in ["etag", "location"] {
        assert!(!created.header(name).is_empty(), "{name}");
    }
}

#[tokio::test]
async fn refusals_can_be_read_too() {
    let page = open_to_the_portal();
    let page = page.stranger().with("Origin", PORTAL);
    for answer in [page.get("").await, page.clone().with("Authorization", "Bearer x").get("").await]
    {
        answer.problem(401);
        assert_eq!(answer.header("access-control-allow-origin"), PORTAL);
    }
    let no_such_method = page.call(Method::PUT, "/serviceAccounts", None).await;
    no_such_method.problem(405);
    assert_eq!(no_such_method.header("access-control-allow-origin"), PORTAL);
}

#[tokio::test]
async fn an_origin_that_was_not_named_is_told_nothing() {
    let workbench = open_to_the_portal();
    let asked = preflight(&workbench, OTHER, "/serviceAccounts", "POST").await;
    assert_eq!(asked.header("access-control-allow-origin"), "");
    let administrator = workbench.administrator();
    for origin in [OTHER, "null", "https://portal.example.evil.example", "http://portal.example"] {
        let answer = administrator.clone().with("Origin", origin).get("").await;
        assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}");
        assert!(words(&answer, "vary").contains(&"origin".to_owned()), "{origin}");
    }
}

#[tokio::test]
async fn the_cookie_opens_no_way_for_changes_from_another_site() {
    let workbench = open_to_the_portal();
    let page = workbench
        .administrator()
        .with("Origin", PORTAL)
        .with("Sec-Fetch-Site", "cross-site")
        .with("If-Match", "*");
    page.call(Method::DELETE, &format!("/serviceAccounts/{}", new_key()), None).await.problem(403);
}

#[tokio::test]
async fn without_the_option_nothing_is_open() {
    let workbench = Workbench::new();
    preflight(&workbench, PORTAL, "/serviceAccounts", "POST").await.problem(405);
    let answer = workbench.administrator().with("Origin", PORTAL).get("").await;
    answer.problem(403);
    assert!(!answer.headers.keys().any(|name| name.as_str().starts_with("access-control-")));
}
