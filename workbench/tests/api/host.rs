//! The `Host` header: requests for any other host are refused, whatever the path.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use workbench::demo::WORKSPACE;
use workbench::{gateway, token};

use crate::workbench::Workbench;

fn addresses() -> [String; 6] {
    [
        "/".to_owned(),
        "/healthz".to_owned(),
        "/nothing".to_owned(),
        "/assets/api-management/api-management.js".to_owned(),
        token::PATH.to_owned(),
        format!("{}/workspaces/{WORKSPACE}", gateway::PATH),
    ]
}

#[tokio::test]
async fn a_request_with_another_host_name_is_refused() {
    let workbench = Workbench::new();
    for address in addresses() {
        for host in [
            "evil.example",
            "evil.example:8080",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
        ] {
            let request = Request::get(&address).header("Host", host);
            let answer = workbench.send(request.body(Body::empty()).expect("a request")).await;
            answer.problem(421);
            assert_eq!(answer.header("set-cookie"), "", "{address} {host}");
            assert!(!answer.text().contains("evil"), "{address} {host}");
        }
    }
}

#[tokio::test]
async fn a_request_names_one_host_and_no_other_in_its_first_line() {
    let workbench = Workbench::new();
    let request = Request::get("/healthz").header("Host", "localhost").header("Host", "127.0.0.1");
    workbench.send(request.body(Body::empty()).expect("a request")).await.problem(400);
    let request = Request::get("http://evil.example/healthz").header("Host", "localhost");
    workbench.send(request.body(Body::empty()).expect("a request")).await.problem(421);
    let request = Request::get("http://localhost:1/healthz").header("Host", "localhost:1");
    let answer = workbench.send(request.body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn its_own_names_are_answered() {
    let workbench = Workbench::new();
    for host in ["127.0.0.1:8080", "localhost:8080", "localhost", "[::1]:8080", "192.168.0.7:80"] {
        let request = Request::get("/healthz").header("Host", host);
        let answer = workbench.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{host}");
    }
}
