//! The picker's search, filters and order. Each change sends a new query.

use super::handle::Handle;
use super::state::{Event, Narrow};
use crate::domain::data_set::{Schema, TagInUse};
use crate::domain::failure::ApiError;
use crate::platform::abort::abort_on_cleanup;
use crate::reactive::{Derived, State, spawn};
use crate::ui::element::{El, empty, live, tag};
use crate::ui::focus::focus_soon;
use crate::ui::icon::Icon;
use crate::ui::notice::error_notice_after;
use crate::ui::search::SearchField;
use crate::ui::select::select;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::borrow::Cow;

/// The orders that the user can choose: label, and the contract's column and direction.
const SORTS: [(&str, &str, &str); 4] = [
    ("Name, A to Z", "Name", "Ascending"),
    ("Name, Z to A", "Name", "Descending"),
    ("Last changed first", "LastModifiedOn", "Descending"),
    ("Newest first", "CreatedOn", "Descending"),
];

const KINDS: [(&str, Option<bool>); 3] =
    [("All kinds", None), ("Predefined", Some(true)), ("Created", Some(false))];

pub(super) fn view(picker: Handle) -> El {
    let search = SearchField {
        label: "Search data sets",
        placeholder: "Search by name",
        locked: picker.locked,
    };
    let search = search
        .field(
            picker.state.derive(|picker| picker.search().to_owned()),
            Callback::new(move |text| picker.narrow(Narrow::Name(text))),
        )
        .flag("data-first");
    let kind = select(
        "Kind",
        KINDS.iter().map(|kind| kind.0.into()).collect(),
        picker.state.derive(|picker| {
            let now = picker.query().is_base_dataset;
            KINDS.iter().position(|kind| kind.1 == now).unwrap_or(0)
        }),
        picker.locked,
        Callback::new(move |at: usize| {
            if let Some((_, kind)) = KINDS.get(at) {
                picker.narrow(Narrow::Kind(*kind));
            }
        }),
    );
    let sort = select(
        "Sort",
        SORTS.iter().map(|sort| sort.0.into()).collect(),
        picker.state.derive(|picker| {
            let now = (picker.query().sort_column, picker.query().sort_direction);
            SORTS.iter().position(|sort| (sort.1, sort.2) == now).unwrap_or(0)
        }),
        picker.locked,
        Callback::new(move |at: usize| {
            if let Some((_, column, direction)) = SORTS.get(at) {
                picker.narrow(Narrow::Order(column, direction));
            }
        }),
    );
    let (schemas, tags) = (State::new(Vec::<Schema>::new()), State::new(Vec::<TagInUse>::new()));
    let life = SendWrapper::new(abort_on_cleanup());
    let failure = State::new(None::<ApiError>);
    let load = move || {
        failure.set(None);
        let (life, gateway) = (life.clone(), picker.ctx.gateway());
        spawn(async move {
            let found = gateway.schemas(&life).await.map(|found| schemas.try_set(found));
            let others = gateway.tags(&life).await.map(|found| tags.try_set(found));
            if let Err(error) = found.and(others)
                && !life.aborted()
            {
                failure.try_set(Some(error));
            }
        });
    };
    load();
    // The search still finds everything.
    let failed = live(move || match failure.get() {
        Some(error) => {
            let load = load.clone();
            let retry: Box<dyn Fn()> = Box::new(move || {
                load();
                focus_soon(picker.element, "[data-first]");
            });
            let before = "The filters by schema and tag could not be loaded.";
            error_notice_after(Some(before), &error, &[], Some(retry))
        }
        None => empty(),
    });
    tag("div", "picker-filters").child((
        tag("div", "search").child((Icon::Search.view(), search)),
        tag("div", "picker-choices").child((
            kind,
            schema_filter(picker, schemas),
            tag_filter(picker, tags),
            sort,
        )),
        failed,
    ))
}

impl Handle {
    fn narrow(self, narrow: Narrow) {
        self.send(Event::Narrowed(narrow));
    }
}

fn schema_filter(picker: Handle, schemas: State<Vec<Schema>>) -> AnyView {
    live(move || {
        let names = schemas.with(|all| all.iter().map(|one| one.name.clone()).collect());
        let wanted = picker.state.derive(|picker| picker.query().schema_version_ids.clone());
        let place = Derived::new(move || {
            let at = wanted.with(|wanted| {
                let wanted = wanted.as_ref()?;
                schemas.with(|all| all.iter().position(|one| one.version_ids == *wanted))
            });
            at.map_or(0, |at| at + 1)
        });
        let choose = Callback::new(move |at: usize| {
            let versions = schemas.with_untracked(|all| {
                at.checked_sub(1).and_then(|at| all.get(at)).map(|one| one.version_ids.clone())
            });
            picker.narrow(Narrow::Schema(versions));
        });
        select("Schema", options("All schemas", names), place, picker.locked, choose).view()
    })
}

fn tag_filter(picker: Handle, tags: State<Vec<TagInUse>>) -> AnyView {
    let pairs = Derived::new(move || {
        let pairs = |tag: &TagInUse| {
            let key = tag.key.clone();
            tag.values.clone().into_iter().map(move |value| (key.clone(), value))
        };
        tags.with(|tags| tags.iter().flat_map(pairs).collect::<Vec<_>>())
    });
    live(move || {
        let words = pairs
            .with(|pairs| pairs.iter().map(|(key, value)| [key, ": ", value].concat()).collect());
        let wanted = picker.state.derive(|picker| picker.query().tags.first().cloned());
        let place = Derived::new(move || {
            let at = wanted.with(|wanted| {
                let wanted = wanted.as_ref()?;
                pairs.with(|pairs| pairs.iter().position(|pair| pair == wanted))
            });
            at.map_or(0, |at| at + 1)
        });
        let choose = Callback::new(move |at: usize| {
            let tag = pairs
                .with_untracked(|pairs| at.checked_sub(1).and_then(|at| pairs.get(at)).cloned());
            picker.narrow(Narrow::Tag(tag));
        });
        select("Tag", options("All tags", words), place, picker.locked, choose).view()
    })
}

/// The options from the backend, below the option for no filter.
fn options(none: &'static str, words: Vec<String>) -> Vec<Cow<'static, str>> {
    let mut options = vec![none.into()];
    options.extend(words.into_iter().map(Cow::from));
    options
}
