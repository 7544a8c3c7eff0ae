//! Idempotency keys: a request whose answer was lost can be repeated, and nothing is made twice.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use workbench::store;

use crate::workbench::{ACCOUNT_NOT_FOUND, Workbench, new_key, text, whole_workspace};

const KEY_REUSED: &str = "urn:dwb:problem:idempotency-key-reused";

fn body(name: &str) -> Value {
    json!({"name": name, "contactEmail": "a@example.com", "access": whole_workspace("reader")})
}

#[tokio::test]
async fn the_same_request_again_gives_the_same_account_without_its_secret() {
    let workbench = Workbench::new();
    let caller = workbench.administrator().with("Idempotency-Key", &new_key());
    let first = caller.post("/serviceAccounts", body("Fleet")).await;
    let mut spaced = body("Fleet").to_string();
    spaced.insert(1, ' ');
    for _ in 0..2 {
        let again = caller
            .send(Method::POST, "/serviceAccounts", "application/json", spaced.clone().into())
            .await;
        assert_eq!(again.status, first.status);
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(again.header("cache-control"), "no-store");
        assert_eq!(
            (again.header("etag"), again.header("location")),
            (first.header("etag"), first.header("location"))
        );
        assert_eq!(again.json()["account"], first.json()["account"]);
        assert_eq!(again.json().get("secret"), Some(&Value::Null));
    }
    let all = caller.get("/serviceAccounts?pageSize=1").await.json();
    assert_eq!(all["totalCount"], 13, "the dozen of the demo and one");
}

#[tokio::test]
async fn two_requests_at_once_make_one_account() {
    let workbench = Workbench::new();
    let caller = workbench.administrator().with("Idempotency-Key", &new_key());
    let (one, other) = tokio::join!(
        caller.post("/serviceAccounts", body("Fleet")),
        caller.post("/serviceAccounts", body("Fleet"))
    );
    assert_eq!((one.status, other.status), (StatusCode::CREATED, StatusCode::CREATED));
    let (one, other) = (one.json(), other.json());
    assert_eq!(one["account"]["id"], other["account"]["id"]);
    assert_eq!([&one, &other].iter().filter(|issued| issued["secret"].is_object()).count(), 1);
}

#[tokio::test]
async fn a_key_belongs_to_one_request() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let caller = administrator.clone().with("Idempotency-Key", &new_key());
    let first = caller.post("/serviceAccounts", body("Fleet")).await.json();
    let problem = caller.post("/serviceAccounts", body("Class")).await.problem(422);
    assert_eq!(problem["type"], KEY_REUSED);
    let path = format!("/serviceAccounts/{}/secret", text(&first["account"]["id"]));
    let caller = caller.clone().with("If-Match", "*");
    let problem = caller.call(Method::POST, &path, None).await.problem(422);
    assert_eq!(problem["type"], KEY_REUSED);
}

#[tokio::test]
async fn a_refused_request_does_not_use_up_its_key() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    administrator.created("Fleet", whole_workspace("reader")).await;
    let caller = administrator.clone().with("Idempotency-Key", &new_key());
    caller.post("/serviceAccounts", body("fleet")).await.problem(409);
    let second = caller.post("/serviceAccounts", body("Fleet two")).await;
    assert_eq!(second.status, StatusCode::CREATED);
    assert!(second.json()["secret"]["value"].is_string());
}

#[tokio::test]
async fn a_key_is_kept_for_24_hours() {
    let workbench = Workbench::new();
    let caller = workbench.administrator().with("Idempotency-Key", &new_key());
    caller.post("/serviceAccounts", body("Fleet")).await;
    let age = |seconds: i64| {
        workbench.state.store.write(move |db| {
            db.execute("UPDATE idempotency_keys SET made_on = made_on - ?1", [seconds])?;
            Ok::<_, store::Error>(())
        })
    };
    age(23 * 3600).await.expect("an older key");
    assert_eq!(
        caller.post("/serviceAccounts", body("Fleet")).await.header("idempotency-replayed"),
        "true"
    );
    age(3601).await.expect("an older key");
    let later = caller.post("/serviceAccounts", body("Class")).await;
    assert_eq!(later.status, StatusCode::CREATED);
    assert_eq!(later.header("idempotency-replayed"), "");
}

#[tokio::test]
async fn a_replay_of_an_account_that_is_gone_says_so() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let caller = administrator.clone().with("Idempotency-Key", &new_key());
    let first = caller.post("/serviceAccounts", body("Fleet")).await.json();
    administrator.remove(&first["account"]["id"]).await;
    let problem = caller.post("/serviceAccounts", body("Fleet")).await.problem(404);
    assert_eq!(problem["type"], ACCOUNT_NOT_FOUND);
}
