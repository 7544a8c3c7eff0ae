//! A query for rows of a data set.

use std::cmp::Ordering;

use serde_json::Value;

use super::row_filter::{DataRow, RowFilter, compare};
use crate::gateway::filter_type::FilterType;
use crate::gateway::members::Members;
use crate::gateway::paging::Paging;
use crate::store::schemas::Column;

pub(super) struct RowQuery {
    pub(super) paging: Paging,
    /// The columns of the answer; `None` for all.
    columns: Option<Vec<String>>,
    /// A row must match all of them.
    filters: Vec<RowFilter>,
    sorting: Option<Sorting>,
}

struct Sorting {
    column: String,
    descending: bool,
}

impl RowQuery {
    /// Errors, such as an unknown column, are added to `body`.
    pub(super) fn read(body: &mut Members, known: &[Column]) -> Self {
        let is_known = |name: &str| known.iter().any(|column| column.name == name);
        let columns = read_column_filter(body, &is_known);
        let filters = body
            .objects("queryFilters", |filter| read_filter(filter, &is_known))
            .unwrap_or_default();
        let sorting = body.object("sorting", |sorting| {
            let column = read_column(sorting, &is_known)?;
            let order = sorting.choice("order", &[("Ascending", false), ("Descending", true)]);
            Some(Sorting { column, descending: order.unwrap_or_default() })
        });
        Self { paging: Paging::read(body), columns, filters, sorting }
    }

    /// The wanted page, and the number of all rows that match.
    pub(super) fn run(&self, mut rows: Vec<DataRow>) -> (Vec<DataRow>, u64) {
        rows.retain(|row| self.filters.iter().all(|filter| filter.matches(row)));
        if let Some(Sorting { column, descending }) = &self.sorting {
            // A stable sort: rows with equal values keep their order, in either direction.
            rows.sort_by(|one, other| {
                let order = compare(&one[column], &other[column]).unwrap_or(Ordering::Equal);
                if *descending { order.reverse() } else { order }
            });
        }
        let total = rows.len() as u64;
        let first = usize::try_from(self.paging.offset()).unwrap_or(usize::MAX);
        let mut page: Vec<DataRow> =
            rows.into_iter().skip(first).take(self.paging.size as usize).collect();
        if let Some(columns) = &self.columns {
            page.iter_mut().for_each(|row| row.retain(|name, _| columns.contains(name)));
        }
        (page, total)
    }
}

/// An empty list means all columns.
fn read_column_filter(body: &mut Members, is_known: &impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for (place, value) in body.array("columnFilter")?.into_iter().enumerate() {
        match value {
            Value::String(name) if is_known(&name) => names.push(name),
            _ => {
                body.error(
                    "columnFilter",
                    format!("Entry {place} is not a column of this data set."),
                );
                return None;
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

fn read_column(members: &mut Members, is_known: &impl Fn(&str) -> bool) -> Option<String> {
    let column = members.string("column").filter(|name| is_known(name));
    if column.is_none() {
        members.error("column", "Must be the name of a column of this data set.");
    }
    column
}

fn read_filter(filter: &mut Members, is_known: &impl Fn(&str) -> bool) -> Option<RowFilter> {
    let column = read_column(filter, is_known);
    if !filter.has("filterType") {
        filter.error("filterType", "Must be given.");
    }
    let filter_type = filter.choice("filterType", &FilterType::ALL);
    let values = filter.array("filterValues").unwrap_or_default();
    let (column, filter_type) = (column?, filter_type?);
    if !filter_type.takes(values.len()) {
        filter.error("filterValues", filter_type.wants());
    }
    if values.iter().any(|value| value.is_array() || value.is_object()) {
        filter.error("filterValues", "Values must be strings, numbers, true, false or null.");
    }
    Some(RowFilter { column, filter_type, values })
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;

    fn columns() -> Vec<Column> {
        ["Port", "Tonnes"]
            .map(|name| Column { name: name.to_owned(), data_type: "Text".to_owned() })
            .into()
    }

    fn rows() -> Vec<DataRow> {
        [
            ("Bergen", json!(30.5)),
            ("bergen", json!(7)),
            ("Santos", json!(100)),
            ("Houston", Value::Null),
        ]
        .map(|(port, tonnes)| {
            Map::from_iter([("Port".to_owned(), json!(port)), ("Tonnes".to_owned(), tonnes)])
        })
        .into()
    }

    fn ports(body: Value) -> Vec<String> {
        let Value::Object(members) = body else { panic!("an object is wanted") };
        let mut members = Members::of(members);
        let query = RowQuery::read(&mut members, &columns());
        members.finish().expect("a good query");
        let (page, _) = query.run(rows());
        page.iter().map(|row| row["Port"].as_str().unwrap_or_default().to_owned()).collect()
    }

    fn filtered(filter_type: &str, column: &str, values: Value) -> Vec<String> {
        ports(
            json!({"queryFilters": [{"column": column, "filterType": filter_type, "filterValues": values}]}),
        )
    }

    #[test]
    fn each_filter_type_does_what_its_name_says() {
        assert_eq!(filtered("Equals", "Port", json!(["Bergen"])), ["Bergen"]);
        assert_eq!(filtered("List", "Port", json!(["Santos", "bergen"])), ["bergen", "Santos"]);
        assert_eq!(
            filtered("NonFromList", "Port", json!(["Santos", "bergen"])),
            ["Bergen", "Houston"]
        );
        assert_eq!(filtered("NonFromList", "Tonnes", json!([7])), ["Bergen", "Santos", "Houston"]);
        assert_eq!(filtered("StringContains", "Port", json!(["ERG"])), ["Bergen", "bergen"]);
        assert_eq!(filtered("Greater", "Tonnes", json!([30.5])), ["Santos"]);
        assert_eq!(filtered("GreaterOrEqual", "Tonnes", json!([30.5])), ["Bergen", "Santos"]);
        assert_eq!(filtered("Less", "Tonnes", json!(["30.5"])), ["bergen"]);
        assert_eq!(filtered("LessOrEqual", "Tonnes", json!([30.5])), ["Bergen", "bergen"]);
    }

    #[test]
    fn numbers_are_sorted_as_numbers_and_nothing_comes_first() {
        let sorting = json!({"column": "Tonnes", "order": "Ascending"});
        assert_eq!(ports(json!({"sorting": sorting})), ["Houston", "bergen", "Bergen", "Santos"]);
        let sorting = json!({"column": "Tonnes", "order": "Descending"});
        assert_eq!(
            ports(json!({"sorting": sorting, "pageSize": 2, "pageIndex": 2})),
            ["bergen", "Houston"]
        );
    }

    #[test]
    fn what_is_wrong_is_told_at_its_place() {
        let body = json!({
            "columnFilter": ["Nowhere"],
            "queryFilters": [
                {"column": "Port", "filterType": "Equals", "filterValues": ["x"]},
                {"column": "Port", "filterType": "Greater", "filterValues": [1, 2]},
                {"column": "Port", "filterType": "NotEquals", "filterValues": ["x"]},
            ],
            "sorting": {"column": "Nowhere"},
        });
        let Value::Object(members) = body else { panic!("an object is wanted") };
        let mut members = Members::of(members);
        RowQuery::read(&mut members, &columns());
        let problem = format!("{:?}", members.finish().expect_err("a bad query"));
        for place in [
            "ColumnFilter",
            "QueryFilters[1].FilterValues",
            "QueryFilters[2].FilterType",
            "Sorting.Column",
        ] {
            assert!(problem.contains(place), "{place} in {problem}");
        }
    }
}
