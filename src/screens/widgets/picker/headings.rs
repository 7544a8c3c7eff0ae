//! The headings of the picker's columns; some of them sort.

use super::handle::Handle;
use super::order::{CHANGED, CREATED, NAME, SORTS, after_click, aria_sort};
use super::state::{Event, Narrow, Picker};
use crate::domain::joined::Joined;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, tag};

pub(super) fn view(picker: Handle) -> El {
    tag("div", "pick pick-heads").attr("role", "row").attr("aria-rowindex", "1").child((
        sorting(picker, "pick-first", "Name", NAME),
        heading("pick-schema").child("Schema"),
        heading("pick-tags").child("Tags"),
        sorting(picker, "pick-created", "Created", CREATED),
        sorting(picker, "pick-changed", "Last changed", CHANGED),
    ))
}

fn heading(class: &'static str) -> El {
    tag("div", class).attr("role", "columnheader")
}

fn sorting(picker: Handle, class: &'static str, label: &'static str, column: &'static str) -> El {
    let sort = picker.state.derive(Picker::order);
    let click = move || {
        let (words, (column, direction)) = SORTS[after_click(column, sort.get_untracked())];
        picker.send(Event::Narrowed(Narrow::Order(column, direction)));
        picker.ctx.announcer.say(["Sorted: ", words, "."].joined());
    };
    heading(class)
        .live_attr("aria-sort", move || Some(aria_sort(column, sort.get()).to_owned()))
        .child(button(Look::LINK, label).on_click_unless(picker.locked, click))
}
