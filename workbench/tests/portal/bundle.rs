//! The files of the bundle: types, encodings, caching. Nothing outside of the folder is served.

use std::fs;

use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    VARY,
};
use axum::http::{Request, StatusCode};

use crate::client::{Answer, Workbench};

const SCRIPT: &str = "api-management-1f8b5c2e9d04a7c3.js";
const WASM: &str = "api-management-1f8b5c2e9d04a7c3_bg.wasm";
const STYLE: &str = "api-management-77aa01c2d3e4f506.css";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A Workbench with a bundle whose files contain their own names, and with a secret file beside the bundle's folder.
fn with_bundle() -> Workbench {
    let workbench = Workbench::new();
    let dist = workbench.folder.path().join("dist");
    fs::create_dir_all(dist.join("snippets")).unwrap();
    for name in [
        "api-management.js",
        "api-management.d.ts",
        "index.html",
        "manifest.json",
        SCRIPT,
        WASM,
        STYLE,
    ] {
        fs::write(dist.join(name), name).unwrap();
        fs::write(dist.join(format!("{name}.br")), format!("{name} in brotli")).unwrap();
        fs::write(dist.join(format!("{name}.gz")), format!("{name} in gzip")).unwrap();
    }
    fs::write(workbench.folder.path().join("outside.txt"), "outside").unwrap();
    workbench
}

async fn file(workbench: &Workbench, name: &str) -> Answer {
    workbench.get(&format!("/assets/api-management/{name}")).await
}

#[tokio::test]
async fn each_file_has_its_kind_and_its_caching() {
    let workbench = with_bundle();
    let files = [
        ("api-management.js", "text/javascript", "no-cache"),
        ("api-management.d.ts", "text/plain; charset=utf-8", "no-cache"),
        ("index.html", "text/html", "no-store"),
        ("manifest.json", "application/json", "no-cache"),
        (SCRIPT, "text/javascript", FOR_EVER),
        (WASM, "application/wasm", FOR_EVER),
        (STYLE, "text/css", FOR_EVER),
    ];
    for (name, kind, caching) in files {
        let answer = file(&workbench, name).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert_eq!(answer.header(CONTENT_TYPE), kind, "{name}");
        assert_eq!(answer.header(CACHE_CONTROL), caching, "{name}");
        assert_eq!(answer.text(), name);
    }
}

#[tokio::test]
async fn the_smallest_encoding_that_the_browser_takes_is_sent() {
    let workbench = with_bundle();
    let encodings = [
        ("gzip, deflate, br, zstd", "br", "brotli"),
        ("gzip", "gzip", "gzip"),
        ("br;q=0, gzip", "gzip", "gzip"),
    ];
    for (accepted, encoding, word) in encodings {
        let request = Request::get(format!("/assets/api-management/{WASM}"))
            .header(ACCEPT_ENCODING, accepted);
        let answer = workbench.send(request).await;
        assert_eq!(answer.header(CONTENT_ENCODING), encoding, "{accepted}");
        assert_eq!(answer.header(CONTENT_TYPE), "application/wasm", "{accepted}");
        assert!(
            answer.header(VARY).eq_ignore_ascii_case("accept-encoding"),
            "{:?}",
            answer.headers
        );
        assert!(answer.text().ends_with(word), "{accepted}");
    }
    assert_eq!(file(&workbench, WASM).await.header(CONTENT_ENCODING), "");
}

#[tokio::test]
async fn a_file_without_a_compressed_twin_is_sent_as_it_is() {
    let workbench = with_bundle();
    fs::write(workbench.folder.path().join("dist/plain.js"), "plain").unwrap();
    let request =
        Request::get("/assets/api-management/plain.js").header(ACCEPT_ENCODING, "br, gzip");
    let answer = workbench.send(request).await;
    assert_eq!((answer.text(), answer.header(CONTENT_ENCODING)), ("plain", ""));
}

#[tokio::test]
async fn an_unchanged_file_costs_a_304() {
    let workbench = with_bundle();
    let address = "/assets/api-management/api-management.js";
    let first = workbench.get(address).await;
    for (condition, value) in
        [(IF_NONE_MATCH, first.header(ETAG)), (IF_MODIFIED_SINCE, first.header(LAST_MODIFIED))]
    {
        assert_ne!(value, "", "{condition}");
        let again = workbench.send(Request::get(address).header(&condition, value)).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{condition}");
        assert_eq!(again.header(CACHE_CONTROL), "no-cache");
        // A policy in here would replace that of the page in the browser's cache.
        assert_eq!(again.header(CONTENT_SECURITY_POLICY), "");
        assert!(again.body.is_empty());
    }
    let page = workbench.get("/standalone/").await;
    assert!(page.header(CONTENT_SECURITY_POLICY).contains("script-src 'self'"));
    let modified = page.header(LAST_MODIFIED);
    let again = workbench.send(Request::get("/standalone/").header(IF_MODIFIED_SINCE, modified));
    let again = again.await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(again.header(CONTENT_SECURITY_POLICY), "");
    let compressed = workbench.send(Request::get(address).header(ACCEPT_ENCODING, "br")).await;
    assert_ne!(
        compressed.header(ETAG),
        first.header(ETAG),
        "one tag for two encodings would mix them up"
    );
}

