//! `GET …/serviceAccounts`.

use serde_json::Value;

use crate::workbench::{Workbench, text, whole_workspace};

async fn names(workbench: &Workbench, query: &str) -> Vec<String> {
    let page = workbench.administrator().get(&format!("/serviceAccounts?{query}")).await.json();
    let result = page["result"].as_array().unwrap_or_else(|| panic!("no page: {page}"));
    result.iter().map(|account| text(&account["name"]).to_owned()).collect()
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let workbench = Workbench::new();
    for column in ["Name", "CreatedOn", "LastModifiedOn", "SecretExpiresOn"] {
        for direction in ["Ascending", "Descending"] {
            let order = format!("sortColumn={column}&sortDirection={direction}");
            let whole = names(&workbench, &order).await;
            assert_eq!(whole.len(), 12);
            let mut joined = Vec::new();
            for index in 1..=3 {
                joined.extend(
                    names(&workbench, &format!("{order}&pageSize=5&pageIndex={index}")).await,
                );
            }
            assert_eq!(joined, whole, "{order}");
        }
    }
    let mut reversed = names(&workbench, "sortDirection=Descending").await;
    reversed.reverse();
    assert_eq!(reversed, names(&workbench, "").await);
    let page =
        workbench.administrator().get("/serviceAccounts?pageSize=5&pageIndex=9").await.json();
    assert_eq!(
        (&page["totalCount"], &page["totalPages"], &page["pageIndex"]),
        (&12.into(), &3.into(), &9.into())
    );
    assert_eq!(page["result"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn the_page_with_an_account_is_found_in_every_order() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let everything = administrator.get("/serviceAccounts").await.json();
    for column in ["Name", "CreatedOn", "LastModifiedOn", "SecretExpiresOn"] {
        for direction in ["Ascending", "Descending"] {
            let order = format!("sortColumn={column}&sortDirection={direction}&pageSize=5");
            for account in everything["result"].as_array().unwrap() {
                let id = text(&account["id"]);
                let query = format!("/serviceAccounts?{order}&containing={id}");
                let found = administrator.get(&query).await.json();
                let page = found["pageIndex"].as_u64().unwrap();
                let asked = format!("/serviceAccounts?{order}&pageIndex={page}");
                assert_eq!(found, administrator.get(&asked).await.json());
                assert!(found.to_string().contains(id), "{order} {id}");
            }
        }
    }
    // An account that the list does not have changes nothing.
    let nobody = "00000000-0000-4000-8000-000000000000";
    let first = text(&everything["result"][0]["id"]);
    for (query, id) in [("pageSize=5&pageIndex=2", nobody), ("search=no_such", first)] {
        assert_eq!(
            administrator.get(&format!("/serviceAccounts?{query}&containing={id}")).await.json(),
            administrator.get(&format!("/serviceAccounts?{query}")).await.json()
        );
    }
}

#[tokio::test]
async fn entries_hold_neither_keys_nor_lists_of_data_sets() {
    let workbench = Workbench::new();
    let page = workbench.administrator().get("/serviceAccounts").await;
    assert!(!page.text().contains("apiKey") && !page.text().contains("\"dataSets\":["));
    for account in page.json()["result"].as_array().unwrap() {
        match text(&account["access"]["scope"]) {
            "workspace" => assert!(account["access"]["level"].is_string()),
            _ => assert!(account["access"]["dataSetCount"].as_u64().is_some_and(|count| count > 0)),
        }
    }
}

#[tokio::test]
async fn search_finds_parts_of_name_email_and_id_in_any_case() {
    let workbench = Workbench::new();
    let account = workbench.administrator().created("Grüße 100%", whole_workspace("reader")).await
        ["account"]
        .clone();
    let id = text(&account["id"]).to_uppercase();
    for search in ["GR%C3%9C%C3%9FE", "100%25", "a%40EXAMPLE", &id[4..20], "%20gr%C3%BC%20"] {
        assert_eq!(
            names(&workbench, &format!("search={search}")).await,
            ["Grüße 100%"],
            "{search}"
        );
    }
    assert_eq!(names(&workbench, "search=").await.len(), 13);
    assert_eq!(names(&workbench, "SEARCH=no_such%25").await.len(), 0);
}

#[tokio::test]
async fn secrets_that_expire_soon_are_distinguished_from_expired_ones() {
    let workbench = Workbench::new();
    let now = jiff::Timestamp::now();
    let soon = now + jiff::SignedDuration::from_hours(60 * 24);
    let expired = names(&workbench, &format!("secretExpiresBefore={now}")).await;
    assert_eq!(expired, ["Class portal sync"]);
    let ending =
        names(&workbench, &format!("secretExpiresAfter={now}&secretExpiresBefore={soon}")).await;
    assert_eq!(ending, ["EU ETS settlement", "Power BI refresh", "Workspace housekeeping"]);
    let later = names(&workbench, &format!("secretExpiresAfter={soon}")).await;
    assert_eq!(expired.len() + ending.len() + later.len(), 12);
}

#[tokio::test]
async fn wrong_parameters_are_named_and_unknown_ones_ignored() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let cases = [
        ("pageIndex=0", "PageIndex"),
        ("pageIndex=2147483648", "PageIndex"),
        ("pageIndex=", "PageIndex"),
        ("pageSize=1001", "PageSize"),
        ("pageSize=-1", "PageSize"),
        ("pageSize=99999999999999999999999", "PageSize"),
        ("pageSize=ten", "PageSize"),
        ("containing=5", "Containing"),
        ("sortColumn=apiKey", "SortColumn"),
        ("sortDirection=up", "SortDirection"),
        ("secretExpiresBefore=tomorrow", "SecretExpiresBefore"),
        ("secretExpiresAfter=", "SecretExpiresAfter"),
    ];
    for (query, error) in cases {
        let problem = administrator.get(&format!("/serviceAccounts?{query}")).await.problem(400);
        assert!(problem["errors"][error].is_array(), "{query}: {problem}");
    }
    assert_eq!(names(&workbench, "color=blue&PAGESIZE=3").await.len(), 3);
}
