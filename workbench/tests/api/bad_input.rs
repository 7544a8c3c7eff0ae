//! Bad input is always answered with a 4xx problem that has a reason.

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::json;
use workbench::gateway;

use crate::workbench::{Workbench, new_key};

#[tokio::test]
async fn bodies_that_cannot_be_read_are_told_why() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator().with("Idempotency-Key", &new_key());
    let deep = "[".repeat(100_000);
    let cases: [(&[u8], &str, u16); 10] = [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"{\"pageSize\": 1e999}", "application/json", 400),
        (b"{\"pageSize\": 1.5}", "application/json", 400),
        (deep.as_bytes(), "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
        (b"<a/>", "application/xml", 415),
    ];
    for (body, kind, status) in cases {
        for path in ["/datasets/query", "/serviceAccounts", "/ingest"] {
            if path != "/datasets/query" && body.starts_with(b"{\"page") {
                continue;
            }
            let answer =
                administrator.send(Method::POST, path, kind, Body::from(body.to_vec())).await;
            answer.problem(status);
        }
    }
    let large = Body::from(vec![b' '; 9 * 1024 * 1024]);
    administrator
        .send(Method::POST, "/datasets/query", "application/json", large)
        .await
        .problem(413);
    let utf8 = "application/json; charset=utf-8";
    let answer = administrator.send(Method::POST, "/datasets/query", utf8, Body::from("{}")).await;
    assert_eq!(answer.status.as_u16(), 200);
}

#[tokio::test]
async fn members_of_a_wrong_kind_are_named() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let cases = [
        (json!({"pageIndex": 0}), "PageIndex"),
        (json!({"pageIndex": -1}), "PageIndex"),
        (json!({"pageIndex": "1"}), "PageIndex"),
        (json!({"pageIndex": 18_446_744_073_709_551_615_u64}), "PageIndex"),
        (json!({"pageSize": 1001}), "PageSize"),
        (json!({"pageSize": [1]}), "PageSize"),
        (json!({"datasetName": 7}), "DatasetName"),
        (json!({"isBaseDataset": "yes"}), "IsBaseDataset"),
        (json!({"tags": []}), "Tags"),
        (json!({"tags": {"year": 2025}}), "Tags"),
        (json!({"createdAfter": "yesterday"}), "CreatedAfter"),
        (json!({"createdBefore": 7}), "CreatedBefore"),
        (json!({"schemaVersionIds": ["x"]}), "SchemaVersionIds"),
        (json!({"schemaVersionIds": {}}), "SchemaVersionIds"),
        (json!({"sortColumn": "Size"}), "SortColumn"),
        (json!({"sortDirection": true}), "SortDirection"),
    ];
    for (body, member) in cases {
        let problem = administrator.post("/datasets/query", body.clone()).await.problem(400);
        assert!(problem["errors"][member].is_array(), "{body}: {problem}");
    }
}

#[tokio::test]
async fn the_first_and_the_last_times_of_rfc_3339_are_bounds_like_others() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let never = [
        "9999-12-31T23:59:59Z",
        "9999-12-31T23:59:59.999999999Z",
        "9999-12-31T23:59:59-14:00",
        "9999-12-30T22:00:00Z",
    ];
    let earliest = ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "1970-01-01T00:00:00Z"];
    for (after, before) in never
        .map(|time| (earliest[0], time))
        .into_iter()
        .chain(earliest.map(|time| (time, never[0])))
    {
        let body = json!({"createdAfter": after, "createdBefore": before});
        let page = administrator.post("/datasets/query", body).await.json();
        assert_eq!(page["totalCount"], 60, "{after} {before}");
        let body = json!({"createdAfter": before, "createdBefore": after});
        let page = administrator.post("/datasets/query", body).await.json();
        assert_eq!(page["totalCount"], 0, "{after} {before}");
        let encoded = |time: &str| time.replace('+', "%2B");
        let (first, last) = (encoded(after), encoded(before));
        let path =
            format!("/serviceAccounts?secretExpiresAfter={first}&secretExpiresBefore={last}");
        assert_eq!(administrator.get(&path).await.json()["totalCount"], 12, "{path}");
    }
    for wrong in [
        "9999-12-31",
        "9999-12-31T23:59:59",
        "9999-12-32T00:00:00Z",
        "10000-01-01T00:00:00Z",
        "9999-13-01T00:00:00Z",
    ] {
        administrator.post("/datasets/query", json!({"createdBefore": wrong})).await.problem(400);
    }
}

#[tokio::test]
async fn the_last_page_that_can_be_asked_for_is_empty() {
    let workbench = Workbench::new();
    let body = json!({"pageIndex": 2_147_483_647, "pageSize": 1000});
    let page = workbench.administrator().post("/datasets/query", body.clone()).await.json();
    assert_eq!((&page["result"], &page["totalCount"]), (&json!([]), &json!(60)));
    let id = workbench.administrator().data_set_ids(1).await.remove(0);
    let page = workbench.administrator().post(&format!("/datasets/{id}/query"), body).await.json();
    assert_eq!(page["data"], json!([]));
    let page =
        workbench.administrator().get("/ledger?pageIndex=2147483647&pageSize=1000").await.json();
    assert_eq!(page["result"], json!([]));
}

#[tokio::test]
async fn unknown_addresses_and_methods_are_problems_too() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let long = format!("/{}", "x".repeat(5000));
    let long_id = format!("/serviceAccounts/{}", "%61".repeat(2000));
    for path in [
        "/nothing",
        "/datasets",
        "/serviceAccounts/x/y/z",
        "/%00",
        "/%ff",
        "/serviceAccounts/%ff",
        "/serviceAccounts/%00",
        "/datasets/%ff",
        "/datasets/%c3%28",
        "/datasets/..%2f..",
        &long,
        &long_id,
    ] {
        administrator.get(path).await.problem(404);
    }
    for (method, path, allow) in [
        (Method::PUT, "", "GET,HEAD"),
        (Method::DELETE, "/serviceAccounts", "GET,HEAD,POST"),
        (Method::GET, "/datasets/query", "POST"),
        (Method::POST, "/ledger", "GET,HEAD"),
    ] {
        let answer = administrator.call(method, path, None).await;
        answer.problem(405);
        assert_eq!(answer.header("allow"), allow);
    }
}

#[tokio::test]
async fn other_workspaces_are_not_found() {
    let workbench = Workbench::new();
    for id in
        ["00000000-0000-4000-8000-000000000000", "x", "%00", "3f2c8f0e5b1d4c539a572f6f0c1b7a10"]
    {
        let address = format!("{}/workspaces/{id}/serviceAccounts", gateway::PATH);
        let session = workbench::session::issue(
            &workbench.state,
            workbench::portal_user::Role::Administrator,
        );
        let request = Request::get(address).header("Cookie", format!("dwb_session={session}"));
        workbench.send(request.body(Body::empty()).expect("a request")).await.problem(404);
    }
}
