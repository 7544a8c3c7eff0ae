//! The picker's search, filters and order. Each change asks the backend anew.

use super::Picker;
use crate::screens::account_list::chooser;
use crate::domain::data_set::{Schema, TagInUse};
use crate::domain::query::DataSetQuery;
use crate::ui::element::{El, tag, live, value_of};
use crate::ui::icon::Icon;
use crate::reactive::{Derived, State, spawn};

/// The orders on offer: words, column and direction of the contract.
const SORTS: [(&str, &str, &str); 4] = [
    ("Name, A to Z", "Name", "Ascending"),
    ("Name, Z to A", "Name", "Descending"),
    ("Last changed first", "LastModifiedOn", "Descending"),
    ("Newest first", "CreatedOn", "Descending"),
];

const KINDS: [(&str, Option<bool>); 3] =
    [("All kinds", None), ("Predefined", Some(true)), ("Created", Some(false))];

impl DataSetQuery {
    /// Everything, by name.
    pub fn by_name() -> Self {
        let (_, sort_column, sort_direction) = SORTS[0];
        Self { sort_column, sort_direction, ..Self::default() }
    }
}

pub(super) fn view(picker: Picker) -> El {
    let query = picker.query;
    let search = tag("input", "field")
        .attr("type", "search")
        .flag("data-first")
        .attr("aria-label", "Search data sets")
        .attr("placeholder", "Search by name")
        .attr("autocomplete", "off")
        .on("input", move |event| {
            let text = value_of(&event);
            let text = text.trim();
            query.update(|query| query.dataset_name = (!text.is_empty()).then(|| text.to_owned()));
        });
    let kind = chooser(
        "Kind",
        KINDS.iter().map(|kind| kind.0),
        move || {
            KINDS
                .iter()
                .position(|kind| query.with(|query| query.is_base_dataset == kind.1))
                .unwrap_or(0)
        },
        move |chosen| query.update(|query| query.is_base_dataset = KINDS[chosen].1),
    );
    let sort = chooser(
        "Sort",
        SORTS.iter().map(|sort| sort.0),
        move || {
            let now = query.with(|query| (query.sort_column, query.sort_direction));
            SORTS.iter().position(|sort| (sort.1, sort.2) == now).unwrap_or(0)
        },
        move |chosen| {
            query.update(|query| {
                (query.sort_column, query.sort_direction) = (SORTS[chosen].1, SORTS[chosen].2)
            });
        },
    );
    let (schemas, tags) = (State::new(Vec::<Schema>::new()), State::new(Vec::<TagInUse>::new()));
    let life = picker.life.get_untracked();
    let gateway = picker.tab.gateway();
    spawn(async move {
        // Without its words a filter stays at "All"; the search finds everything all the same.
        if let Ok(found) = gateway.schemas(&life).await {
            schemas.try_set(found);
        }
        if let Ok(found) = gateway.tags(&life).await {
            tags.try_set(found);
        }
    });
    let schema = live(move || {
        let options =
            schemas.with(|schemas| schemas.iter().map(|schema| schema.name.clone()).collect());
        words("Schema", "All schemas", options, move |chosen| {
            let ids = chosen.and_then(|at| {
                schemas.with_untracked(|schemas| {
                    schemas.get(at).map(|schema| schema.version_ids.clone())
                })
            });
            query.update(|query| query.schema_version_ids = ids);
        })
        .view()
    });
    let pairs = Derived::new(move || {
        tags.with(|tags| {
            tags.iter()
                .flat_map(|tag| tag.values.iter().map(|value| (tag.key.clone(), value.clone())))
                .collect::<Vec<_>>()
        })
    });
    let tag = live(move || {
        let options = pairs
            .with(|pairs| pairs.iter().map(|(key, value)| [key, ": ", value].concat()).collect());
        words("Tag", "All tags", options, move |chosen| {
            let tag = chosen.and_then(|at| pairs.with_untracked(|pairs| pairs.get(at).cloned()));
            query.update(|query| query.tags = tag.into_iter().collect());
        })
        .view()
    });
    tag("div", "picker-filters").child((
        tag("div", "search").child((Icon::Search.view(), search)),
        tag("div", "picker-choices").child((kind, schema, tag, sort)),
    ))
}

/// A choice among words that the backend gave; the first stands for no filter.
fn words(
    label: &'static str,
    none: &'static str,
    options: Vec<String>,
    choose: impl Fn(Option<usize>) + 'static,
) -> El {
    let options: Vec<El> = options
        .into_iter()
        .enumerate()
        .map(|(at, words)| tag("option", "").attr("value", at.to_string()).child(words))
        .collect();
    let select = tag("select", "field")
        .on("change", move |event| choose(value_of(&event).parse().ok()))
        .child((tag("option", "").attr("value", "").child(none), options));
    tag("label", "compact").child((tag("span", "").child(label), select))
}
