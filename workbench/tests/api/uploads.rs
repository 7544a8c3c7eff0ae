//! `POST …/ingest/dataset` and what follows: a file becomes a data set with rows that can be queried.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use workbench::demo;

use crate::workbench::{Answer, Caller, Workbench, text, whole_workspace};

fn request(more: Value) -> Value {
    let version = &demo::schemas()[0].versions[0];
    let mut body = json!({
        "datasetName": "Noon reports of November",
        "datasetDescription": "From the bridge",
        "schemaVersionId": version.id,
        "files": [{"fileName": "november.csv", "operation": "Create"}],
        "tags": [{"Key": "environment", "Values": ["test", "trial"]}],
        "provider": "BYOD",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

async fn put(workbench: &Workbench, address: &str, file: impl Into<Body>) -> Answer {
    let place = address.strip_prefix("http://127.0.0.1:8080").expect("an address on this host");
    let request = Request::put(place).header("x-ms-blob-type", "BlockBlob").body(file.into());
    workbench.send(request.unwrap()).await
}

async fn begin(caller: &Caller<'_>, more: Value) -> (String, String) {
    let answer = caller.post("/ingest/dataset", request(more)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let body = answer.json();
    (text(&body["sasToken"]).to_owned(), format!("/ingest/job/{}", text(&body["jobId"])))
}

const FILE: &str = "ImoNumber,VesselName,SpeedOverGroundKnots\n9138290,Bjørvika Dawn,12.5\n9137765,Tromsø Eagle,\n";

#[tokio::test]
async fn a_file_becomes_a_data_set_that_can_be_found_and_queried() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Noon reports in", whole_workspace("admin")).await;
    let machine = workbench.machine_of(&issued).await;
    // An index is there before, and must see what comes.
    assert_eq!(administrator.post("/datasets/query", json!({})).await.json()["totalCount"], 60);

    let (address, job) = begin(&machine, json!({})).await;
    let waiting = machine.get(&format!("{job}/status")).await.json();
    assert_eq!(waiting["status"], "Waiting");
    machine.post(&format!("{job}/start"), json!({})).await.problem(409);
    assert_eq!(put(&workbench, &address, FILE).await.status, StatusCode::CREATED);
    let started = machine.post(&format!("{job}/start"), json!({})).await;
    assert_eq!(started.status, StatusCode::ACCEPTED);
    let done = machine.get(&format!("{job}/status")).await.json();
    assert_eq!((&done["status"], &started.json()), (&json!("Succeeded"), &done));

    let query = json!({"tags": {"environment": ["trial", "test"]}, "datasetName": "NOVEMBER"});
    let page = administrator.post("/datasets/query", query).await.json();
    let found = &page["result"][0];
    assert_eq!((&page["totalCount"], &found["id"]), (&json!(1), &done["datasetId"]));
    assert_eq!(found["tags"], json!({"environment": ["test", "trial"]}));
    assert_eq!(found["isBaseDataset"], false);
    assert_eq!(found["description"], "From the bridge");
    let tags = administrator.get("/datasets/tags").await.json();
    assert!(tags.as_array().unwrap().iter().any(|tag| tag["key"] == "environment"));

    let path = format!("/datasets/{}", text(&found["id"]));
    let filter =
        json!({"column": "SpeedOverGroundKnots", "filterType": "Greater", "filterValues": [12]});
    let rows =
        administrator.post(&format!("{path}/query"), json!({"queryFilters": [filter]})).await;
    let rows = rows.json();
    assert_eq!(rows["pagination"]["totalCount"], 1);
    assert_eq!(rows["data"][0]["VesselName"], "Bjørvika Dawn");
    assert_eq!(rows["data"][0]["ReportedAtUtc"], Value::Null);

    let ledger = administrator.get(&format!("{path}/ledger")).await.json();
    assert_eq!(ledger["result"][0]["payload"]["eventType"], "DataSetCreated");
    assert_eq!(ledger["result"][0]["userName"], "Noon reports in");

    // More demo data comes without a loss.
    let size = demo::DemoSize { data_sets: 70, service_accounts: 12 };
    demo::seed(&workbench.state.store, size).expect("more");
    assert_eq!(administrator.post("/datasets/query", json!({})).await.json()["totalCount"], 71);
    put(&workbench, &address, FILE).await.problem(409);
}

#[tokio::test]
async fn an_upload_that_starts_automatically_ends_with_its_file() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let (address, job) = begin(&administrator, json!({"startAutomatically": true})).await;
    put(&workbench, &address, FILE).await;
    assert_eq!(administrator.get(&format!("{job}/status")).await.json()["status"], "Succeeded");
}

#[tokio::test]
async fn a_file_that_cannot_be_read_makes_no_data_set_and_says_why() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let (address, job) = begin(&administrator, json!({"startAutomatically": true})).await;
    put(&workbench, &address, "ImoNumber\n1\nnone\n").await;
    let status = administrator.get(&format!("{job}/status")).await.json();
    assert_eq!(status["status"], "Failed");
    assert!(text(&status["message"]).contains("Row 2, column \"ImoNumber\""), "{status}");
    assert_eq!(administrator.post("/datasets/query", json!({})).await.json()["totalCount"], 60);
}

#[tokio::test]
async fn an_address_takes_a_file_of_8_mib_at_most_and_only_its_own() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let (address, _) = begin(&administrator, json!({})).await;
    let (other, _) = begin(&administrator, json!({})).await;
    put(&workbench, &address, vec![b' '; 8 * 1024 * 1024 + 1]).await.problem(413);
    let (place, _) = address.split_once('?').unwrap();
    let (_, query) = other.split_once('?').unwrap();
    put(&workbench, &format!("{place}?{query}"), FILE).await.problem(403);
    put(&workbench, place, FILE).await.problem(403);
    assert_eq!(put(&workbench, &address, FILE).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn what_is_wrong_in_a_request_is_named() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    for (more, member) in [
        (json!({"datasetName": " "}), "DatasetName"),
        (json!({"datasetName": "x".repeat(65)}), "DatasetName"),
        (json!({"schemaVersionId": demo::WORKSPACE}), "SchemaVersionId"),
        (json!({"provider": "Other"}), "Provider"),
        (json!({"files": []}), "Files"),
        (json!({"files": [{"fileName": "a.xlsx", "operation": "Create"}]}), "Files[0].FileName"),
        (json!({"files": [{"fileName": "a.csv", "operation": "Drop"}]}), "Files[0].Operation"),
        (json!({"tags": [{"Key": "", "Values": ["x"]}]}), "Tags[0].Key"),
        (json!({"tags": [{"Key": "a", "Values": []}]}), "Tags[0].Values"),
        (json!({"startAutomatically": "yes"}), "StartAutomatically"),
    ] {
        let problem = administrator.post("/ingest/dataset", request(more)).await.problem(400);
        assert!(problem["errors"][member].is_array(), "{member}: {problem}");
    }
    for path in ["/ingest/job/x/status", "/ingest/job/00000000-0000-4000-8000-000000000000/status"]
    {
        administrator.get(path).await.problem(404);
    }
    workbench.reader().get("/ingest/job/x/status").await.problem(403);
    assert_eq!(workbench.reader().call(Method::POST, "/ingest/dataset", None).await.status, 403);
}
