//! The contents of the pages: catalogue, data sets, latest activity. Hostile names are shown as text.

use axum::http::StatusCode;
use workbench::demo::WORKSPACE;
use workbench::store;
use workbench::store::data_sets::{DataSet, Query};
use workbench::store::ledger::{self, NewEvent, Resource};

use crate::client::Workbench;
use crate::markup::{assert_nothing_inline, between};

const HOSTILE: &str = "<script>alert(1)</script>\"' onload=x &amp; {{7*7}} \u{202e}";

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
        let workspace = format!("/ws/{WORKSPACE}");
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
    let query = Query { limit: 60, ..Query::default() };
    let (data_sets, _) = workbench.state.store.data_sets(WORKSPACE, query).await.unwrap();
    let has_two_values =
        |data_set: &&DataSet| data_set.tags().values().any(|values| values.len() > 1);
    let data_set = data_sets.iter().find(has_two_values).unwrap();
    let answer = workbench.page(&format!("/dataCatalogue/datasets/{}", data_set.id)).await;
    let page = answer.text();
    assert_eq!(between(page, "<h1>", "</h1>"), format!("<bdi>{}</bdi>", data_set.name));
    assert!(page.contains(&data_set.schema_info.schema_name));
    for column in data_set.columns() {
        let name = format!("<bdi>{}</bdi></th>", column.name);
        assert_eq!(page.matches(&name).count(), 2, "{name} heads a column and stands in the list");
    }
    for (key, values) in data_set.tags() {
        let values = values.join(", ");
        assert!(page.contains(&format!("<bdi>{key}</bdi>: <bdi>{values}</bdi>")));
    }
    let (_, rows) = page.split_once("id=\"rows\"").unwrap();
    assert_eq!(rows.matches("<tr><td").count(), 10);
    assert!(page.contains(&format!("href=\"/ws/{WORKSPACE}/dataCatalogue\">Data catalogue</a>")));
}

#[tokio::test]
async fn hostile_names_are_shown_as_the_text_that_they_are() {
    let workbench = Workbench::new();
    let change = |db: &rusqlite::Transaction<'_>| -> Result<(), store::Error> {
        let tags = serde_json::json!({HOSTILE: [HOSTILE]}).to_string();
        db.execute(
            "UPDATE data_sets SET name = ?1, description = ?1, tags = ?2",
            [HOSTILE, &tags],
        )?;
        db.execute("UPDATE workspaces SET name = ?1, description = ?1", [HOSTILE])?;
        db.execute("UPDATE schemas SET name = ?1", [HOSTILE])?;
        let columns = serde_json::json!([{"name": HOSTILE, "dataType": HOSTILE}]).to_string();
        db.execute("UPDATE schema_versions SET columns = ?1", [columns])?;
        let event = NewEvent {
            workspace: WORKSPACE,
            user_id: WORKSPACE,
            user_name: HOSTILE,
            event_type: "ServiceAccountCreated",
            event_name: "Service account created",
            resource: Resource::ServiceAccount(WORKSPACE),
            resource_name: HOSTILE,
            changes: None,
        };
        ledger::append(db, event)
    };
    workbench.state.store.write(change).await.unwrap();
    let query = Query { limit: 1, ..Query::default() };
    let id = workbench.state.store.data_sets(WORKSPACE, query).await.unwrap().0[0].id;
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
async fn the_workspace_page_tells_what_happened_last() {
    let workbench = Workbench::new();
    let page = workbench.page("/workspace").await;
    assert!(page.text().contains("Nothing has happened here yet."));
    assert!(page.text().contains("<dt>Region</dt><dd>EU</dd>"));
    let append = |db: &rusqlite::Transaction<'_>| {
        let event = NewEvent {
            workspace: WORKSPACE,
            user_id: WORKSPACE,
            user_name: "Ada Admin",
            event_type: "ServiceAccountRemoved",
            event_name: "Service account removed",
            resource: Resource::ServiceAccount(WORKSPACE),
            resource_name: "Fleet reporting",
            changes: None,
        };
        ledger::append(db, event)
    };
    workbench.state.store.write(append).await.unwrap();
    let answer = workbench.page("/workspace").await;
    let row = between(answer.text(), "<tr><td", "</tr>");
    for text in ["UTC", "Service account removed", "Fleet reporting", "Ada Admin"] {
        assert!(row.contains(text), "{row}");
    }
}
