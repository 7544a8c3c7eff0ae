//! The pages: the frame and the embedded tab, the catalogue, data sets, and that hostile names stay text.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, HOST, IF_NONE_MATCH};
use axum::http::{Request, StatusCode};
use workbench::DEMO_WORKSPACE;
use workbench::problem::Problem;
use workbench::store::data_sets::{self, Query};

use crate::client::Workbench;

const HOSTILE: &str = "<script>alert(1)</script>\"' onload=x &amp; {{7*7}} \u{202e}";

/// The part of `text` between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("{start} is not in {text}"));
    rest.split_once(end).unwrap_or_else(|| panic!("{end} is not in {rest}")).0
}

/// Tags and attributes that the policy would block, and that would run were it not there.
fn assert_nothing_inline(page: &str) {
    for (number, script) in page.split("<script").skip(1).enumerate() {
        assert!(script.starts_with(" type=\"module\" src=\"/assets/"), "script {number}: {script}");
    }
    for tag in page.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default()) {
        for forbidden in [" style=", " onload", " onerror", " onclick", "javascript:"] {
            // In quotes these are the text of an attribute, and there the quotes of a hostile name are escaped.
            let outside_quotes: String = tag.split('"').step_by(2).collect();
            assert!(!outside_quotes.contains(forbidden), "{tag}");
        }
        assert!(!tag.starts_with("style") && !tag.starts_with("img"), "{tag}");
    }
}

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
        let current =
            format!("href=\"/ws/{DEMO_WORKSPACE}/{path}\" aria-current=\"page\">{label}</a>");
        assert!(page.contains(&current), "{path}");
        for (other, _) in tabs {
            assert!(
                page.contains(&format!("href=\"/ws/{DEMO_WORKSPACE}/{other}\"")),
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
        assert_eq!(workbench.page(path).await.location(), format!("/ws/{DEMO_WORKSPACE}/home"));
    }
}

#[tokio::test]
async fn before_the_first_build_the_page_says_which_command_makes_one() {
    let answer = Workbench::new().page("/apiManagement").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("<code>cargo xtask build</code>"));
    assert!(!answer.text().contains("<script") && !answer.text().contains("<dwb-api-management"));
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
            format!("workspace-id=\"{DEMO_WORKSPACE}\""),
            format!("api-base=\"{origin}/veracity/dw/gateway/api/v2\""),
            format!("portal-base=\"{origin}\""),
            format!("base-path=\"/ws/{DEMO_WORKSPACE}/apiManagement\""),
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
    let cookie = workbench.get("/").await;
    let cookie = cookie
        .header("set-cookie".parse::<axum::http::HeaderName>().unwrap())
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    for host in ["evil.example\"><script>", "user:pass@evil.example", "evil.example/x"] {
        let request =
            Request::get(format!("/ws/{DEMO_WORKSPACE}/apiManagement")).header(HOST, host);
        let answer = workbench.send(request.header("cookie", &cookie)).await;
        assert!(!answer.text().contains("evil"), "{host}");
        assert!(answer.text().contains("portal-base=\"http://127.0.0.1\""), "{host}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_a_page_that_says_so() {
    let workbench = Workbench::new();
    let addresses = [
        "/ws/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a11/apiManagement".to_owned(),
        "/ws/%3Cscript%3E/home".to_owned(),
        format!("/ws/{}/home", DEMO_WORKSPACE.to_string().to_uppercase()),
        format!("/ws/{DEMO_WORKSPACE}/nothing"),
        format!("/ws/{DEMO_WORKSPACE}/dataCatalogue/datasets/3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"),
        format!("/ws/{DEMO_WORKSPACE}/dataCatalogue/datasets/%2e%2e"),
    ];
    for address in addresses {
        let answer = workbench.get_as("reader", &address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(answer.text().contains("<h1>Page not found</h1>"), "{address}");
        assert_nothing_inline(answer.text());
    }
}

#[tokio::test]
async fn the_catalogue_is_read_page_by_page_without_a_gap() {
    let workbench = Workbench::with_data_sets(60);
    let mut seen = Vec::new();
    let mut next = Some("/dataCatalogue".to_owned());
    while let Some(address) = next {
        let answer = workbench.page(&address).await;
        let page = answer.text();
        assert!(page.contains("60 total data set(s)"));
        seen.extend(
            page.split("/dataCatalogue/datasets/").skip(1).map(|link| link[..36].to_owned()),
        );
        let link = page.split("<a ").find(|link| link.contains("rel=\"next\""));
        let workspace = format!("/ws/{DEMO_WORKSPACE}");
        next = link.map(|link| {
            between(link, "href=\"", "\"").replace("&#38;", "&").replace(&workspace, "")
        });
    }
    assert_eq!(seen.len(), 60);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 60, "no data set is shown twice");
}

#[tokio::test]
async fn a_page_past_the_end_is_the_last_one() {
    let answer =
        Workbench::with_data_sets(60).page("/dataCatalogue?page=9999999999999999999").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("Page 3 of 3"));
}

