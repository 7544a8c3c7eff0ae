//! Above the rows: the number of secrets that need attention, search, order and filter.

use super::handle::Handle;
use super::state::{AccountList, Event, SORTS};
use crate::domain::joined::Joined;
use crate::domain::query::Filter;
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

/// The banner about secrets that have expired or will soon.
pub(super) fn attention(accounts: Handle) -> AnyView {
    let counts = accounts.state.derive(AccountList::counts);
    let line = move |filter, count: Option<u32>, one: &str, many: &str, show: &'static str| {
        let count = count.filter(|count| *count > 0)? as usize;
        let words = match count {
            1 => one.to_owned(),
            _ => [&accounts.ctx.settings.number(count), many].joined(),
        };
        let show = button(Look::LINK, show).on_click(move || accounts.filter(filter));
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
        accounts.state.derive(|list| list.search().to_owned()),
        Callback::new(move |text| accounts.send(Event::Searched(text))),
    )
}

pub(super) fn order(accounts: Handle) -> El {
    let unlocked = Derived::new(|| false);
    let sort = select(
        "Sort",
        SORTS.iter().map(|sort| sort.0.into()).collect(),
        accounts.state.derive(AccountList::sort),
        unlocked,
        Callback::new(move |at| accounts.send(Event::Sorted(at))),
    );
    let place = accounts
        .state
        .derive(|list| FILTERS.iter().position(|(it, _)| *it == list.filter()).unwrap_or(0));
    let filter = select(
        "Filter",
        FILTERS.iter().map(|it| it.1.into()).collect(),
        place,
        unlocked,
        Callback::new(move |at: usize| {
            if let Some((filter, _)) = FILTERS.get(at) {
                accounts.filter(*filter);
            }
        }),
    );
    tag("div", "accounts-order").child((sort, filter))
}
