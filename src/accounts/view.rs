//! How the account list is shown and walked with the keyboard.

use super::{AccountList, Filter, SORTS, row::row};
use crate::parts::icon::Icon;
use crate::parts::notice::{Tone, error_text, notice};
use crate::route::Route;
use crate::tab::Tab;
use leptos::html::{a, button, div, h2, input, label, nav, option, p, select, span};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;

/// So long the typing must rest before the backend is asked.
const TYPING_RESTS: Duration = Duration::from_millis(150);

/// The sidebar. `selected` is the account that the address names.
pub fn view(tab: Tab, selected: Signal<Option<String>>) -> AnyView {
    let accounts = tab.accounts;
    accounts.start();
    accounts.count();
    accounts.keep_fresh();
    if let Some(id) = selected.get_untracked() {
        accounts.show(id, false);
    }
    let add = move || {
        (!tab.reader.get()).then(|| {
            a().class("button")
                .href(tab.path(&Route::New))
                .child((Icon::Add.view(), span().child("Add account")))
        })
    };
    nav()
        .class("accounts panel")
        .attr("aria-labelledby", "accounts-title")
        .child((
            div().class("accounts-head").child((h2().id("accounts-title").child("Service accounts"), add)),
            attention(accounts),
            search(accounts),
            order(accounts),
            rows(tab, selected),
            state(tab),
        ))
        .into_any()
}

/// The banner at the top when secrets have ended or will soon.
fn attention(accounts: AccountList) -> impl IntoView {
    let count = move |filter: Filter, count: Option<u32>, one: &str, many: &str, show: &'static str| {
        let count = count.filter(|count| *count > 0)?;
        let words = if count == 1 { one.to_owned() } else { [&count.to_string(), many].concat() };
        let click = move |_| {
            accounts.filter.set(filter);
            accounts.start();
        };
        let button = button().r#type("button").class("link").on(leptos::ev::click, click).child(show);
        Some(p().child((words, " ", button)))
    };
    move || {
        let expired = count(
            Filter::Expired,
            accounts.expired.get(),
            "1 secret has expired.",
            " secrets have expired.",
            "Show expired",
        );
        let soon = count(
            Filter::Soon,
            accounts.soon.get(),
            "1 secret expires within 60 days.",
            " secrets expire within 60 days.",
            "Show expiring",
        );
        (expired.is_some() || soon.is_some())
            .then(|| notice(Tone::Warning, (expired, soon).into_any()))
    }
}

fn search(accounts: AccountList) -> impl IntoView {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop_waiting = move || {
        waiting.try_update_value(|waiting| waiting.take().map(|waiting| waiting.clear()));
    };
    on_cleanup(stop_waiting);
    let ask = move |event| {
        accounts.search.set(event_target_value(&event));
        stop_waiting();
        waiting.set_value(set_timeout_with_handle(move || accounts.start(), TYPING_RESTS).ok());
    };
    div().class("search").child((
        Icon::Search.view(),
        input()
            .r#type("search")
            .class("field")
            .aria_label("Search service accounts")
            .placeholder("Search by name, email or ID")
            .attr("autocomplete", "off")
            .prop("value", move || accounts.search.get())
            .on(leptos::ev::input, ask),
    ))
}

fn order(accounts: AccountList) -> impl IntoView {
    let choose = move |event| {
        accounts.sort.set(event_target_value(&event).parse().unwrap_or(0).min(SORTS.len() - 1));
        accounts.start();
    };
    let filter = move |event| {
        accounts.filter.set(match event_target_value(&event).as_str() {
            "soon" => Filter::Soon,
            "expired" => Filter::Expired,
            _ => Filter::All,
        });
        accounts.start();
    };
    let filters = [
        (Filter::All, "all", "All secrets"),
        (Filter::Soon, "soon", "Expires within 60 days"),
        (Filter::Expired, "expired", "Expired"),
    ];
    div().class("accounts-order").child((
        label().class("compact").child((
            span().child("Sort"),
            select().class("field").on(leptos::ev::change, choose).child(
                SORTS
                    .iter()
                    .enumerate()
                    .map(|(at, (words, ..))| {
                        option()
                            .value(at.to_string())
                            .prop("selected", move || accounts.sort.get() == at)
                            .child(*words)
                    })
                    .collect::<Vec<_>>(),
            ),
        )),
        label().class("compact").child((
            span().child("Filter"),
            select().class("field").on(leptos::ev::change, filter).child(
                filters
                    .map(|(filter, value, words)| {
                        option()
                            .value(value)
                            .prop("selected", move || accounts.filter.get() == filter)
                            .child(words)
                    })
                    .into_iter()
                    .collect::<Vec<_>>(),
            ),
        )),
    ))
}

