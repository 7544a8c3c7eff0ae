//! How the account list is shown and walked with the keyboard.

use super::{AccountList, Filter, SORTS, row::row};
use crate::ui::element::{El, as_kind, tag, live, empty, fragment, value_of};
use crate::ui::icon::Icon;
use crate::ui::notice::{Tone, error_text, notice};
use crate::ui::window::Row;
use crate::domain::route::Route;
use crate::reactive::{Derived, State, effect};
use crate::app::context::Tab;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;
use web_sys::KeyboardEvent;

/// So long the typing must rest before the backend is asked.
const TYPING_RESTS: Duration = Duration::from_millis(150);

const FILTERS: [(Filter, &str); 3] = [
    (Filter::All, "All secrets"),
    (Filter::Soon, "Expires within 60 days"),
    (Filter::Expired, "Expired"),
];

/// The sidebar. `selected` is the account that the address names.
pub fn view(tab: Tab, selected: Derived<Option<String>>) -> El {
    let accounts = tab.accounts;
    accounts.start();
    accounts.count();
    accounts.keep_fresh();
    if let Some(id) = selected.get_untracked() {
        accounts.show(id, false);
    }
    let add = live(move || {
        if tab.reader.get() {
            return empty();
        }
        tag("a", "button")
            .attr("href", tab.path(&Route::New))
            .child((Icon::Add.view(), tag("span", "").child("Add account")))
            .view()
    });
    let title = tag("h2", "").attr("id", "accounts-title").child("Service accounts");
    tag("nav", "accounts panel").attr("aria-labelledby", "accounts-title").child((
        tag("div", "accounts-head").child((title, add)),
        attention(tab),
        search(accounts),
        order(accounts),
        rows(tab, selected),
        live(move || state(tab)),
    ))
}

