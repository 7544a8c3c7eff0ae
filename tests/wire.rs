//! The tab must read or write every example that the contract has for the tab's calls. A new example
//! without a check fails here.

mod wire {
    pub mod examples;
    pub mod read;
    pub mod written;
}

use wire::examples::examples;
use wire::read::{
    read, read_issued, read_page, read_problem, read_schemas, read_tags, read_workspace,
    same_account, same_data_set,
};
use wire::written::{written_account, written_data_set_query, written_patch};

#[test]
fn every_example_of_the_tabs_calls_is_read_or_written() {
    let examples = examples();
    assert!(examples.len() > 40, "only {} examples", examples.len());
    for example in &examples {
        match (example.status, example.schema.as_str()) {
            (None, "DataSetQuery") => written_data_set_query(example),
            (None, "NewServiceAccount") => written_account(example),
            (None, "ServiceAccountPatch") => written_patch(example),
            (Some(..400), "Workspace") => read_workspace(&example.value),
            (Some(..400), "DataSetPage") => read_page(&example.value, same_data_set),
            (Some(..400), "ServiceAccountPage") => read_page(&example.value, same_account),
            (Some(..400), "ServiceAccount") => {
                same_account(&read(&example.value), &example.value);
            }
            (Some(..400), "IssuedCredentials") => read_issued(&example.value),
            (Some(..400), "Schema") => read_schemas(&example.value),
            (Some(..400), "TagInUse") => read_tags(&example.value),
            (Some(status @ 400..), _) => read_problem(status, &example.value),
            (Some(_), schema) => panic!("nothing reads {schema}, of which {} is one", example.name),
            (None, schema) => panic!("nothing writes {schema}, of which {} is one", example.name),
        }
    }
}
