//! The page with the tab: the module, the element and its addresses.

use axum::http::header::{COOKIE, HOST};
use axum::http::{Request, StatusCode};
use workbench::demo::WORKSPACE;

use crate::client::Workbench;
use crate::markup::between;

#[tokio::test]
async fn before_the_first_build_the_page_says_which_command_makes_one() {
    let answer = Workbench::new().page("/apiManagement").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("<code>cargo xtask build</code>"));
    assert!(!answer.text().contains("/assets/api-management/"));
    assert!(!answer.text().contains("<dwb-api-management"));
}

#[tokio::test]
async fn the_tab_is_embedded_at_its_address_and_at_all_below_it() {
    let workbench = Workbench::new();
    let dist = workbench.folder.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    std::fs::write(dist.join("api-management.js"), "").unwrap();
    for path in ["", "/", "/new", "/0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11", "/a/b"] {
        let answer = workbench.page(&format!("/apiManagement{path}")).await;
        let page = answer.text();
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(page.contains(
            "<script type=\"module\" src=\"/assets/api-management/api-management.js\"></script>"
        ));
        let element: Vec<_> =
            between(page, "<dwb-api-management", ">").split_whitespace().collect();
        let origin = "http://127.0.0.1:8080";
        let attributes = [
            format!("workspace-id=\"{WORKSPACE}\""),
            format!("api-base=\"{origin}/veracity/dw/gateway/api/v2\""),
            format!("portal-base=\"{origin}\""),
            format!("base-path=\"/ws/{WORKSPACE}/apiManagement\""),
            format!("token-url=\"{origin}/dnvglb2cprod.onmicrosoft.com/oauth2/token\""),
        ];
        assert_eq!(element, attributes, "{path}");
    }
}

#[tokio::test]
async fn a_hostile_host_header_reaches_no_attribute() {
    let workbench = Workbench::new();
    let dist = workbench.folder.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    std::fs::write(dist.join("api-management.js"), "").unwrap();
    let cookie = workbench.signed_in("administrator").await;
    for host in ["evil.example\"><script>", "user:pass@evil.example", "evil.example/x"] {
        let request = Request::get(format!("/ws/{WORKSPACE}/apiManagement")).header(HOST, host);
        let answer = workbench.send(request.header(COOKIE, &cookie)).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert!(!answer.text().contains("evil"), "{host}");
    }
}

#[tokio::test]
async fn behind_a_proxy_that_speaks_https_the_addresses_do_too() {
    let workbench = Workbench::new();
    let dist = workbench.folder.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    std::fs::write(dist.join("api-management.js"), "").unwrap();
    let https = |request: axum::http::request::Builder| {
        request.header(HOST, "localhost:8443").header("X-Forwarded-Proto", "https")
    };
    let door = workbench.send(https(Request::get("/"))).await;
    let page = https(Request::get(door.location())).header(COOKIE, door.cookie());
    let answer = workbench.send(page).await;
    assert!(answer.text().contains("portal-base=\"https://localhost:8443\""), "{}", answer.text());
}
