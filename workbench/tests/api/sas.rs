//! `GET …/datasets/{id}/sas`: an address that reads rows without an account, until it runs out or is revoked.

use axum::http::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::workbench::{Workbench, by_hand, text, whole_workspace};

/// The path and query of an address.
fn place(address: &str) -> &str {
    address.strip_prefix("http://127.0.0.1:8080").expect("an address on this host")
}

#[tokio::test]
async fn an_address_reads_the_rows_and_outlives_its_account() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(2).await;
    let issued = administrator.created("Fleet", by_hand(&ids[..1])).await;
    let machine = workbench.machine_of(&issued).await;
    let path = format!("/datasets/{}/sas?durationInMinutes=90&type=Read", ids[0]);
    let answer = machine.get(&path).await.json();
    let expires_on: Timestamp = text(&answer["expiresOn"]).parse().expect("a time");
    let left = expires_on.duration_since(Timestamp::now());
    assert!(left <= SignedDuration::from_mins(90) && left > SignedDuration::from_mins(85));

    let address = place(text(&answer["sasToken"]));
    let anybody = workbench.stranger();
    let rows = anybody.call_address(Method::GET, address).await;
    assert_eq!(rows.header("content-type"), "text/csv; charset=utf-8");
    let all = administrator.post(&format!("/datasets/{}/query", ids[0]), json!({})).await.json();
    let lines = rows.text().lines().count() as u64;
    assert_eq!(Some(lines - 1), all["pagination"]["totalCount"].as_u64());

    administrator.remove(&issued["account"]["id"]).await;
    machine.get(&path).await.problem(401);
    assert_eq!(anybody.call_address(Method::GET, address).await.status, StatusCode::OK);

    let forged = address.replace(&ids[0], &ids[1]);
    anybody.call_address(Method::GET, &forged).await.problem(403);
    anybody.call_address(Method::GET, address.split_once('?').unwrap().0).await.problem(403);

    let sas = format!("/datasets/{}/sas", ids[0]);
    assert_eq!(
        administrator.call(Method::POST, &format!("{sas}/revoke"), None).await.status,
        StatusCode::NO_CONTENT
    );
    anybody.call_address(Method::GET, address).await.problem(403);
    let next = administrator.get(&sas).await.json();
    let next = place(text(&next["sasToken"])).to_owned();
    assert_eq!(anybody.call_address(Method::GET, &next).await.status, StatusCode::OK);
    let event = administrator.get("/ledger").await.json()["result"][1].clone();
    assert_eq!(event["payload"]["eventType"], "SasKeyRevoked");
}

#[tokio::test]
async fn only_who_reaches_the_data_set_gets_an_address_and_only_administrators_revoke() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(2).await;
    let issued = administrator.created("Fleet", by_hand(&ids[..1])).await;
    let by_hand = workbench.machine_of(&issued).await;
    let issued = administrator.created("All", whole_workspace("reader")).await;
    let reader = workbench.machine_of(&issued).await;
    let (own, other) = (format!("/datasets/{}/sas", ids[0]), format!("/datasets/{}/sas", ids[1]));
    by_hand.get(&other).await.problem(403);
    assert_eq!(reader.get(&other).await.status, StatusCode::OK);
    for caller in [&by_hand, &reader, &workbench.reader()] {
        caller.call(Method::POST, &format!("{own}/revoke"), None).await.problem(403);
    }
    for wrong in
        ["durationInMinutes=0", "durationInMinutes=x", "durationInMinutes=527041", "type=Write"]
    {
        reader.get(&format!("{other}?{wrong}")).await.problem(400);
    }
    administrator.get("/datasets/x/sas").await.problem(404);
}
