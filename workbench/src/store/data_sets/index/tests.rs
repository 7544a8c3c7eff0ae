//! Names and pages of an index made by hand; `tests/api/data_sets.rs` compares whole queries with the demo data.

use super::*;

/// An index of these names, which are in order.
fn index(names: &[&str]) -> Index {
    let mut index = Index::default();
    for (name, row) in names.iter().zip(0..) {
        index.names.push_str(name);
        index.entries.push(Entry {
            row,
            schema_version_row: 1,
            is_base: row % 2 == 0,
            created_on: 0,
            last_modified_on: 0,
            name_end: index.names.len(),
        });
    }
    index
}

fn found(index: &Index, query: &Query) -> (Vec<i64>, u64) {
    index.find(&Query { limit: 10, ..query.clone() }, None)
}

#[test]
fn a_part_of_a_name_does_not_reach_into_the_next_name() {
    let index = index(&["ab", "", "cab", "ccc", "ø"]);
    let named =
        |part: &str| found(&index, &Query { name_part: part.to_owned(), ..Query::default() }).0;
    assert_eq!(named("ab"), [0, 2]);
    assert_eq!(named("bc"), [] as [i64; 0]);
    assert_eq!(named("cc"), [3]);
    assert_eq!(named("C"), [2, 3]);
    assert_eq!(named("Ø"), [4]);
    assert_eq!(named(""), [0, 1, 2, 3, 4]);
}

#[test]
fn a_page_is_cut_from_either_end_and_the_count_is_of_all() {
    let index = index(&["a", "b", "c", "d", "e"]);
    let page = |descending, offset| {
        let query = Query { descending, offset, limit: 2, ..Query::default() };
        index.find(&query, None)
    };
    assert_eq!(page(false, 1), (vec![1, 2], 5));
    assert_eq!(page(true, 1), (vec![3, 2], 5));
    assert_eq!(page(false, 4), (vec![4], 5));
    assert_eq!(page(true, i64::MAX), (vec![], 5));
    let base = Query { is_base: Some(true), ..Query::default() };
    assert_eq!(found(&index, &base), (vec![0, 2, 4], 3));
}
