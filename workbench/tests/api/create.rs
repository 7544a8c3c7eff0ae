//! `POST …/serviceAccounts`.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::workbench::{Workbench, by_hand, text, whole_workspace};

#[tokio::test]
async fn a_new_account_comes_with_its_secret_once() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let body = json!({"name": "  Fleet reports ", "contactEmail": " fleet@example.com ", "access": whole_workspace("reader")});
    let answer = administrator.create(&body).await;
    assert_eq!(answer.status, StatusCode::CREATED);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("idempotency-replayed"), "");
    let issued = answer.json();
    let account = &issued["account"];
    assert_eq!(account["name"], "Fleet reports");
    assert_eq!(account["contactEmail"], "fleet@example.com");
    assert_eq!(account["access"], json!({"scope": "workspace", "level": "reader"}));
    assert_eq!(account["lastUsedOn"], Value::Null);
    assert_eq!(
        (text(&account["createdBy"]), text(&account["lastModifiedBy"])),
        ("Ada Admin", "Ada Admin")
    );
    let key = text(&account["apiKey"]);
    assert!(
        key.len() == 32 && key.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')),
        "{key}"
    );
    assert!(text(&issued["secret"]["value"]).len() >= 40);
    assert_eq!(issued["secret"]["expiresOn"], account["secretExpiresOn"]);
    assert!(
        answer.header("location").ends_with(&format!("/serviceAccounts/{}", text(&account["id"])))
    );

    let read = administrator.account(&account["id"]).await;
    assert_eq!(read.header("etag"), answer.header("etag"));
    assert!(read.header("etag").starts_with('"'), "a strong tag");
    assert_eq!(&read.json(), account);
    assert!(!read.text().contains(text(&issued["secret"]["value"])));
}

#[tokio::test]
async fn a_secret_lives_two_years_of_the_calendar() {
    let workbench = Workbench::new();
    let account =
        workbench.administrator().created("Fleet reports", whole_workspace("reader")).await;
    let (made, ends) =
        (text(&account["account"]["createdOn"]), text(&account["secret"]["expiresOn"]));
    let year = |time: &str| time[..4].parse::<i32>().expect("a year");
    assert_eq!(year(ends), year(made) + 2);
}

#[tokio::test]
async fn data_sets_selected_by_hand_are_listed_by_name_and_count_once() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let mut ids = administrator.data_set_ids(3).await;
    ids.push(ids[0].to_uppercase());
    let access = administrator.created("Class", by_hand(&ids)).await["account"]["access"].clone();
    assert_eq!(access["dataSetCount"], 3);
    let listed: Vec<&str> =
        access["dataSets"].as_array().unwrap().iter().map(|set| text(&set["id"])).collect();
    assert_eq!(listed, ids[..3]);
    assert!(access["dataSets"][0]["name"].is_string());
    assert!(access.get("level").is_none());
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_its_member() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(1).await;
    let good = json!({"name": "Fleet", "contactEmail": "a@example.com", "access": whole_workspace("reader")});
    let cases = [
        ("name", Value::Null, "Name"),
        ("name", json!(""), "Name"),
        ("name", json!(" \u{a0}\t "), "Name"),
        ("name", json!("x".repeat(65)), "Name"),
        ("name", json!(7), "Name"),
        ("contactEmail", json!("nobody"), "ContactEmail"),
        ("contactEmail", json!(format!("{}@example.com", "a".repeat(250))), "ContactEmail"),
        ("access", json!("all"), "Access"),
        ("access", json!({}), "Access.Scope"),
        ("access", json!({"scope": "tenant"}), "Access.Scope"),
        ("access", json!({"scope": "workspace"}), "Access.Level"),
        ("access", json!({"scope": "workspace", "level": "owner"}), "Access.Level"),
        ("access", json!({"scope": "dataSets"}), "Access.DataSetIds"),
        ("access", json!({"scope": "dataSets", "dataSetIds": []}), "Access.DataSetIds"),
        ("access", json!({"scope": "dataSets", "dataSetIds": ["x"]}), "Access.DataSetIds"),
        ("access", json!({"scope": "dataSets", "dataSetIds": [ids[0], 7]}), "Access.DataSetIds"),
        ("access", by_hand(&[ids[0].clone(), uuid::Uuid::nil().to_string()]), "Access.DataSetIds"),
    ];
    for (member, value, error) in cases {
        let mut body = good.clone();
        body[member] = value;
        let problem = administrator.create(&body).await.problem(400);
        let errors = problem["errors"].as_object().expect("errors");
        assert_eq!(errors.keys().collect::<Vec<_>>(), [error], "{body}");
    }
    let problem = administrator.create(&json!({})).await.problem(400);
    let errors = problem["errors"].as_object().expect("errors");
    assert_eq!(errors.keys().collect::<Vec<_>>(), ["Access", "ContactEmail", "Name"]);
    let page = administrator.get("/serviceAccounts?pageSize=1").await.json();
    assert_eq!(page["totalCount"], 12, "nothing was made");
}

#[tokio::test]
async fn a_name_is_taken_without_regard_to_case_and_to_how_its_letters_are_composed() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    for (name, twins) in [
        ("Übersee", ["ÜBERSEE", "U\u{308}bersee", "u\u{308}BERSEE"]),
        ("A\u{30a}rsrapport", ["Årsrapport", "årsrapport", "\u{212b}RSRAPPORT"]),
        ("Straße", ["STRASSE", "STRAẞE", "strasse"]),
    ] {
        let account = administrator.created(name, whole_workspace("reader")).await;
        assert_eq!(account["account"]["name"], name, "it is kept as it was typed");
        for twin in twins {
            let body = json!({"name": twin, "contactEmail": "a@example.com", "access": whole_workspace("reader")});
            let problem = administrator.create(&body).await.problem(409);
            assert_eq!(problem["type"], "urn:dwb:problem:service-account-name-taken", "{twin}");
            let search: String = form_urlencoded::byte_serialize(twin.as_bytes()).collect();
            let found =
                administrator.get(&format!("/serviceAccounts?search={search}")).await.json();
            assert_eq!(found["totalCount"], 1, "{twin}");
        }
        // The same name in other letters is still the account's own.
        let id = &account["account"]["id"];
        let renamed = administrator.change(id, json!({"name": twins[0]})).await;
        assert_eq!(renamed.status, StatusCode::OK, "{}", renamed.text());
    }
}

#[tokio::test]
async fn names_in_all_their_variety_come_back_as_they_were() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let names = [
        "\"\"\" {} % \\ '",
        "🚢🚢🚢",
        "\u{200f}gnp.exe",
        "a\u{2028}b",
        "<img src=x>",
        "'; DROP TABLE x; --",
    ];
    for name in names {
        let account = administrator.created(name, whole_workspace("reader")).await;
        assert_eq!(account["account"]["name"], name);
        let search: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
        let found = administrator.get(&format!("/serviceAccounts?search={search}")).await.json();
        assert_eq!(found["result"][0]["name"], name);
    }
}

#[tokio::test]
async fn a_request_without_a_key_of_its_own_is_refused() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let body = json!({"name": "Fleet", "contactEmail": "a@example.com", "access": whole_workspace("reader")});
    let problem = administrator.post("/serviceAccounts", body.clone()).await.problem(400);
    assert!(problem["errors"]["Idempotency-Key"].is_array(), "{problem}");
    let caller = administrator.clone().with("Idempotency-Key", "first try");
    caller.post("/serviceAccounts", body).await.problem(400);
}
