//! What stands above the rows: how many secrets need attention, search, order and filter.

use super::handle::Handle;
use super::state::{AccountList, Event, Filter, SORTS};
use crate::reactive::Derived;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, live, tag};
use crate::ui::notice::{Tone, notice};
use crate::ui::search::SearchField;
use crate::ui::select::select;
use leptos::prelude::*;

const FILTERS: [(Filter, &str); 3] = [
    (Filter::All, "All secrets"),
    (Filter::Soon, "Expires within 60 days"),
    (Filter::Expired, "Expired"),
];

/// The banner when secrets have ended or will soon.
pub(super) fn attention(accounts: Handle) -> AnyView {
    let counts = Derived::new(move || accounts.state.with(AccountList::counts));
    let line = move |filter, count: Option<u32>, one: &str, many: &str, show: &'static str| {
        let count = count.filter(|count| *count > 0)? as usize;
        let words = match count {
            1 => one.to_owned(),
            _ => [&accounts.ctx.settings.number(count), many].concat(),
        };
        let show =
            button(Look::Link, show).on_click(move || accounts.send(Event::Filtered(filter)));
        Some(tag("p", "").child((words, " ", show)))
    };
    live(move || {
        let counts = counts.get();
        let expired = line(
            Filter::Expired,
            counts.expired,
            "1 secret has expired.",
            " secrets have expired.",
            "Show expired",
        );
        let soon = line(
            Filter::Soon,
            counts.soon,
            "1 secret expires within 60 days.",
            " secrets expire within 60 days.",
            "Show expiring",
        );
        if expired.is_none() && soon.is_none() {
            return empty();
        }
        notice(Tone::Warning, (expired, soon)).view()
    })
}

pub(super) fn search(accounts: Handle) -> El {
    let field = SearchField {
        label: "Search service accounts",
        placeholder: "Search by name, email or ID",
        locked: Derived::new(|| false),
    };
    field.view(
        move || accounts.state.with(|list| list.search().to_owned()),
        move |text| accounts.send(Event::Searched(text)),
    )
}

pub(super) fn order(accounts: Handle) -> El {
    let unlocked = Derived::new(|| false);
    let sort = select(
        "Sort",
        SORTS.map(|sort| sort.0),
        Derived::new(move || accounts.state.with(AccountList::sort)),
        unlocked,
        move |at| accounts.send(Event::Sorted(at)),
    );
    let place = move || {
        let filter = accounts.state.with(AccountList::filter);
        FILTERS.iter().position(|(it, _)| *it == filter).unwrap_or(0)
    };
    let filter =
        select("Filter", FILTERS.map(|it| it.1), Derived::new(place), unlocked, move |at| {
            accounts.send(Event::Filtered(FILTERS[at].0));
        });
    tag("div", "accounts-order").child((sort, filter))
}
