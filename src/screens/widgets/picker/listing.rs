//! The picker's list: the rows that match or only the selected ones, and the progress of a fetch.

use super::handle::Handle;
use super::headings;
use super::row::row;
use super::state::{Event, Failure, Picker, Retry};
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::reactive::{Derived, call};
use crate::screens::widgets::data_set_table::{TakeOut, data_set_table};
use crate::screens::widgets::fetch_progress::fetch_progress;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, as_kind, empty, fragment, live, live_text, tag};
use crate::ui::notice::{error_notice, error_notice_after};
use crate::ui::window::view::Shape;
use leptos::prelude::*;

/// All matching data sets as a table, each with a check box.
pub(super) fn found(picker: Handle) -> AnyView {
    let list = picker.list;
    let failed = live(move || match list.error() {
        Some(error) => error_notice(&error, &[], Some(Box::new(move || list.retry()))),
        None => empty(),
    });
    tag("div", "picker-body")
        .child((total(picker), failed, fetch_failed(picker), window(picker)))
        .view()
}

/// Only the selected data sets, whether they match or not.
pub(super) fn chosen(picker: Handle) -> AnyView {
    let take_out = TakeOut {
        locked: picker.locked,
        act: Callback::new(move |id| picker.send(Event::TakenOut(id))),
    };
    let table = data_set_table(picker.ctx.settings, picker.chosen, Some(take_out));
    tag("div", "picker-body").child((fetch_failed(picker), table)).view()
}

/// The number of matches, and "Select all". Both stay while another list is loading, so that typing
/// does not make them flicker.
fn total(picker: Handle) -> El {
    let (list, settings) = (picker.list, picker.ctx.settings);
    let waits_long = list.waits_long();
    let words = move || match list.length() {
        _ if waits_long.get() => "Loading data sets…".to_owned(),
        None => String::new(),
        Some(0) => "No data set matches. Change the search or the filters.".to_owned(),
        Some(1) => "1 data set matches.".to_owned(),
        Some(total) => [&settings.number(total), " data sets match."].joined(),
    };
    let has_any = Derived::new(move || list.length().is_some_and(|length| length > 0));
    // Rows of a list that is still loading cannot be selected.
    let locked = Derived::new(move || picker.locked.get() || list.total().is_none());
    let all = live(move || {
        if !has_any.get() {
            return empty();
        }
        let words = move || {
            let total = settings.number(list.length().unwrap_or(0));
            ["Select all ", &total, " matching"].joined()
        };
        button(Look::PLAIN, live_text(words))
            .flag("data-all")
            .on_click_unless(locked, move || picker.send(Event::SelectAll))
            .view()
    });
    let total = tag("p", "hint").attr("role", "status").child(live_text(words));
    tag("div", "picker-total").child((total, all))
}

fn window(picker: Handle) -> El {
    let list = picker.list;
    let on_key = move |event| {
        let event: web_sys::KeyboardEvent = as_kind(event);
        if let Some(moved) = list.walk(&event)
            && event.shift_key()
        {
            picker.send(Event::Extended { from: moved.from, to: moved.to });
        }
    };
    let rows = move || list.total().map(|total| digits(total + 1));
    tag("div", "picker-rows")
        .attr("role", "table")
        .attr("aria-label", "Data sets")
        .live_attr("aria-rowcount", rows)
        .live_attr("data-order", move || Some(picker.state.with(Picker::order).0.to_owned()))
        .on("keydown", on_key)
        .on("focusin", move |_| list.show_focused())
        .child((
            tag("div", "picker-heads").attr("role", "rowgroup").child(headings::view(picker)),
            list.view(Shape::Table, move |index, data_set| row(picker, index, data_set)),
        ))
}

/// Why "Select all" or a range failed. Retry repeats it, not the list.
fn fetch_failed(picker: Handle) -> AnyView {
    let failure = picker.state.derive(|picker| picker.failure().cloned());
    live(move || {
        let Some(Failure { error, retry }) = failure.get() else { return empty() };
        let retry_it = move || picker.send(Event::Retry);
        let words = "The rows between could not be loaded. Nothing was changed.";
        let before = (retry != Retry::All).then_some(words);
        error_notice_after(before, &error, &[], Some(Box::new(retry_it)))
    })
}

/// The progress of a fetch, with Stop.
pub(super) fn progress(picker: Handle) -> AnyView {
    let stop = Callback::new(move |()| picker.send(Event::Stop));
    let fetches_range = picker.state.derive(Picker::is_fetching_range);
    let range = live(move || {
        if !fetches_range.get() {
            return empty();
        }
        let words = tag("span", "").attr("role", "status").child("Loading the rows between…");
        tag("div", "progress")
            .child((words, button(Look::PLAIN, "Stop").on_click(move || call(stop, ()))))
            .view()
    });
    fragment((range, fetch_progress(picker.ctx.settings, picker.fetch, stop)))
}