fn rows(tab: Tab, selected: Signal<Option<String>>) -> AnyView {
    let list = tab.accounts.list;
    // Tab stops at one row; the arrow keys move that stop.
    let stop = RwSignal::new(0usize);
    Effect::new(move |_| {
        let at = selected.with(|id| list.position(|account| Some(&account.id) == id.as_ref()));
        if let Some(at) = at {
            stop.set(at);
        }
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let Some(total) = list.total() else { return };
        let (now, page) = (stop.get_untracked(), list.rows_on_screen());
        let to = match event.key().as_str() {
            "ArrowDown" => now + 1,
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now + page,
            "PageUp" => now.saturating_sub(page),
            "Home" => 0,
            "End" => usize::MAX,
            _ => return,
        };
        event.prevent_default();
        let to = to.min(total.saturating_sub(1));
        stop.set(to);
        list.reveal(to);
        focus_row(&event, to);
    };
    let is_stop = move |index: usize| {
        let total = list.total().unwrap_or(0);
        index == stop.get().min(total.saturating_sub(1))
    };
    div()
        .class("accounts-rows")
        .on(leptos::ev::keydown, on_key)
        .child(list.view("Service accounts", move |index, account| {
            row(tab, index, account, selected, move || is_stop(index))
        }))
        .into_any()
}

/// Moves the focus to a row that the next frame brings into the document.
fn focus_row(event: &web_sys::KeyboardEvent, index: usize) {
    let Some(rows) = event.current_target().and_then(|rows| rows.dyn_into::<web_sys::Element>().ok())
    else {
        return;
    };
    request_animation_frame(move || {
        let row = rows.query_selector(&["[data-index=\"", &index.to_string(), "\"]"].concat());
        if let Some(row) = row.ok().flatten().and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focusing fails only for an element that is gone again, and then there is no one to tell.
            let _ = row.focus();
        }
    });
}

/// What stands in the rows' place: loading, an error, or nothing found.
fn state(tab: Tab) -> impl IntoView {
    let accounts = tab.accounts;
    let list = accounts.list;
    let is_narrowed = move || {
        !accounts.search.with(|search| search.trim().is_empty()) || accounts.filter.get() != Filter::All
    };
    move || {
        if let Some(error) = list.error() {
            let retry = button()
                .r#type("button")
                .class("button")
                .on(leptos::ev::click, move |_| list.fetch_again(list.total().is_none()))
                .child("Retry");
            return notice(Tone::Error, (error_text(&error, &[]), retry).into_any());
        }
        match list.total() {
            None => p().class("hint").role("status").child("Loading service accounts…").into_any(),
            Some(0) if is_narrowed() => empty(
                "No service account matches",
                "Change the search or the filter.",
                button()
                    .r#type("button")
                    .class("button")
                    .on(leptos::ev::click, move |_| {
                        accounts.search.set(String::new());
                        accounts.filter.set(Filter::All);
                        accounts.start();
                    })
                    .child("Show all")
                    .into_any(),
            ),
            Some(0) => empty(
                "No service accounts yet",
                "A service account lets a program call the Data Workbench API.",
                ().into_any(),
            ),
            Some(1) => total("1 service account".to_owned()),
            Some(count) => total([&count.to_string(), " service accounts"].concat()),
        }
    }
}

fn total(words: String) -> AnyView {
    p().class("hint accounts-total").role("status").child(words).into_any()
}

fn empty(heading: &'static str, text: &'static str, action: AnyView) -> AnyView {
    div().class("empty").role("status").child((p().class("label").child(heading), p().child(text), action)).into_any()
}
