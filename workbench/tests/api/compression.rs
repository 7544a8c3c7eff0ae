//! Answers are compressed, but for those with credentials.

use axum::http::header::ACCEPT_ENCODING;
use serde_json::json;

use crate::workbench::{Caller, Workbench, by_hand};

/// The encoding of an answer.
async fn encoding(caller: &Caller<'_>, path: &str) -> String {
    let answer = caller.get(path).await;
    assert_eq!(answer.status.as_u16(), 200, "{path}");
    answer.header("content-encoding").to_owned()
}

#[tokio::test]
async fn lists_are_compressed_as_the_browser_likes() {
    let workbench = Workbench::new();
    for (accepted, used) in [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")] {
        let caller = workbench.administrator().with(ACCEPT_ENCODING.as_str(), accepted);
        for path in ["/serviceAccounts", "/schemas"] {
            assert_eq!(encoding(&caller, path).await, used, "{path}");
        }
        let page = caller.post("/datasets/query", json!({})).await;
        assert_eq!(page.header("content-encoding"), used);
        assert!(page.header("vary").contains("accept-encoding"));
    }
}

#[tokio::test]
async fn nothing_with_a_credential_is_compressed() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator().with(ACCEPT_ENCODING.as_str(), "gzip, br");
    // Long enough to be worth it.
    let ids = workbench.administrator().data_set_ids(60).await;
    let access = by_hand(&ids);
    let account = json!({"name": "Fleet", "contactEmail": "a@example.com", "access": access});
    let created = administrator.create(&account).await;
    let id = created.json()["account"]["id"].clone();
    let read = administrator.account(&id).await;
    let changed = administrator.change(&id, json!({"name": "Fleet 2"})).await;
    let regenerated = administrator.regenerate(&id).await;
    let sas = administrator.get(&format!("/datasets/{}/sas", ids[0])).await;
    assert!(read.body.len() > 2000);
    for answer in [created, read, changed, regenerated, sas] {
        assert!(answer.status.is_success());
        assert_eq!(answer.header("content-encoding"), "", "{}", answer.text());
    }
}
