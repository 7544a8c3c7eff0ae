//! One row of the picker: a check box with name, schema, tags and last change.

use super::Picker;
use crate::browser::parse_time;
use crate::parts::el::{as_kind, el, live};
use crate::parts::paged_list::Row;
use crate::state::Derived;
use leptos::prelude::*;
use web_sys::MouseEvent;

/// A data set, or a placeholder until it has come.
pub(super) fn row(picker: Picker, index: usize, data_set: Derived<Option<Row>>) -> AnyView {
    live(move || {
        let Some(Row::DataSet(data_set)) = data_set.get() else {
            return el("span", "placeholder").child(el("span", "unseen").child("Loading")).view();
        };
        let (id, in_form) = (
            data_set.id.clone(),
            picker.shared.with_untracked(|shared| shared.contains(&data_set.id)),
        );
        // A click tells of Shift, and comes from the keyboard's Space too.
        let check = el("input", "")
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
        let shared = in_form.then(|| el("span", "badge badge-shared").child("Shared"));
        el("label", "pick")
            .child((
                check,
                el("span", "pick-name").child((data_set.name, shared)),
                el("span", "pick-schema").child(data_set.schema_name),
                el("span", "pick-tags").child(tags.join(", ")),
                el("span", "pick-changed").child(changed),
            ))
            .view()
    })
}

/// Whether Tab stops at this row: at the last one used, or the first where that is out of reach.
fn is_stop(picker: Picker, index: usize) -> bool {
    index == picker.anchor.get().min(picker.list.total().unwrap_or(0).saturating_sub(1))
}
