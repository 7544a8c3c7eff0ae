//! One row of the picker: a check box with name, schema, tags and last change.

use super::handle::Handle;
use super::state::Event;
use crate::domain::data_set::DataSet;
use crate::domain::name::shown;
use crate::domain::number::digits;
use crate::domain::selection::Selection;
use crate::platform::clock::parse_time;
use crate::reactive::Derived;
use crate::ui::element::{El, as_kind, empty, live, live_text, tag};
use crate::ui::placeholder::{loading, unreadable};
use crate::ui::window::Row;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent};

/// A data set, or a placeholder until it has come. The box stays the same element when its row
/// changes, so that the focus stays on it.
pub(super) fn row(picker: Handle, index: usize, data_set: Derived<Option<Row>>) -> AnyView {
    let has_come =
        Derived::new(move || data_set.with(|row| row.as_ref().map(|row| !row.is_unreadable())));
    let is_in = move |selection: Derived<Selection>| {
        Derived::new(move || {
            let is_in = |found: &DataSet| selection.with(|selection| selection.contains(&found.id));
            data_set.with(|row| of(row).is_some_and(is_in))
        })
    };
    let (is_chosen, is_shared) = (is_in(picker.chosen), is_in(picker.shared));
    let cell = move |class, text: fn(Handle, &DataSet) -> String| -> El {
        tag("span", class).child(live_text(move || {
            data_set.with(|row| of(row).map(|found| text(picker, found)).unwrap_or_default())
        }))
    };
    live(move || {
        match has_come.get() {
            None => return loading(),
            Some(false) => return unreadable("This data set could not be read."),
            Some(true) => {}
        }
        // A click tells of Shift, and comes from the keyboard's Space too. A box that is locked
        // keeps the focus: that is why it is not `disabled`.
        let check = tag("input", "")
            .attr("type", "checkbox")
            .attr("data-index", digits(index))
            .aria_disabled(picker.locked)
            .live_attr("tabindex", move || Some(picker.list.tab_index(index)))
            .live_flag("checked", move || is_chosen.get())
            .on("click", move |event| {
                let target = event.target();
                let event: MouseEvent = as_kind(event);
                toggle(picker, index, data_set, event.shift_key());
                // The browser has switched it already, whatever came of the click.
                if let Some(Ok(check)) = target.map(|target| target.dyn_into::<HtmlInputElement>())
                {
                    check.set_checked(is_chosen.get_untracked());
                }
            });
        let shared = live(move || match is_shared.get() {
            true => tag("span", "badge badge-shared").child("Shared").view(),
            false => empty(),
        });
        let name = cell("", |_, found| shown(&found.name).to_owned());
        tag("label", "pick")
            .on("mousedown", |event| {
                // With Shift the browser would select the text from the last click to this one.
                let event: MouseEvent = as_kind(event);
                if event.shift_key() {
                    event.prevent_default();
                }
            })
            .child((
                check,
                tag("span", "pick-name").child((name, shared)),
                cell("pick-schema", |_, found| found.schema_name.clone().unwrap_or_default()),
                cell("pick-tags", |_, found| tags(found)),
                cell("pick-changed", changed),
            ))
            .view()
    })
}

fn of(row: &Option<Row>) -> Option<&DataSet> {
    row.as_ref().and_then(Row::get)
}

fn toggle(picker: Handle, index: usize, data_set: Derived<Option<Row>>, with_shift: bool) {
    let found =
        data_set.with_untracked(|row| of(row).map(|found| (found.id.clone(), found.name.clone())));
    if let Some((id, name)) = found {
        picker.send(Event::Toggled { index, id, name, with_shift });
    }
}

fn tags(found: &DataSet) -> String {
    let tags: Vec<String> =
        found.tags.iter().map(|(key, value)| [key, ": ", value].concat()).collect();
    tags.join(", ")
}

fn changed(picker: Handle, found: &DataSet) -> String {
    let changed = found.last_modified_on.as_deref().and_then(parse_time);
    changed.map(|time| picker.ctx.settings.short_date(time)).unwrap_or_default()
}
