//! An internal failure gives a 500 without details, and later calls work.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;
use workbench::fallbacks::catch_panics;
use workbench::store::{self, Store};

use crate::workbench::{Workbench, whole_workspace};

async fn fails() -> &'static str {
    panic!("the inside")
}

#[tokio::test]
async fn a_panic_ends_as_a_problem_that_tells_nothing() {
    let panics = Router::new().route("/", get(fails));
    let app: Router = panics.layer(catch_panics());
    let answer = app.oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(answer.status().as_u16(), 500);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    assert!(!String::from_utf8_lossy(&body).contains("the inside"));
}

#[tokio::test]
async fn a_change_that_panics_is_undone_and_the_next_one_goes_through() {
    let workbench = Workbench::new();
    let store = workbench.state.store.clone();
    let fails = tokio::spawn(async move {
        let half = |db: &rusqlite::Transaction<'_>| -> Result<(), store::Error> {
            db.execute("DELETE FROM service_accounts", [])?;
            panic!("half way")
        };
        store.write(half).await
    });
    assert!(fails.await.is_err_and(|error| error.is_panic()));
    let administrator = workbench.administrator();
    administrator.created("Fleet", whole_workspace("reader")).await;
    let page = administrator.get("/serviceAccounts?pageSize=1").await.json();
    assert_eq!(page["totalCount"], 13, "the dozen of the demo and one");
}

#[tokio::test]
async fn a_broken_database_is_a_500_without_its_words() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let fail = |db: &rusqlite::Transaction<'_>| {
        Ok::<_, store::Error>(db.execute_batch("DROP TABLE ledger")?)
    };
    workbench.state.store.write(fail).await.expect("a dropped table");
    let problem = administrator.get("/ledger").await.problem(500);
    assert!(!problem.to_string().contains("ledger"), "{problem}");
    assert_eq!(administrator.get("/serviceAccounts").await.status.as_u16(), 200);
}

#[test]
fn a_database_of_a_newer_workbench_is_left_alone() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("demo.sqlite");
    drop(Store::open(&path).unwrap());
    let newer = rusqlite::Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    let refusal = Store::open(&path).err().expect("a refusal");
    assert!(refusal.to_string().contains("newer Workbench"), "{refusal}");
    drop(newer);
    Store::remove(&path).unwrap();
    assert!(Store::open(&path).is_ok());
}
