//! One row of the picker's table: a check box with the name, then schema, tags and dates.

use super::handle::Handle;
use super::state::Event;
use crate::domain::data_set::DataSet;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::number::digits;
use crate::domain::selection::Selection;
use crate::platform::clock::parse_time;
use crate::reactive::Derived;
use crate::ui::element::{El, as_kind, empty, fragment, live, live_text, tag};
use crate::ui::placeholder::{loading, unreadable};
use crate::ui::window::Row;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, MouseEvent};

/// A data set, or a placeholder until it has arrived. The check box stays the same element when its
/// row changes, so that it keeps the focus.
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
    let text = move |text: fn(Handle, &DataSet) -> String| {
        move || data_set.with(|row| of(row).map(|found| text(picker, found)).unwrap_or_default())
    };
    // Long texts are cut; the title has the whole text.
    let cell = move |class, words: fn(Handle, &DataSet) -> String| -> El {
        let (seen, whole) = (text(words), text(words));
        tag("span", class)
            .attr("role", "cell")
            .live_attr("title", move || Some(whole()).filter(|whole| !whole.is_empty()))
            .child(live_text(seen))
    };
    // If the headings are hidden, as on a phone, a word says which date it is.
    let dated = move |class, which: &'static str, words: fn(Handle, &DataSet) -> String| -> El {
        let date = live(move || match text(words)() {
            date if date.is_empty() => empty(),
            date => fragment((tag("span", "pick-which").child(which), date)),
        });
        tag("span", class).attr("role", "cell").child(date)
    };
    live(move || {
        let instead = |what| tag("div", "pick-instead").attr("role", "cell").child(what).view();
        match has_come.get() {
            None => return instead(loading()),
            Some(false) => return instead(unreadable("This data set could not be read.")),
            Some(true) => {}
        }
        // A click event says whether Shift is pressed, and Space causes one too. A locked box is not
        // `disabled`, so that it keeps the focus.
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
                // The browser has switched the box already, even if the click changed nothing.
                if let Some(Ok(check)) = target.map(|target| target.dyn_into::<HtmlInputElement>())
                {
                    check.set_checked(is_chosen.get_untracked());
                }
            });
        let shared = live(move || match is_shared.get() {
            true => tag("span", "badge badge-shared").child("Shared").view(),
            false => empty(),
        });
        let name = tag("span", "").child(live_text(text(|_, found| shown(&found.name).to_owned())));
        let label = tag("label", "").child((check, tag("span", "pick-name").child((name, shared))));
        tag("div", "pick")
            .on("mousedown", |event| {
                // With Shift the browser would select the text from the last click to this one.
                let event: MouseEvent = as_kind(event);
                if event.shift_key() {
                    event.prevent_default();
                }
            })
            // The whole row takes the click, in place of the label: Firefox ignores a click with Shift on it.
            .on("click", move |event| {
                let event: MouseEvent = as_kind(event);
                if !event.target().is_some_and(|target| target.has_type::<HtmlInputElement>()) {
                    event.prevent_default();
                    toggle(picker, index, data_set, event.shift_key());
                    picker.list.focus(index);
                }
            })
            .child((
                tag("div", "pick-first").attr("role", "cell").child(label),
                cell("pick-schema", |_, found| found.schema_name.clone().unwrap_or_default()),
                cell("pick-tags", |_, found| tags(found)),
                dated("pick-created", "Created ", |picker, found| date(picker, &found.created_on)),
                dated("pick-changed", "Changed ", |picker, found| {
                    date(picker, &found.last_modified_on)
                }),
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
        found.tags.iter().map(|(key, value)| [key, ": ", value].joined()).collect();
    tags.joined_by(", ")
}

fn date(picker: Handle, time: &Option<String>) -> String {
    let time = time.as_deref().and_then(parse_time);
    time.map(|time| picker.ctx.settings.short_date(time)).unwrap_or_default()
}
