//! `PATCH …/serviceAccounts/{id}`.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use workbench::demo;
use workbench::store::{self, data_sets};

use crate::workbench::{Workbench, by_hand, text, whole_workspace};

#[tokio::test]
async fn a_patch_keeps_the_members_that_it_does_not_name() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    let before = administrator.account(id).await;
    let after = administrator.change(id, json!({"contactEmail": "new@example.com"})).await;
    assert_eq!(after.status, StatusCode::OK);
    assert_ne!(after.header("etag"), before.header("etag"));
    let (mut expected, after) = (before.json(), after.json());
    expected["contactEmail"] = json!("new@example.com");
    expected["lastModifiedOn"] = after["lastModifiedOn"].clone();
    assert_eq!(after, expected);
}

#[tokio::test]
async fn access_changes_in_every_direction() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(5).await;
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    let access = |answer: Value| answer["access"].clone();

    let changed =
        access(administrator.change(id, json!({"access": whole_workspace("admin")})).await.json());
    assert_eq!(changed, json!({"scope": "workspace", "level": "admin"}));
    let changed =
        access(administrator.change(id, json!({"access": by_hand(&ids[..3])})).await.json());
    assert_eq!(changed["dataSetCount"], 3);
    let changed =
        access(administrator.change(id, json!({"access": by_hand(&ids[2..])})).await.json());
    let kept: Vec<&str> =
        changed["dataSets"].as_array().unwrap().iter().map(|set| text(&set["id"])).collect();
    assert_eq!(kept, ids[2..]);
    let changed =
        access(administrator.change(id, json!({"access": whole_workspace("reader")})).await.json());
    assert_eq!(changed, json!({"scope": "workspace", "level": "reader"}));
}

#[tokio::test]
async fn a_patch_that_changes_nothing_leaves_no_trace() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(2).await;
    let issued = administrator.created("Fleet", by_hand(&ids)).await;
    let id = &issued["account"]["id"];
    let before = administrator.account(id).await;
    let reversed: Vec<String> = ids.into_iter().rev().collect();
    for patch in [json!({}), json!({"name": " Fleet "}), json!({"access": by_hand(&reversed)})] {
        let answer = administrator.change(id, patch).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("etag"), before.header("etag"));
        assert_eq!(answer.json(), before.json());
    }
    assert_eq!(administrator.get("/ledger").await.json()["totalCount"], 1);
}

#[tokio::test]
async fn a_change_of_an_outdated_version_is_refused() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let id = text(&issued["account"]["id"]);
    let path = format!("/serviceAccounts/{id}");
    let patch = json!({"name": "Mine"});
    administrator.call(Method::PATCH, &path, Some(&patch)).await.problem(428);
    let seen = administrator.get(&path).await.header("etag").to_owned();
    let theirs = administrator.change(&issued["account"]["id"], json!({"name": "Theirs"})).await;
    assert_eq!(theirs.status, StatusCode::OK);
    for tag in [seen.as_str(), "\"0\"", "no tag", &format!("W/{}", theirs.header("etag"))] {
        let caller = administrator.clone().with("If-Match", tag);
        caller.call(Method::PATCH, &path, Some(&patch)).await.problem(412);
    }
    assert_eq!(administrator.get(&path).await.json()["name"], "Theirs");
    for tag in [format!("{seen}, {}", theirs.header("etag")), "*".to_owned()] {
        let caller = administrator.clone().with("If-Match", &tag);
        assert_eq!(
            caller.call(Method::PATCH, &path, Some(&patch)).await.status,
            StatusCode::OK,
            "{tag}"
        );
    }
}

#[tokio::test]
async fn the_use_of_an_account_does_not_change_its_version() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let before = administrator.account(&issued["account"]["id"]).await;
    workbench.machine_of(&issued).await.get("").await;
    let after = administrator.account(&issued["account"]["id"]).await;
    assert_ne!(before.json()["lastUsedOn"], after.json()["lastUsedOn"]);
    assert_eq!(before.header("etag"), after.header("etag"));
}

#[tokio::test]
async fn a_name_may_change_its_case_but_not_take_anothers() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("fleet", whole_workspace("reader")).await;
    administrator.created("Class", whole_workspace("reader")).await;
    let id = &issued["account"]["id"];
    assert_eq!(administrator.change(id, json!({"name": "FLEET"})).await.json()["name"], "FLEET");
    let problem = administrator.change(id, json!({"name": "CLASS"})).await.problem(409);
    assert_eq!(problem["type"], "urn:dwb:problem:service-account-name-taken");
    assert_eq!(administrator.account(id).await.json()["name"], "FLEET");
}

#[tokio::test]
async fn a_patch_takes_nothing_away() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    for (member, error) in
        [("name", "Name"), ("contactEmail", "ContactEmail"), ("access", "Access")]
    {
        let problem = administrator
            .change(&issued["account"]["id"], json!({member: null}))
            .await
            .problem(400);
        assert!(problem["errors"][error].is_array(), "{problem}");
    }
}

#[tokio::test]
async fn a_data_set_that_is_gone_can_be_kept_or_taken_out_but_not_given() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let ids = administrator.data_set_ids(3).await;
    let one = administrator.created("One", by_hand(&ids[..2])).await;
    let other = administrator.created("Other", by_hand(&ids[2..])).await;
    let gone = ids[0].clone();
    let delete = move |db: &rusqlite::Transaction<'_>| {
        Ok::<_, store::Error>(db.execute("DELETE FROM data_sets WHERE id = ?1", [gone])?)
    };
    assert_eq!(workbench.state.store.write(delete).await.expect("a deletion"), 1);

    let access = administrator.account(&one["account"]["id"]).await.json()["access"].clone();
    assert_eq!(access["dataSetCount"], 2);
    assert_eq!(access["dataSets"][1], json!({"id": ids[0], "name": null}));
    let kept = administrator.change(&one["account"]["id"], json!({"access": by_hand(&ids)})).await;
    assert_eq!(kept.json()["access"]["dataSetCount"], 3);
    let problem = administrator
        .change(&other["account"]["id"], json!({"access": by_hand(&ids)}))
        .await
        .problem(400);
    assert!(text(&problem["errors"]["Access.DataSetIds"][0]).contains(&ids[0]), "{problem}");
    let without =
        administrator.change(&one["account"]["id"], json!({"access": by_hand(&ids[1..])})).await;
    assert_eq!(without.json()["access"]["dataSetCount"], 2);
    let problem = administrator
        .change(&one["account"]["id"], json!({"access": by_hand(&ids)}))
        .await
        .problem(400);
    assert!(problem["errors"]["Access.DataSetIds"].is_array());

    let workspace = demo::WORKSPACE;
    let query = data_sets::Query { name_part: "report".to_owned(), limit: 1, ..Default::default() };
    let found = workbench.state.store.data_sets(workspace, query).await;
    assert!(found.is_ok(), "the index of names goes along with a deletion");
}
