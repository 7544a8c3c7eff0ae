//! The entries: a line for each thing that was changed, and one entry in full.

use super::handle::{Handle, Told};
use super::state::History;
use super::state::event::Event;
use crate::app::settings::Settings;
use crate::domain::joined::Joined;
use crate::domain::ledger::entry::{Entry, Listed};
use crate::domain::ledger::words::{lines, words};
use crate::domain::number::digits;
use crate::domain::selection::Selection;
use crate::reactive::Derived;
use crate::ui::button::{Look, button};
use crate::ui::dialog::dialog;
use crate::ui::element::{El, as_kind, empty, fragment, live, tag};
use crate::ui::link::external_link;
use crate::ui::placeholder::loading;
use crate::ui::window::Row;
use crate::ui::window::view::Shape;
use crate::wire::ledger::in_lines;
use leptos::prelude::*;

/// So many names of data sets are listed; the others are in the entry as it came.
const MOST_NAMES: usize = 100;

pub(super) fn list(history: Handle) -> El {
    let list = history.list;
    let length = move || match list.length() {
        Some(rows) => [&digits(rows * list.row_height() + 1), "px"].joined(),
        None => String::new(),
    };
    let window = list.view(Shape::List("Entries, newest first"), move |index, row| {
        live(move || {
            row.with(|row| match row.as_ref().and_then(Row::get::<Told>) {
                Some(told) => line(history, index, told).view(),
                None => loading(),
            })
        })
    });
    tag("div", "history-entries")
        .live_style("--length", length)
        .on("keydown", move |event| {
            list.walk(&as_kind(event));
        })
        .child(window)
}

fn line(history: Handle, index: usize, [when, what]: &Told) -> El {
    let content =
        (tag("span", "history-when").child(when.clone()), tag("span", "").child(what.clone()));
    button(Look::LINK, fragment(content))
        .attr("aria-haspopup", "dialog")
        .attr("data-index", digits(index))
        .live_attr("tabindex", move || Some(history.list.tab_index(index)))
        .on_click(move || history.send(Event::Asked(index)))
}

/// The dialog with one entry.
pub(super) fn dialog_of_entry(history: Handle) -> El {
    let open = history.state.derive(|history| history.shown().is_some());
    let close = move || history.send(Event::Closed);
    let entry =
        Derived::new(move || history.state.with(|history: &History| history.shown().cloned()));
    let content = live(move || match entry.get() {
        Some(entry) => in_full(history, &entry, close),
        None => empty(),
    });
    dialog("entry", history.ctx.announcer, open, Callback::new(move |()| close()), content)
}

fn in_full(history: Handle, entry: &Entry, close: impl Fn() + Copy + 'static) -> AnyView {
    let settings = history.ctx.settings;
    let number = |count| settings.number(count);
    let said: Vec<El> = lines(entry)
        .into_iter()
        .map(|line| tag("p", "").child(words(entry, line, &number)))
        .collect();
    let lists = entry.recorded.as_ref().map(|told| {
        let of = |title, listed: &Listed| names(settings, title, &listed.data_sets);
        (of("Data sets added", &told.added), of("Data sets taken away", &told.removed))
    });
    let trace_id = entry.trace_id.as_ref();
    let raw = (!entry.raw.is_empty()).then(|| {
        tag("details", "history-raw").child((
            tag("summary", "").child("The entry as it came"),
            tag("pre", "code")
                .attr("tabindex", "0")
                .attr("translate", "no")
                .child(in_lines(&entry.raw)),
        ))
    });
    fragment((
        tag("h2", "").attr("id", "entry-title").child(history.when(entry)),
        tag("div", "").attr("id", "entry-text").child(said),
        lists,
        trace_id.map(|id| tag("p", "notice-detail").child(["Trace id: ", id].joined())),
        raw,
        tag("div", "actions")
            .child(button(Look::PLAIN, "Close").flag("data-first").on_click(close)),
    ))
}

/// The names of data sets, up to a number.
pub(super) fn names(settings: Settings, title: &'static str, data_sets: &Selection) -> Option<El> {
    (!data_sets.is_empty()).then(|| {
        let name = |(id, name): (&str, Option<&str>)| {
            let item = tag("li", "").attr("translate", "no");
            match name {
                Some(name) => {
                    let page = settings.config(|config| config.data_set_page(id));
                    item.child(external_link("", page, name.to_owned()))
                }
                None => item.child(id.to_owned()),
            }
        };
        let names: Vec<El> = data_sets.iter().take(MOST_NAMES).map(name).collect();
        let more = data_sets.len().saturating_sub(MOST_NAMES);
        let more =
            (more > 0).then(|| tag("p", "").child([&settings.number(more), " more"].joined()));
        tag("section", "history-names").child((
            tag("h3", "").child(title),
            tag("ul", "").attr("role", "list").child(names),
            more,
        ))
    })
}
