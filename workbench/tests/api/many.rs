//! An account with the largest number of data sets.

use serde_json::json;
use uuid::Uuid;
use workbench::demo::WORKSPACE;
use workbench::store;
use workbench::store::data_sets::Query;

use crate::workbench::{Workbench, by_hand, text};

const MOST: usize = 100_000;

/// Adds simple data sets, which is much faster than making demo data. Returns their ids.
async fn add_data_sets(workbench: &Workbench, count: usize) -> Vec<String> {
    let add = move |db: &rusqlite::Transaction<'_>| {
        db.execute(
            "WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ?1)
             INSERT INTO data_sets (row, id, name, folded_name, description, is_base, schema_version_row,
                 connection_id, created_by, created_on, last_modified_by, last_modified_on, tags)
             SELECT last.row + number, printf('00000000-0000-4000-8000-%012x', number), printf('~%06d', number),
                 printf('~%06d', number), '', 0, schema_version_row, connection_id, created_by, number, created_by,
                 number, '{}'
             FROM numbers, (SELECT * FROM data_sets ORDER BY row DESC LIMIT 1) AS last",
            [count as i64],
        )?;
        Ok::<_, store::Error>(())
    };
    workbench.state.store.write(add).await.expect("data sets");
    (1..=count).map(|number| format!("00000000-0000-4000-8000-{number:012x}")).collect()
}

#[tokio::test]
async fn an_account_can_have_a_hundred_thousand_data_sets() {
    let workbench = Workbench::new();
    let administrator = workbench.administrator();
    let mut ids = add_data_sets(&workbench, MOST + 1).await;
    let one_more = ids.pop().expect("an id");

    let issued = administrator.created("Everything", by_hand(&ids)).await;
    let id = &issued["account"]["id"];
    assert_eq!(issued["account"]["access"]["dataSetCount"], MOST);
    let account = administrator.account(id).await.json();
    assert_eq!(account["access"]["dataSets"].as_array().map(Vec::len), Some(MOST));

    let mut others = ids.clone();
    others[0].clone_from(&one_more);
    let changed = administrator.change(id, json!({"access": by_hand(&others)})).await.json();
    assert_eq!(changed["access"]["dataSetCount"], MOST);
    let machine = workbench.machine_of(&issued).await;
    let page =
        machine.post("/datasets/query", json!({"pageIndex": 2000, "pageSize": 50})).await.json();
    assert_eq!(
        (&page["totalCount"], page["result"].as_array().map(Vec::len)),
        (&json!(MOST), Some(50))
    );

    ids.push(one_more);
    let problem = administrator.change(id, json!({"access": by_hand(&ids)})).await.problem(400);
    assert!(text(&problem["errors"]["Access.DataSetIds"][0]).contains("100001"), "{problem}");
    let mut unknown = others;
    unknown[0] = Uuid::max().to_string();
    let problem = administrator.change(id, json!({"access": by_hand(&unknown)})).await.problem(400);
    assert_eq!(problem["errors"]["Access.DataSetIds"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_deepest_page_goes_on_where_the_one_before_ends() {
    let workbench = Workbench::new();
    add_data_sets(&workbench, 2_000).await;
    let page = async |limit, offset| {
        let query = Query { limit, offset, ..Query::default() };
        let (page, total) =
            workbench.state.store.data_sets(WORKSPACE, query).await.expect("a page");
        assert_eq!(total, 2_060);
        page.into_iter().map(|data_set| data_set.id).collect::<Vec<Uuid>>()
    };
    let all = page(3_000, 0).await;
    assert_eq!(all.len(), 2_060);
    assert_eq!(page(50, 2_010).await, all[2_010..]);
    assert_eq!(page(50, 2_050).await, all[2_050..]);
    assert!(page(50, 2_060).await.is_empty());
}