#[tokio::test]
async fn a_search_shows_what_was_found_and_keeps_what_was_typed() {
    let workbench = Workbench::with_data_sets(60);
    let found = workbench.page("/dataCatalogue?name=+NOON+&kind=created").await;
    assert!(found.text().contains("value=\"NOON\""));
    assert!(found.text().contains("<input type=\"hidden\" name=\"kind\" value=\"created\">"));
    for row in found.text().split("<th scope=\"row\"").skip(1) {
        assert!(between(row, "<bdi>", "</bdi>").to_lowercase().contains("noon"));
        assert!(row.contains("<td>Created</td>"));
    }
    let hostile = workbench.page("/dataCatalogue?name=%3Cscript%3E%22%27").await;
    assert!(hostile.text().contains("&#60;script&#62;&#34;&#39;"));
    assert_nothing_inline(hostile.text());
}

#[tokio::test]
async fn a_data_set_shows_its_schema_columns_tags_and_first_rows() {
    let workbench = Workbench::with_data_sets(60);
    let read = |db: &_| {
        Ok(data_sets::page(db, DEMO_WORKSPACE, &Query { limit: 60, ..Query::default() })?.0)
    };
    let data_sets = workbench.state.store.read(read).await.unwrap();
    let data_set = data_sets.iter().find(|data_set| !data_set.tags().is_empty()).unwrap();
    let answer = workbench.page(&format!("/dataCatalogue/datasets/{}", data_set.id)).await;
    let page = answer.text();
    assert_eq!(between(page, "<h1>", "</h1>"), format!("<bdi>{}</bdi>", data_set.name));
    assert!(page.contains(&data_set.schema_info.schema_name));
    for column in data_set.columns() {
        let name = format!("<bdi>{}</bdi></th>", column.name);
        assert_eq!(page.matches(&name).count(), 2, "{name} heads a column and stands in the list");
    }
    for (key, value) in data_set.tags() {
        assert!(page.contains(&format!("<bdi>{key}</bdi>: <bdi>{value}</bdi>")));
    }
    let (_, rows) = page.split_once("id=\"rows\"").unwrap();
    assert_eq!(rows.matches("<tr><td").count(), 10);
    assert!(
        page.contains(&format!("href=\"/ws/{DEMO_WORKSPACE}/dataCatalogue\">Data catalogue</a>"))
    );
}

#[tokio::test]
async fn hostile_names_are_shown_as_the_text_that_they_are() {
    let workbench = Workbench::new();
    let change = |db: &rusqlite::Transaction<'_>| -> Result<(), Problem> {
        let tags = serde_json::json!({HOSTILE: HOSTILE}).to_string();
        db.execute(
            "UPDATE data_sets SET name = ?1, description = ?1, tags = ?2",
            [HOSTILE, &tags],
        )?;
        db.execute("UPDATE workspaces SET name = ?1, description = ?1", [HOSTILE])?;
        db.execute("UPDATE schemas SET name = ?1", [HOSTILE])?;
        let columns = serde_json::json!([{"name": HOSTILE, "dataType": HOSTILE}]).to_string();
        db.execute("UPDATE schema_versions SET columns = ?1", [columns])?;
        Ok(())
    };
    workbench.state.store.write(change).await.unwrap();
    let read = |db: &_| {
        Ok(data_sets::page(db, DEMO_WORKSPACE, &Query { limit: 1, ..Query::default() })?.0)
    };
    let id = workbench.state.store.read(read).await.unwrap()[0].id;
    for path in ["/home", "/dataCatalogue", "/workspace", &format!("/dataCatalogue/datasets/{id}")]
    {
        let answer = workbench.page(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(
            answer
                .text()
                .contains("&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39; onload=x &#38;amp;"),
            "{path}"
        );
        assert_nothing_inline(answer.text());
    }
}

#[tokio::test]
async fn the_frame_names_who_is_signed_in_and_offers_the_others_with_the_way_back() {
    let workbench = Workbench::new();
    let answer =
        workbench.get_as("reader", &format!("/ws/{DEMO_WORKSPACE}/dataCatalogue?name=a%26b")).await;
    let way_back = format!("%2Fws%2F{DEMO_WORKSPACE}%2FdataCatalogue%3Fname%3Da%2526b");
    assert!(
        answer.text().contains(&format!("href=\"/sign-in?as=administrator&amp;then={way_back}\""))
    );
    assert!(answer.text().contains(&format!(
        "href=\"/sign-in?as=reader&amp;then={way_back}\" aria-current=\"true\""
    )));
}

#[tokio::test]
async fn the_style_sheet_and_the_icon_are_asked_for_anew_and_cost_a_304() {
    let workbench = Workbench::new();
    for (address, kind) in [
        ("/assets/portal/portal.css", "text/css; charset=utf-8"),
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
    let request = Request::get("/assets/portal/portal.css").header("accept-encoding", "gzip, br");
    let answer = Workbench::new().send(request).await;
    assert_eq!(answer.headers["content-encoding"], "gzip");
}
