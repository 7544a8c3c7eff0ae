//! The picker's last line: the number of selected data sets with Cancel and Confirm, or the question
//! before a changed selection is discarded.

use super::handle::Handle;
use super::state::{Event, Picker};
use crate::domain::joined::Joined;
use crate::domain::selection::Selection;
use crate::ui::button::{Look, button};
use crate::ui::element::{live, live_text, tag};
use leptos::prelude::*;

pub(super) fn view(picker: Handle) -> AnyView {
    let is_asking = picker.state.derive(Picker::is_asking);
    live(move || if is_asking.get() { question(picker) } else { foot(picker) })
}

fn question(picker: Handle) -> AnyView {
    let words = "Close without taking over the changed selection?";
    let keep =
        button(Look::PLAIN, "Keep selecting").on_click(move || picker.send(Event::KeepSelecting));
    let discard = button(Look::DANGER, "Discard").on_click(move || picker.send(Event::Discard));
    tag("div", "picker-foot")
        .attr("role", "alert")
        .child((
            tag("p", "").attr("id", "picker-text").child(words),
            tag("div", "actions").child((keep, discard)),
        ))
        .view()
}

fn foot(picker: Handle) -> AnyView {
    let settings = picker.ctx.settings;
    let count = move || [&settings.number(picker.chosen.with(Selection::len)), " chosen"].joined();
    let only_chosen = move || picker.state.with(Picker::only_chosen);
    let only = tag("input", "")
        .attr("type", "checkbox")
        .live_flag("checked", only_chosen)
        .live_flag("disabled", move || picker.locked.get())
        .on("change", move |_| {
            let only = picker.state.with_untracked(Picker::only_chosen);
            picker.send(Event::ShowSelected(!only));
        });
    let cancel = button(Look::PLAIN, "Cancel").on_click(move || picker.send(Event::Leave));
    let confirm = button(Look::PRIMARY, "Confirm")
        .on_click_unless(picker.locked, move || picker.send(Event::Confirm));
    tag("div", "picker-foot")
        .child((
            tag("p", "picker-count").attr("id", "picker-text").child(live_text(count)),
            tag("label", "choice").child((only, tag("span", "").child("Show selected"))),
            tag("div", "actions").child((cancel, confirm)),
        ))
        .view()
}
