//! The picker's search, filters and order. Each change sends a new query.

use super::choices::Choices;
use super::handle::Handle;
use super::order::{self, SORTS};
use super::state::{Event, Narrow};
use crate::domain::data_set::{Schema, TagInUse};
use crate::domain::failure::ApiError;
use crate::domain::joined::Joined;
use crate::platform::abort::abort_on_cleanup;
use crate::reactive::{State, spawn};
use crate::ui::element::{El, empty, live, tag};
use crate::ui::focus::focus_soon;
use crate::ui::icon::Icon;
use crate::ui::notice::error_notice_after;
use crate::ui::search::SearchField;
use crate::ui::select::select;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// A key and a value of a tag.
type Pair = (String, String);

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
        picker.state.derive(|picker| order::place(picker.order())),
        picker.locked,
        Callback::new(move |at: usize| {
            if let Some((_, (column, direction))) = SORTS.get(at) {
                picker.narrow(Narrow::Order(column, direction));
            }
        }),
    );
    let (schemas, tags) = (Choices::new(), Choices::new());
    let life = SendWrapper::new(abort_on_cleanup());
    let failed = State::new(None::<ApiError>);
    let load = move || {
        failed.set(None);
        schemas.wait();
        tags.wait();
        // Each comes by itself: none waits for the other.
        let (gateway, abort) = (picker.ctx.gateway(), life.clone());
        spawn(async move {
            let found = gateway.schemas(&abort).await;
            schemas.came(found, &abort, failed);
        });
        let (gateway, abort) = (picker.ctx.gateway(), life.clone());
        spawn(async move {
            let found = gateway.tags(&abort).await.map(pairs);
            tags.came(found, &abort, failed);
        });
    };
    load();
    // The search still finds everything.
    let notice = live(move || match failed.get() {
        Some(error) => {
            let load = load.clone();
            let retry: Box<dyn Fn()> = Box::new(move || {
                load();
                focus_soon(picker.element, "[data-first]");
            });
            let before = match (schemas.failed(), tags.failed()) {
                (true, false) => "The filter by schema could not be loaded.",
                (false, true) => "The filter by tag could not be loaded.",
                _ => "The filters by schema and tag could not be loaded.",
            };
            error_notice_after(Some(before), &error, &[], Some(retry))
        }
        None => empty(),
    });
    tag("div", "picker-filters").child((
        tag("div", "search").child((Icon::SEARCH.view(), search)),
        tag("div", "picker-choices").child((
            kind,
            schema_filter(picker, schemas),
            tag_filter(picker, tags),
            // Where the table has headings, these sort it.
            sort.live_class("picker-sort", || true),
        )),
        notice,
    ))
}

impl Handle {
    fn narrow(self, narrow: Narrow) {
        self.send(Event::Narrowed(narrow));
    }
}

fn schema_filter(picker: Handle, schemas: Choices<Schema>) -> AnyView {
    let chosen = move |all: &[Schema]| {
        let versions = picker.state.with(|picker| picker.query().schema_version_ids.clone())?;
        all.iter().position(|one| one.version_ids == versions)
    };
    let choose = move |schema: Option<&Schema>| {
        picker.narrow(Narrow::Schema(schema.map(|schema| schema.version_ids.clone())));
    };
    schemas.select(picker, ["Schema", "All schemas"], |one| one.name.clone(), chosen, choose)
}

fn tag_filter(picker: Handle, tags: Choices<Pair>) -> AnyView {
    let chosen = move |all: &[Pair]| {
        let wanted = picker.state.with(|picker| picker.query().tags.first().cloned())?;
        all.iter().position(|pair| *pair == wanted)
    };
    let choose = move |pair: Option<&Pair>| picker.narrow(Narrow::Tag(pair.cloned()));
    let words = |(key, value): &Pair| [key, ": ", value].joined();
    tags.select(picker, ["Tag", "All tags"], words, chosen, choose)
}

fn pairs(tags: Vec<TagInUse>) -> Vec<Pair> {
    let pairs = |tag: TagInUse| tag.values.into_iter().map(move |value| (tag.key.clone(), value));
    tags.into_iter().flat_map(pairs).collect()
}