/// The banner at the top when secrets have ended or will soon.
fn attention(tab: Tab) -> AnyView {
    let accounts = tab.accounts;
    let line = move |filter: Filter,
                     count: Option<u32>,
                     one: &str,
                     many: &str,
                     show: &'static str| {
        let count = count.filter(|count| *count > 0)?;
        let words =
            if count == 1 { one.to_owned() } else { [&tab.number(count as usize), many].concat() };
        let show = tag("button", "link")
            .attr("type", "button")
            .on_click(move || accounts.narrow(filter))
            .child(show);
        Some(tag("p", "").child((words, " ", show)))
    };
    live(move || {
        let expired = line(
            Filter::Expired,
            accounts.expired.get(),
            "1 secret has expired.",
            " secrets have expired.",
            "Show expired",
        );
        let soon = line(
            Filter::Soon,
            accounts.soon.get(),
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

fn search(accounts: AccountList) -> El {
    let waiting = State::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        waiting.try_update(|waiting| waiting.take().map(|waiting| waiting.clear()));
    };
    on_cleanup(stop_waiting);
    let field = tag("input", "field")
        .attr("type", "search")
        .attr("aria-label", "Search service accounts")
        .attr("placeholder", "Search by name, email or ID")
        .attr("autocomplete", "off")
        .live_value(move || accounts.search.get())
        .on("input", move |event| {
            accounts.search.set(value_of(&event));
            stop_waiting();
            waiting.set(set_timeout_with_handle(move || accounts.start(), TYPING_RESTS).ok());
        });
    tag("div", "search").child((Icon::Search.view(), field))
}

fn order(accounts: AccountList) -> El {
    let sort = chooser(
        "Sort",
        SORTS.iter().map(|sort| sort.0),
        move || accounts.sort.get(),
        move |chosen| {
            accounts.sort.set(chosen);
            accounts.start();
        },
    );
    let chosen = move || {
        FILTERS.iter().position(|(filter, _)| *filter == accounts.filter.get()).unwrap_or(0)
    };
    let filter = chooser("Filter", FILTERS.iter().map(|filter| filter.1), chosen, move |chosen| {
        accounts.narrow(FILTERS[chosen].0);
    });
    tag("div", "accounts-order").child((sort, filter))
}

/// A labelled choice among words; `chosen` and `choose` speak of their places.
pub fn chooser(
    label: &'static str,
    words: impl ExactSizeIterator<Item = &'static str>,
    chosen: impl Fn() -> usize + Copy + Send + 'static,
    choose: impl Fn(usize) + 'static,
) -> El {
    let last = words.len().saturating_sub(1);
    let options: Vec<El> = words
        .enumerate()
        .map(|(at, words)| {
            tag("option", "")
                .attr("value", at.to_string())
                .live_flag("selected", move || chosen() == at)
                .child(words)
        })
        .collect();
    let select = tag("select", "field")
        .on("change", move |event| choose(value_of(&event).parse().unwrap_or(0).min(last)))
        .child(options);
    tag("label", "compact").child((tag("span", "").child(label), select))
}

fn rows(tab: Tab, selected: Derived<Option<String>>) -> El {
    let list = tab.accounts.list;
    // Tab stops at one row; the arrow keys move that stop.
    let stop = State::new(0usize);
    effect(move || {
        let at = selected.with(|id| {
            list.position(
                |row| matches!((row, id), (Row::Account(account), Some(id)) if account.id == *id),
            )
        });
        if let Some(at) = at {
            stop.set(at);
        }
    });
    let is_stop =
        move |index: usize| index == stop.get().min(list.total().unwrap_or(0).saturating_sub(1));
    tag("div", "accounts-rows").on("keydown", move |event| walk(tab, stop, as_kind(event))).child(
        list.view("Service accounts", move |index, account| {
            row(tab, index, account, selected, move || is_stop(index))
        }),
    )
}

/// Moves the stop with the arrow keys, Home, End, Page Up and Page Down.
fn walk(tab: Tab, stop: State<usize>, event: KeyboardEvent) {
    let list = tab.accounts.list;
    let Some(total) = list.total_untracked() else { return };
    let Some(to) = key_moves(&event, stop.get_untracked(), list.rows_on_screen(), total) else {
        return;
    };
    event.prevent_default();
    stop.set(to);
    list.focus(to);
}

/// Where a key leads from row `now` of `total`, with `page` rows on the screen.
pub fn key_moves(event: &KeyboardEvent, now: usize, page: usize, total: usize) -> Option<usize> {
    let to = match event.key().as_str() {
        "ArrowDown" => now + 1,
        "ArrowUp" => now.saturating_sub(1),
        "PageDown" => now + page,
        "PageUp" => now.saturating_sub(page),
        "Home" => 0,
        "End" => usize::MAX,
        _ => return None,
    };
    Some(to.min(total.saturating_sub(1)))
}

/// What stands below the rows, or in their place: loading, an error, nothing found, how many.
fn state(tab: Tab) -> AnyView {
    let accounts = tab.accounts;
    let list = accounts.list;
    if let Some(error) = list.error() {
        let retry = tag("button", "button")
            .attr("type", "button")
            .on_click(move || list.fetch_again(list.total_untracked().is_none()))
            .child("Retry");
        return notice(Tone::Error, (error_text(&error, &[]), retry)).view();
    }
    let narrowed = !accounts.search.with(|search| search.trim().is_empty())
        || accounts.filter.get() != Filter::All;
    let Some(total) = list.total() else {
        return tag("p", "hint").attr("role", "status").child("Loading service accounts…").view();
    };
    let total_words = match total {
        0 if narrowed => {
            let all = tag("button", "button")
                .attr("type", "button")
                .on_click(move || {
                    accounts.search.set(String::new());
                    accounts.narrow(Filter::All);
                })
                .child("Show all");
            return empty(
                "No service account matches",
                "Change the search or the filter.",
                fragment(all),
            );
        }
        0 => {
            let text = "A service account lets a program call the Data Workbench API.";
            return empty("No service accounts yet", text, empty());
        }
        1 => "1 service account".to_owned(),
        count => [&tab.number(count), " service accounts"].concat(),
    };
    tag("p", "hint accounts-total").attr("role", "status").child(total_words).view()
}

fn empty(heading: &'static str, text: &'static str, action: AnyView) -> AnyView {
    tag("div", "empty")
        .attr("role", "status")
        .child((tag("p", "label").child(heading), tag("p", "").child(text), action))
        .view()
}
