//! Service accounts at the gateway: both credentials, and what each kind of access allows.

use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::json;
use workbench::demo::DemoSize;
use workbench::{Lifetimes, store};

use crate::workbench::{Caller, Workbench, by_hand, text, whole_workspace};

async fn token_of(workbench: &Workbench, issued: &serde_json::Value) -> String {
    let token =
        workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await.json();
    text(&token["access_token"]).to_owned()
}

#[tokio::test]
async fn both_headers_of_one_account_are_needed() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let one = administrator.created("One", whole_workspace("reader")).await;
    let other = administrator.created("Other", whole_workspace("reader")).await;
    let (token, other_token) =
        (token_of(&workbench, &one).await, token_of(&workbench, &other).await);
    let (key, other_key) = (text(&one["account"]["apiKey"]), text(&other["account"]["apiKey"]));
    assert_eq!(workbench.machine(key, &token).get("").await.status, StatusCode::OK);

    let stranger = || workbench.stranger();
    let bearer = format!("Bearer {token}");
    let cut = &token[..token.len() - 4];
    let refused = [
        (stranger(), "session"),
        (stranger().with("Authorization", &bearer), "Ocp-Apim-Subscription-Key is missing"),
        (stranger().with("Ocp-Apim-Subscription-Key", key), "Authorization is missing"),
        (workbench.machine(other_key, &token), "API key"),
        (workbench.machine(key, &other_token), "API key"),
        (workbench.machine(&key[..31], &token), "API key"),
        (workbench.machine(key, cut), "not valid"),
        (workbench.machine(key, "x"), "not valid"),
        (workbench.machine(key, ""), "Bearer"),
        (stranger().with("Ocp-Apim-Subscription-Key", key).with("Authorization", &token), "Bearer"),
        (
            stranger().with("Ocp-Apim-Subscription-Key", key).with("Authorization", "Basic eDp5"),
            "Bearer",
        ),
    ];
    for (caller, reason) in refused {
        let answer = caller.get("").await;
        let problem = answer.problem(401);
        assert!(text(&problem["detail"]).contains(reason), "{reason}: {problem}");
        assert!(answer.header("www-authenticate").starts_with("Bearer"));
    }
}

#[tokio::test]
async fn an_expired_token_says_so() {
    let lifetimes = Lifetimes { token: SignedDuration::ZERO, ..Lifetimes::default() };
    let workbench = Workbench::with(lifetimes, DemoSize { data_sets: 1, service_accounts: 0 });
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let problem = workbench.machine_of(&issued).await.get("").await.problem(401);
    assert!(text(&problem["detail"]).contains("token has expired"), "{problem}");
}

#[tokio::test]
async fn a_secret_that_expires_takes_its_tokens_along() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let machine = workbench.machine_of(&issued).await;
    assert_eq!(machine.get("").await.status, StatusCode::OK);
    let expire = |db: &rusqlite::Transaction<'_>| {
        Ok::<_, store::Error>(db.execute("UPDATE service_accounts SET secret_expires_on = 1", [])?)
    };
    workbench.state.store.write(expire).await.expect("an update");
    let problem = machine.get("").await.problem(401);
    assert!(text(&problem["detail"]).contains("secret has expired"), "{problem}");
}

/// The status of each workspace-level call, in a fixed order. An upload without a body is a 400 where it is allowed.
async fn statuses(machine: &Caller<'_>) -> Vec<u16> {
    let mut statuses = Vec::new();
    for path in ["", "/schemas", "/users/roles", "/ledger", "/datasets/tags", "/serviceAccounts"] {
        statuses.push(machine.get(path).await.status.as_u16());
    }
    statuses.push(machine.post("/ingest", json!({})).await.status.as_u16());
    statuses.push(machine.post("/datasets/query", json!({})).await.status.as_u16());
    statuses
}

#[tokio::test]
async fn each_kind_of_access_opens_what_the_contract_says() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(3).await;
    let cases = [
        (whole_workspace("admin"), [200, 200, 200, 200, 200, 403, 400, 200]),
        (whole_workspace("reader"), [200, 200, 200, 200, 200, 403, 403, 200]),
        (by_hand(&ids), [403, 403, 403, 403, 403, 403, 403, 200]),
    ];
    for (number, (access, expected)) in cases.into_iter().enumerate() {
        let issued = administrator.created(&format!("Machine {number}"), access).await;
        let machine = workbench.machine_of(&issued).await;
        assert_eq!(statuses(&machine).await, expected, "{}", issued["account"]["access"]);
    }
}

#[tokio::test]
async fn the_role_of_a_machine_is_that_of_its_level() {
    let workbench = Workbench::new();
    for (level, role) in [("admin", "administrator"), ("reader", "reader")] {
        let issued = workbench.administrator().created(level, whole_workspace(level)).await;
        assert_eq!(workbench.machine_of(&issued).await.get("").await.json()["role"], role);
    }
}

#[tokio::test]
async fn an_account_selected_by_hand_reaches_only_its_data_sets() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(4).await;
    let issued = administrator.created("Class", by_hand(&ids[..3])).await;
    let machine = workbench.machine_of(&issued).await;

    let page = machine.post("/datasets/query", json!({"pageSize": 2})).await.json();
    assert_eq!((&page["totalCount"], &page["totalPages"]), (&json!(3), &json!(2)));
    assert_eq!(machine.data_set_ids(1000).await, ids[..3]);
    let shared = format!("/datasets/{}", ids[0]);
    assert_eq!(machine.get(&shared).await.status, StatusCode::OK);
    assert_eq!(machine.post(&format!("{shared}/query"), json!({})).await.status, StatusCode::OK);
    for other in [ids[3].as_str(), "00000000-0000-4000-8000-000000000000"] {
        machine.get(&format!("/datasets/{other}")).await.problem(403);
        machine.post(&format!("/datasets/{other}/query"), json!({})).await.problem(403);
    }
}

#[tokio::test]
async fn no_machine_manages_machines() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("admin")).await;
    let machine = workbench.machine_of(&issued).await.with("If-Match", "*");
    let own = format!("/serviceAccounts/{}", text(&issued["account"]["id"]));
    machine.get(&own).await.problem(403);
    machine.call(Method::PATCH, &own, Some(&json!({"name": "x"}))).await.problem(403);
    machine.call(Method::DELETE, &own, None).await.problem(403);
    machine.call(Method::POST, &format!("{own}/secret"), None).await.problem(403);
    machine.create(&json!({"name": "x", "contactEmail": "a@example.com", "access": whole_workspace("admin")})).await.problem(403);
    assert_eq!(administrator.account(&issued["account"]["id"]).await.json()["name"], "Fleet");
}
