//! The security headers, on every kind of answer.

use std::fs;

use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Request, StatusCode};
use workbench::demo::WORKSPACE;
use workbench::headers::{DATA_POLICY, PAGE_POLICY, PERMISSIONS};

use crate::client::{Answer, Workbench};

fn assert_strict(what: &str, answer: &Answer) {
    let is_page = answer.header(CONTENT_TYPE).starts_with("text/html");
    let policy = if is_page { PAGE_POLICY } else { DATA_POLICY };
    let expected = [
        (CONTENT_SECURITY_POLICY, policy),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    ];
    for (name, value) in expected {
        assert_eq!(answer.headers.get_all(&name).iter().count(), 1, "{what}: {name}");
        assert_eq!(answer.header(&name), value, "{what}: {name}");
    }
    assert!(answer.headers.contains_key("cross-origin-resource-policy"), "{what}");
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let workbench = Workbench::new();
    let dist = workbench.folder.path().join("dist");
    fs::create_dir(&dist).unwrap();
    fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
    fs::write(dist.join("api-management.js"), "").unwrap();
    fs::write(dist.join("x.wasm"), "").unwrap();
    let tab = format!("/ws/{WORKSPACE}/apiManagement");
    let gateway = format!("/veracity/dw/gateway/api/v2/workspaces/{WORKSPACE}");
    let token = "/dnvglb2cprod.onmicrosoft.com/oauth2/token";
    let answers = [
        ("redirect", workbench.get("/").await, StatusCode::SEE_OTHER),
        ("page", workbench.get_as("administrator", &tab).await, StatusCode::OK),
        ("page not found", workbench.get_as("reader", "/ws/x/home").await, StatusCode::NOT_FOUND),
        ("sign-in", workbench.get("/sign-in").await, StatusCode::OK),
        ("refused sign-in", workbench.post("/sign-in", "as=x").await, StatusCode::BAD_REQUEST),
        ("style sheet", workbench.get("/assets/portal/portal.css").await, StatusCode::OK),
        ("script", workbench.get("/assets/portal/portal.js").await, StatusCode::OK),
        ("who is signed in", workbench.get("/session").await, StatusCode::OK),
        ("icon", workbench.get("/favicon.svg").await, StatusCode::OK),
        (
            "file of the bundle",
            workbench.get("/assets/api-management/x.wasm").await,
            StatusCode::OK,
        ),
        (
            "no file of the bundle",
            workbench.get("/assets/api-management/y.wasm").await,
            StatusCode::NOT_FOUND,
        ),
        ("standalone page", workbench.get("/standalone/").await, StatusCode::OK),
        ("API", workbench.get_as("administrator", &gateway).await, StatusCode::OK),
        ("API without credentials", workbench.get(&gateway).await, StatusCode::UNAUTHORIZED),
        ("token", workbench.send(Request::post(token)).await, StatusCode::BAD_REQUEST),
        ("no such address", workbench.get("/nowhere").await, StatusCode::NOT_FOUND),
        (
            "no such method",
            workbench.send(Request::delete("/sign-in")).await,
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        ("empty", workbench.get("/healthz").await, StatusCode::NO_CONTENT),
    ];
    for (what, answer, status) in answers {
        assert_eq!(answer.status, status, "{what}");
        assert_strict(what, &answer);
    }
}

#[test]
fn the_content_security_policy_of_pages_is_strict() {
    let directives: Vec<_> = PAGE_POLICY.split("; ").collect();
    let wanted = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ];
    for directive in wanted {
        assert!(directives.contains(&directive), "{directive}");
    }
    assert!(!PAGE_POLICY.contains("unsafe-inline") && !PAGE_POLICY.contains("'unsafe-eval'"));
}

#[tokio::test]
async fn only_the_bundle_is_open_to_other_origins() {
    let workbench = Workbench::new();
    for address in ["/", "/sign-in", "/assets/portal/portal.css", "/healthz"] {
        let answer = workbench.get(address).await;
        assert_eq!(answer.headers["cross-origin-resource-policy"], "same-origin", "{address}");
        assert!(!answer.headers.contains_key("access-control-allow-origin"), "{address}");
    }
}
