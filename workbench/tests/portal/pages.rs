//! What all pages have in common: the frame, messages for missing pages, the style sheet and the icon.

use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use axum::http::{Request, StatusCode};
use workbench::demo::WORKSPACE;

use crate::client::Workbench;
use crate::markup::{assert_nothing_inline, between};

#[tokio::test]
async fn every_tab_has_a_page_with_title_heading_and_landmarks() {
    let workbench = Workbench::new();
    let tabs = [
        ("home", "Home"),
        ("dataCatalogue", "Data catalogue"),
        ("analytics", "Analytics"),
        ("connectors", "Connectors"),
        ("dataIntegrations", "Data integrations"),
        ("workspace", "Workspace"),
        ("apiManagement", "API management"),
    ];
    for (path, label) in tabs {
        let answer = workbench.page(&format!("/{path}")).await;
        let page = answer.text();
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header(CONTENT_TYPE), "text/html; charset=utf-8", "{path}");
        assert_eq!(answer.header(CACHE_CONTROL), "no-store", "{path}");
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{path}");
        assert_eq!(between(page, "<title>", "</title>"), format!("{label} – Data Workbench"));
        assert_eq!(page.matches("<h1>").count(), 1, "{path}");
        assert!(
            page.contains("<a class=\"skip\" href=\"#content\"")
                && page.contains("<main id=\"content\""),
            "{path}"
        );
        let current = format!("href=\"/ws/{WORKSPACE}/{path}\" aria-current=\"page\">{label}</a>");
        assert!(page.contains(&current), "{path}");
        for (other, _) in tabs {
            assert!(
                page.contains(&format!("href=\"/ws/{WORKSPACE}/{other}\"")),
                "{path} links to {other}"
            );
        }
        assert_nothing_inline(page);
    }
}

#[tokio::test]
async fn the_bare_address_of_a_workspace_leads_home() {
    let workbench = Workbench::new();
    for path in ["", "/"] {
        assert_eq!(workbench.page(path).await.location(), format!("/ws/{WORKSPACE}/home"));
    }
}

#[tokio::test]
async fn the_address_of_the_older_guide_leads_to_api_management() {
    let workbench = Workbench::new();
    let answer = workbench.page("/apiIntegrations").await;
    assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(answer.location(), format!("/ws/{WORKSPACE}/apiManagement"));
    let page = workbench.page("/dataIntegrations").await;
    let link = format!("<a href=\"/ws/{WORKSPACE}/apiManagement\">Open API management</a>");
    assert!(page.text().contains(&link));
}

#[tokio::test]
async fn what_does_not_exist_is_a_page_that_says_so() {
    let workbench = Workbench::new();
    let addresses = [
        "/ws/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a11/apiManagement".to_owned(),
        "/ws".to_owned(),
        "/ws/".to_owned(),
        "/ws/%3Cscript%3E/home".to_owned(),
        format!("/ws/{}/home", WORKSPACE.to_string().to_uppercase()),
        format!("/ws/{WORKSPACE}/nothing"),
        format!("/ws/{WORKSPACE}/dataCatalogue/datasets/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"),
        format!("/ws/{WORKSPACE}/dataCatalogue/datasets/%2e%2e"),
        format!("/ws/{WORKSPACE}/dataCatalogue/datasets/%ff"),
        format!("/ws/{WORKSPACE}/dataCatalogue/datasets/{}", "x".repeat(3000)),
        format!("/ws/{WORKSPACE}/%ff"),
        "/ws/%ff/home".to_owned(),
        "/ws/%c3%28/dataCatalogue/datasets/x".to_owned(),
        format!("/ws/{}/apiManagement", "%61".repeat(2000)),
    ];
    for address in addresses {
        let answer = workbench.get_as("reader", &address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text().contains("<h1>Page not found</h1>"), "{address}");
        assert_nothing_inline(answer.text());
    }
}

#[tokio::test]
async fn the_frame_names_who_is_signed_in_and_offers_the_others_with_the_way_back() {
    let workbench = Workbench::new();
    let answer =
        workbench.get_as("reader", &format!("/ws/{WORKSPACE}/dataCatalogue?name=a%26b")).await;
    let menu = between(answer.text(), "id=\"users\"", "</header>");
    let form = between(menu, "<form method=\"post\" action=\"/sign-in\">", "</form>");
    let way_back = format!("name=\"then\" value=\"/ws/{WORKSPACE}/dataCatalogue?name=a%26b\"");
    assert!(form.contains(&way_back), "{form}");
    assert!(form.contains("name=\"as\" value=\"administrator\">"), "{form}");
    assert!(form.contains("name=\"as\" value=\"reader\" aria-current=\"true\">"), "{form}");
    assert!(form.contains("<button formaction=\"/sign-out\">Sign out</button>"));
}

#[tokio::test]
async fn a_page_can_ask_who_is_signed_in_now() {
    let workbench = Workbench::new();
    let reader = workbench.get_as("reader", "/session").await;
    assert_eq!(reader.header(CACHE_CONTROL), "no-store");
    assert_eq!(reader.text(), r#"{"name":"Rolf Reader","initials":"RR","role":"reader"}"#);
    let nobody = workbench.get("/session").await;
    assert_eq!(nobody.text(), r#"{"name":"Signed out","initials":"–","role":null}"#);
}

#[tokio::test]
async fn the_style_sheet_the_script_and_the_icon_are_asked_for_anew_and_cost_a_304() {
    let workbench = Workbench::new();
    for (address, kind) in [
        ("/assets/portal/portal.css", "text/css; charset=utf-8"),
        ("/assets/portal/portal.js", "text/javascript; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
        ("/favicon.ico", "image/svg+xml"),
    ] {
        let first = workbench.get(address).await;
        assert_eq!((first.status, first.header(CONTENT_TYPE)), (StatusCode::OK, kind));
        assert_eq!(first.header(CACHE_CONTROL), "no-cache");
        let again =
            workbench.send(Request::get(address).header(IF_NONE_MATCH, first.header(ETAG))).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
    }
}

#[tokio::test]
async fn pages_are_compressed_on_the_way() {
    for (accepted, used) in [("gzip, br", "br"), ("gzip", "gzip")] {
        let request = Request::get("/assets/portal/portal.css").header(ACCEPT_ENCODING, accepted);
        let answer = Workbench::new().send(request).await;
        assert_eq!(answer.header(CONTENT_ENCODING), used);
    }
}
