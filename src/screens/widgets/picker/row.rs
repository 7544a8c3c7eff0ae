//! One row of the picker: a check box with name, schema, tags and last change.

use super::Picker;
use crate::platform::clock::parse_time;
use crate::ui::element::{as_kind, tag, live};
use crate::ui::window::Row;
use crate::reactive::Derived;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// A data set, or a placeholder until it has come.
pub(super) fn row(picker: Picker, index: usize, data_set: Derived<Option<Row>>) -> AnyView {
    live(move || {
        let Some(Row::DataSet(data_set)) = data_set.get() else {
            return tag("span", "placeholder").child(tag("span", "unseen").child("Loading")).view();
        };
        let (id, in_form) = (
            data_set.id.clone(),
            picker.shared.with_untracked(|shared| shared.contains(&data_set.id)),
        );
        // A click tells of Shift, and comes from the keyboard's Space too.
        let check = tag("input", "")
            .attr("type", "checkbox")
            .attr("data-index", index.to_string())
            .live_attr("tabindex", move || {
                Some(if is_stop(picker, index) { "0" } else { "-1" }.to_owned())
            })
            .live_flag("checked", move || picker.chosen.with(|chosen| chosen.contains(&id)))
            .on("click", move |event| {
                let event: MouseEvent = as_kind(event);
                picker.choose(index, event.shift_key());
            });
        let tags: Vec<String> =
            data_set.tags.iter().map(|(key, value)| [key, ": ", value].concat()).collect();
        let changed = data_set.last_modified_on.as_deref().and_then(parse_time);
        let changed = changed.map(|time| picker.tab.short_date(time));
        let shared = in_form.then(|| tag("span", "badge badge-shared").child("Shared"));
        tag("label", "pick")
            .child((
                check,
                tag("span", "pick-name").child((data_set.name, shared)),
                tag("span", "pick-schema").child(data_set.schema_name),
                tag("span", "pick-tags").child(tags.join(", ")),
                tag("span", "pick-changed").child(changed),
            ))
            .view()
    })
}

/// Whether Tab stops at this row: at the last one used, or the first where that is out of reach.
fn is_stop(picker: Picker, index: usize) -> bool {
    index == picker.anchor.get().min(picker.list.total().unwrap_or(0).saturating_sub(1))
}
