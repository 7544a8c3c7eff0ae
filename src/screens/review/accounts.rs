//! What each account reaches, as a table, and the files.

use super::handle::Handle;
use super::print::print_button;
use super::progress::full_progress;
use super::state::Review;
use super::state::event::Event;
use super::state::purpose::{Format, Purpose};
use super::state::stage::Stage;
use super::table::{account_cell, cell, heading, table};
use super::words::words;
use crate::domain::joined::Joined;
use crate::domain::review::entry::Entry;
use crate::domain::review::order::Column;
use crate::domain::review::totals::accounts_words;
use crate::reactive::{Derived, State};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, fragment, live, live_text, tag};
use crate::ui::placeholder::loading;
use crate::ui::search::SearchField;
use crate::ui::window::Row;
use leptos::prelude::*;

const COLUMNS: [(Column, &str); 6] = [
    (Column::Name, "Account"),
    (Column::Access, "Access"),
    (Column::Contact, "Contact"),
    (Column::Expires, "Secret expires"),
    (Column::Used, "Last used"),
    (Column::MadeBy, "Made by"),
];

pub(super) fn view(review: Handle, printing: State<bool>) -> AnyView {
    let heads = COLUMNS.iter().map(|(column, label)| sorting(review, *column, label)).collect();
    let list =
        table("Service accounts", "review-row reach", heads, review.list, move |index, entry| {
            live(move || {
                entry.with(|row| match row.as_ref().and_then(Row::get::<Entry>) {
                    Some(entry) => row_of(review, index, entry),
                    None => loading(),
                })
            })
        });
    let search = SearchField {
        label: "Search the review",
        placeholder: "Search by name, contact, ID or maker",
        locked: Derived::new(|| false),
    };
    let search = search.view(
        review.state.derive(Review::search),
        Callback::new(move |text| review.send(Event::Searched(text))),
    );
    let total = move || {
        let ([all, shown, _], is_listed) =
            review.state.with(|review| (review.counts(), review.is_listed()));
        accounts_words(is_listed, [all, shown], &|count| review.ctx.settings.number(count))
    };
    let total = tag("p", "hint").attr("role", "status").child(live_text(total));
    // Files and paper have all accounts.
    let is_narrowed = Derived::new(move || {
        let [all, shown, _] = review.state.with(Review::counts);
        all != shown
    });
    let narrowed = live(move || {
        if !is_narrowed.get() {
            return empty();
        }
        let show_all = button(Look::LINK, "Show all")
            .on_click(move || review.send(Event::Searched(String::new())));
        let words = "Files and print have all accounts, whatever is searched.";
        tag("p", "hint review-narrowed").child((words, " ", show_all)).view()
    });
    fragment((
        tag("div", "review-tools").child((search, total, files(review, printing))),
        narrowed,
        file_progress(review),
        list,
    ))
}

fn sorting(review: Handle, column: Column, label: &'static str) -> El {
    let order = review.state.derive(Review::order);
    let click = move || {
        review.send(Event::Sorted(column));
        review.ctx.announcer.say(["Sorted by ", label, "."].joined());
    };
    heading(button(Look::LINK, label).on_click(click))
        .live_attr("aria-sort", move || Some(order.get().aria_sort(column).to_owned()))
}

fn row_of(review: Handle, index: usize, entry: &Entry) -> AnyView {
    let [_, access, contact, expires, used, made_by] = words(review.ctx.settings, entry);
    tag("div", "review-row reach")
        .child((
            account_cell(review.ctx, review.list, index, &entry.account),
            cell("", "", access),
            cell("review-contact", "", contact).attr("translate", "no"),
            cell("", "Secret expires: ", expires),
            cell("", "Last used: ", used),
            cell("", "Made by: ", made_by),
        ))
        .view()
}

/// Export, once all accounts are listed.
fn files(review: Handle, printing: State<bool>) -> El {
    let is_busy = Derived::new(move || {
        review
            .state
            .with(|review| !review.is_listed() || matches!(review.full().stage(), Stage::Running))
    });
    let export = move |format, label| {
        button(Look::PLAIN, label)
            .on_click_unless(is_busy, move || review.send(Event::Asked(Purpose::File(format))))
    };
    tag("div", "review-files").attr("role", "group").attr("aria-label", "Save or print").child((
        export(Format::Csv, "Export CSV"),
        export(Format::Json, "Export JSON"),
        print_button(review, printing),
    ))
}

/// While the accounts are read for a file.
fn file_progress(review: Handle) -> AnyView {
    full_progress(review, "Collecting the data sets of the accounts", |purpose| {
        matches!(purpose, Purpose::File(_))
    })
}
