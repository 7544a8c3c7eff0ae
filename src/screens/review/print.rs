//! The review on paper: all accounts in one table, with totals and a line for a signature. It is in the
//! document only while it is printed, since it is no window over its rows.

use super::handle::Handle;
use super::state::Review;
use super::words::words;
use crate::domain::joined::Joined;
use crate::domain::review::entry::Entry;
use crate::domain::review::totals::{checked_words, totals, unreadable_words};
use crate::platform::clock::now;
use crate::platform::timer::next_frame;
use crate::platform::window_event::on_window;
use crate::reactive::{Derived, State};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, live, tag};
use leptos::prelude::*;

const HEADINGS: [&str; 7] =
    ["Account", "Access", "Contact", "Secret expires", "Last used", "Made by", "Needs attention"];

/// The button that prints, once all accounts are listed.
pub(super) fn print_button(review: Handle, printing: State<bool>) -> El {
    let is_early = Derived::new(move || !review.state.with(Review::is_listed));
    button(Look::PLAIN, "Print").on_click_unless(is_early, move || {
        printing.set(true);
        // The sheet is in the document in the next frame.
        next_frame(move || {
            // Where nothing can be printed there is nothing to do. Some browsers return before they print,
            // so the sheet stays until they say that they are done.
            let _ = window().print();
        });
    })
}

/// What is printed in place of the page.
pub(super) fn sheet(review: Handle, printing: State<bool>) -> AnyView {
    let end = move |_| {
        printing.try_set(false);
    };
    on_window("afterprint", Box::new(end));
    // The browser's own way to print, too.
    let begin = move |_| {
        if review.state.try_with_untracked(Review::is_listed) == Some(true) {
            printing.try_set(true);
        }
    };
    on_window("beforeprint", Box::new(begin));
    live(move || match printing.get() {
        true => paper(review).view(),
        false => empty(),
    })
}

fn paper(review: Handle) -> El {
    let settings = review.ctx.settings;
    let name = review.ctx.role.workspace().unwrap_or_default();
    let id = settings.config(|config| config.workspace_id.clone());
    let number = |count| settings.number(count);
    let (rows, total, checked, unreadable) = review.state.with_untracked(|review_now| {
        let rows: Vec<El> = review_now.all_by_name().map(|entry| row(review, entry)).collect();
        let total = totals(review_now.listing().entries(), &number);
        let checked = checked_words(review_now.checked(), &number);
        (rows, total, checked, review_now.listing().unreadable())
    });
    let missing =
        (unreadable > 0).then(|| tag("p", "").child(unreadable_words(unreadable, &number)));
    let headings: Vec<El> =
        HEADINGS.iter().map(|words| tag("th", "").attr("scope", "col").child(*words)).collect();
    let signature = ["Reviewed by", "Date", "Signature"].map(|words| tag("p", "").child(words));
    tag("div", "review-print").child((
        tag("h2", "").child("Access review"),
        tag("p", "").child(["Workspace: ", &name, " (", &id, ")"].joined()),
        tag("p", "").child(["As of ", &settings.date_and_time(now())].joined()),
        tag("p", "").child(total),
        tag("p", "").child(checked),
        missing,
        tag("table", "").child((
            tag("thead", "").child(tag("tr", "").child(headings)),
            tag("tbody", "").child(rows),
        )),
        tag("div", "review-signature").child(Vec::from(signature)),
    ))
}

fn row(review: Handle, entry: &Entry) -> El {
    let settings = review.ctx.settings;
    let concerns: Vec<String> = entry
        .concerns
        .iter()
        .map(|concern| concern.words(&|count| settings.number(count)))
        .collect();
    let words = words(settings, entry);
    let cells: Vec<El> = words
        .into_iter()
        .chain([concerns.joined_by("; ")])
        .map(|words| tag("td", "").child(words))
        .collect();
    tag("tr", "").child(cells)
}