#[tokio::test]
async fn other_origins_may_load_the_bundle() {
    let workbench = with_bundle();
    for name in ["api-management.js", SCRIPT, WASM, STYLE] {
        let answer = file(&workbench, name).await;
        assert_eq!(answer.header(ACCESS_CONTROL_ALLOW_ORIGIN), "*", "{name}");
        assert_eq!(answer.headers["cross-origin-resource-policy"], "cross-origin", "{name}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_404_that_nobody_keeps() {
    let workbench = with_bundle();
    for name in
        ["api-management-ffffffffffffffff.js", "nothing", "snippets", "snippets/", "index.html/"]
    {
        let answer = file(&workbench, name).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{name}");
        assert_eq!(answer.header(CACHE_CONTROL), "no-store", "{name}");
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_folder() {
    let workbench = with_bundle();
    let ways_out = [
        "../outside.txt",
        "..%2foutside.txt",
        "%2e%2e/outside.txt",
        "%2e%2e%2foutside.txt",
        "..%5coutside.txt",
        "x/../../outside.txt",
        "%252e%252e%252foutside.txt",
        "..%00/outside.txt",
        "%00",
        "%ff",
        "/outside.txt",
        "%2foutside.txt",
        "%2fetc%2fpasswd",
        "....//outside.txt",
    ];
    for path in ways_out {
        for root in ["/assets/api-management/", "/standalone/", "/standalone/new/"] {
            let answer = workbench.get(&format!("{root}{path}")).await;
            assert!(!answer.body.starts_with(b"outside"), "{root}{path}");
            assert!(!answer.body.starts_with(b"root:"), "{root}{path}");
            assert!(!answer.status.is_server_error(), "{root}{path}: {}", answer.status);
        }
    }
}

#[tokio::test]
async fn the_standalone_page_owns_every_address_below_it() {
    let workbench = with_bundle();
    assert_eq!(workbench.get("/standalone").await.location(), "/standalone/");
    for path in ["", "new", "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11", "a/b/c"] {
        let answer = workbench.get(&format!("/standalone/{path}")).await;
        assert_eq!((answer.status, answer.text()), (StatusCode::OK, "index.html"), "{path}");
        assert_eq!(answer.header(CONTENT_TYPE), "text/html", "{path}");
        assert_eq!(answer.header(CACHE_CONTROL), "no-store", "{path}");
    }
}

#[tokio::test]
async fn before_the_first_build_the_standalone_page_says_which_command_makes_one() {
    let answer = Workbench::new().get("/standalone/new").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("cargo xtask build"));
}

#[tokio::test]
async fn files_that_the_standalone_page_names_beside_itself_are_found() {
    let workbench = with_bundle();
    for path in ["api-management.js", "a/b/api-management.js"] {
        assert_eq!(
            workbench.get(&format!("/standalone/{path}")).await.text(),
            "api-management.js",
            "{path}"
        );
    }
    assert_eq!(workbench.get(&format!("/standalone/{WASM}")).await.header(CACHE_CONTROL), FOR_EVER);
    assert_eq!(workbench.get("/standalone/nothing.js").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_name_that_no_file_can_have_is_a_404_like_others() {
    let workbench = with_bundle();
    for root in ["/assets/api-management/", "/standalone/"] {
        for name in [
            format!("{}.js", "x".repeat(300)),
            format!("{}.js", "x".repeat(5000)),
            format!("{}.js", "%61".repeat(3000)),
            format!("{}.js", "y/".repeat(3000)),
            format!("{}.js", "%e6%96%87".repeat(100)),
            "api-management.js/below.js/x.js".to_owned(),
            "%00.js".to_owned(),
            "%ff.js".to_owned(),
            "nothing.js".to_owned(),
        ] {
            let answer = workbench.get(&format!("{root}{name}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{root}{name:.40}");
            let kind = answer.header(CONTENT_TYPE);
            assert_eq!(kind, "application/problem+json", "{root}{name:.40}");
        }
    }
}
