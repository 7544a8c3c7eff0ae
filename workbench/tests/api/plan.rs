//! Query plans: every query uses an index.

use workbench::Lifetimes;
use workbench::demo::{self, DemoSize, WORKSPACE};
use workbench::store::data_sets::{Query, SortColumn, explain};

use crate::workbench::Workbench;

fn workbench() -> Workbench {
    Workbench::with(Lifetimes::default(), DemoSize { data_sets: 3_000, service_accounts: 0 })
}

async fn plan(workbench: &Workbench, query: Query) -> Vec<String> {
    let query = Query { limit: 50, ..query };
    workbench.state.store.read(move |db| explain(db, WORKSPACE, &query)).await.expect("a plan")
}

#[tokio::test]
async fn a_name_is_looked_up_in_the_trigram_index() {
    let workbench = workbench();
    for sort_column in [SortColumn::Name, SortColumn::CreatedOn, SortColumn::LastModifiedOn] {
        let query = Query { name_part: "Report".to_owned(), sort_column, ..Query::default() };
        let steps = plan(&workbench, query).await;
        let looked_up =
            steps.iter().filter(|step| step.contains("data_set_names VIRTUAL TABLE INDEX")).count();
        assert_eq!(looked_up, 2, "for the count and for the page: {steps:#?}");
    }
}

#[tokio::test]
async fn no_query_scans_the_table() {
    let workbench = workbench();
    let tag = demo::data_sets(100).find_map(|set| set.tags.first().cloned()).expect("a tag");
    let queries = [
        Query::default(),
        Query { name_part: "no".to_owned(), ..Query::default() },
        Query { is_base: Some(true), descending: true, ..Query::default() },
        Query { sort_column: SortColumn::CreatedOn, descending: true, ..Query::default() },
        Query {
            sort_column: SortColumn::LastModifiedOn,
            name_part: "s".to_owned(),
            ..Query::default()
        },
        Query { tags: vec![(tag.0.to_owned(), tag.1)], ..Query::default() },
        Query { schema_version_ids: vec![demo::schemas()[0].versions[0].id], ..Query::default() },
        Query { shared_with: Some(1), ..Query::default() },
    ];
    for query in queries {
        let steps = plan(&workbench, query.clone()).await;
        let walks = |step: &&String| {
            (step.starts_with("SCAN data_sets") && !step.contains("COVERING INDEX"))
                || step.contains("(rowid>")
        };
        assert_eq!(steps.iter().find(walks), None, "{query:?}: {steps:#?}");
    }
}
