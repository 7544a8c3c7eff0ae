//! Wrong secrets at the token endpoint: after several, this client has to wait, and no other. The clock moves only when a
//! test moves it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::workbench::{Workbench, text, whole_workspace};

const NOBODY: &str = "00000000-0000-4000-8000-000000000001";

async fn fails_ten_times(workbench: &Workbench, id: &Value) {
    for _ in 0..10 {
        let answer = workbench.token_for(id, &json!("guess")).await;
        assert_eq!(answer.status.as_u16(), 401, "{}", answer.text());
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_tries_secrets_has_to_wait_and_others_do_not() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let issued = administrator.created("Fleet", whole_workspace("reader")).await;
    let other = administrator.created("Class", whole_workspace("reader")).await;
    for id in [&issued["account"]["id"], &json!(NOBODY)] {
        fails_ten_times(&workbench, id).await;
        // The right secret has to wait too. Otherwise an attacker could continue guessing.
        for secret in [&json!("guess"), &issued["secret"]["value"]] {
            let answer = workbench.token_for(id, secret).await;
            let problem = answer.problem(429);
            assert_eq!(answer.header("retry-after"), "1");
            assert_eq!(answer.header("cache-control"), "no-store");
            assert!(!problem.to_string().contains(text(secret)));
        }
    }
    let answer = workbench.token_for(&other["account"]["id"], &other["secret"]["value"]).await;
    assert_eq!(answer.status.as_u16(), 200);
    tokio::time::advance(Duration::from_secs(1)).await;
    let answer = workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await;
    assert_eq!(answer.status.as_u16(), 200, "after the wait");
}

#[tokio::test(start_paused = true)]
async fn a_client_id_in_another_spelling_is_the_same_client() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let id = text(&issued["account"]["id"]);
    fails_ten_times(&workbench, &json!(id)).await;
    for spelling in
        [id.to_uppercase(), id.replace('-', ""), format!("{{{id}}}"), format!("urn:uuid:{id}")]
    {
        workbench.token_for(&json!(spelling), &json!("guess")).await.problem(429);
    }
}

#[tokio::test(start_paused = true)]
async fn a_right_secret_makes_up_for_wrong_ones_before_it() {
    let workbench = Workbench::new();
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let (id, secret) = (&issued["account"]["id"], &issued["secret"]["value"]);
    for _ in 0..3 {
        for _ in 0..9 {
            let answer = workbench.token_for(id, &json!("guess")).await;
            assert_eq!(answer.status.as_u16(), 401);
        }
        assert_eq!(workbench.token_for(id, secret).await.status.as_u16(), 200);
    }
}

#[tokio::test(start_paused = true)]
async fn many_with_the_right_secret_at_once_are_all_served() {
    let workbench = std::sync::Arc::new(Workbench::new());
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let callers: Vec<_> = (0..30)
        .map(|_| {
            let (workbench, issued) = (workbench.clone(), issued.clone());
            tokio::spawn(async move {
                workbench.token_for(&issued["account"]["id"], &issued["secret"]["value"]).await
            })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.expect("an answer").status.as_u16(), 200);
    }
}

#[tokio::test(start_paused = true)]
async fn of_many_simultaneous_guesses_only_the_first_are_checked() {
    let workbench = std::sync::Arc::new(Workbench::new());
    let issued = workbench.administrator().created("Fleet", whole_workspace("reader")).await;
    let callers: Vec<_> = (0..100)
        .map(|number| {
            let (workbench, id) = (workbench.clone(), issued["account"]["id"].clone());
            tokio::spawn(async move { workbench.token_for(&id, &json!(format!("{number}"))).await })
        })
        .collect();
    let mut looked_at = 0;
    for caller in callers {
        let status = caller.await.expect("an answer").status.as_u16();
        assert!([401, 429].contains(&status), "{status}");
        looked_at += usize::from(status == 401);
    }
    assert_eq!(looked_at, 10);
}
