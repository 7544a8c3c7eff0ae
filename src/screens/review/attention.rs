//! What needs attention: each account with the reason and the way to mend it.

use super::handle::Handle;
use super::progress::full_progress;
use super::state::Review;
use super::state::event::Event;
use super::state::purpose::Purpose;
use super::table::{account_cell, cell, heading, table};
use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::number::digits;
use crate::domain::review::attention::{NEW_DAYS, UNUSED_DAYS};
use crate::domain::review::concern::Concern;
use crate::domain::review::totals::{checked_words, concerns_words};
use crate::reactive::Derived;
use crate::ui::button::{Look, button};
use crate::ui::element::{empty, fragment, live, live_text, tag};
use crate::ui::placeholder::loading;
use crate::ui::window::Row;
use leptos::prelude::*;

pub(super) fn view(review: Handle) -> AnyView {
    let settings = review.ctx.settings;
    let heads = ["Account", "Why", "What to do"].map(heading).into_iter().collect();
    let list = table(
        "What needs attention",
        "review-row concern",
        heads,
        review.concerns,
        move |index, row| {
            live(move || {
                row.with(|row| match row.as_ref().and_then(Row::get::<(ServiceAccount, Concern)>) {
                    Some((account, concern)) => tag("div", "review-row concern")
                        .child((
                            account_cell(review.ctx, review.concerns, index, account),
                            cell("", "", concern.words(&|count| settings.number(count))),
                            cell("review-way", "", way(review, concern).to_owned()),
                        ))
                        .view(),
                    None => loading(),
                })
            })
        },
    );
    let total = move || {
        let (count, is_listed) =
            review.state.with(|review| (review.counts()[2], review.is_listed()));
        concerns_words(is_listed, count, &|count| settings.number(count))
    };
    let rules = [
        "Secrets that have ended or end within 60 days, accounts that were never used in their first ",
        &digits(NEW_DAYS as usize),
        " days or not for ",
        &digits(UNUSED_DAYS as usize),
        " days, and accounts with the same access for the same contact.",
    ]
    .joined();
    let checked = review.state.derive(Review::checked);
    let is_busy = Derived::new(move || !review.state.with(Review::is_listed));
    let check = live(move || match checked.get() {
        Some(_) => empty(),
        None => button(Look::PLAIN, "Check the data sets too")
            .on_click_unless(is_busy, move || review.send(Event::Asked(Purpose::Check)))
            .view(),
    });
    let checked = move || checked_words(checked.get(), &|count| settings.number(count));
    fragment((
        tag("p", "hint").child(rules),
        tag("div", "review-tools").child((
            tag("p", "review-total").attr("role", "status").child(live_text(total)),
            check,
        )),
        tag("p", "hint").child(live_text(checked)),
        full_progress(review, "Reading the data sets of the accounts", |purpose| {
            *purpose == Purpose::Check
        }),
        list,
    ))
}

fn way(review: Handle, concern: &Concern) -> &'static str {
    // A reader can do nothing of it.
    if review.ctx.role.is_reader() {
        "Tell an administrator of the workspace."
    } else {
        concern.way()
    }
}
