//! The picker's dialog.

use super::handle::Handle;
use super::state::{Event, Picker};
use super::{filters, foot, listing};
use crate::app::context::Context;
use crate::domain::selection::Selection;
use crate::reactive::{Derived, call};
use crate::ui::button::{Look, button};
use crate::ui::dialog::dialog;
use crate::ui::element::{live, tag};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The open dialog, to be placed outside any form. It exists until one of the callbacks removes it.
/// `initial` is the selection to begin with, `shared` what the backend shares with the account now.
/// `on_confirm` is called with the new selection, `on_close` if nothing changes.
pub fn open(
    ctx: Context,
    initial: Selection,
    shared: Derived<Selection>,
    on_confirm: Callback<Selection>,
    on_close: Callback<()>,
) -> AnyView {
    let picker = Handle::new(ctx, initial, shared, on_confirm, on_close);
    picker.list.reload();
    ctx.leaving.guard(picker.state.derive(Picker::unsaved));
    let leave = Callback::new(move |()| picker.send(Event::Leave));
    let cross = button(Look::ICON, Icon::CLOSE.view())
        .attr("aria-label", "Close")
        .on_click(move || call(leave, ()));
    let only_chosen = picker.state.derive(Picker::only_chosen);
    let content = tag("div", "picker").node_ref(picker.element).child((
        tag("div", "picker-head")
            .child((tag("h2", "").attr("id", "picker-title").child("Select data sets"), cross)),
        // The table of what is selected has a search of its own.
        filters::view(picker).live_attr("hidden", move || only_chosen.get().then(String::new)),
        live(move || match only_chosen.get() {
            true => listing::chosen(picker),
            false => listing::found(picker),
        }),
        listing::progress(picker),
        foot::view(picker),
    ));
    let is_open = picker.state.derive(Picker::is_open);
    dialog("picker", ctx.announcer, is_open, leave, content).view()
}
