//! The view of the account list and its keyboard control.

use super::handle::Handle;
use super::heads::{attention, order, search};
use super::row::row;
use super::state::{AccountList, Event, Shown};
use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::route::Route;
use crate::platform::clock::{is_corrected, now};
use crate::reactive::{Derived, effect};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, as_kind, empty, live, tag};
use crate::ui::focus::focus_soon;
use crate::ui::icon::Icon;
use crate::ui::notice::error_notice;
use crate::ui::window::Row;
use leptos::prelude::*;
use std::cell::Cell;

/// The sidebar. `selected` is the account that the address names.
pub fn view(ctx: Context, selected: Derived<Option<String>>) -> El {
    let accounts = Handle::new(ctx);
    accounts.start();
    if let Some(id) = selected.get_untracked() {
        accounts.send(Event::Show(id));
    }
    let list = accounts.list;
    let was_corrected = Cell::new(is_corrected());
    effect(move || {
        if list.length().is_some() || list.error().is_some() {
            ctx.accounts.set_answered();
            // The first answer contains the backend's time. If the browser's clock was wrong, the rows are
            // requested again.
            if !was_corrected.replace(is_corrected()) && is_corrected() {
                accounts.send(Event::Refresh { now: now() });
            }
        }
    });
    let add = live(move || {
        if ctx.role.is_reader() {
            return empty();
        }
        tag("a", "button")
            .attr("href", ctx.navigator.path(&Route::New))
            .child((Icon::Add.view(), tag("span", "").child("Add account")))
            .view()
    });
    let title =
        tag("h2", "").attr("id", "accounts-title").attr("tabindex", "-1").child("Service accounts");
    tag("nav", "accounts panel")
        .node_ref(accounts.element)
        .attr("aria-labelledby", "accounts-title")
        .child((
            tag("div", "accounts-head").child((title, add)),
            attention(accounts),
            search(accounts),
            order(accounts),
            rows(accounts, selected),
            below(accounts),
        ))
}

fn rows(accounts: Handle, selected: Derived<Option<String>>) -> El {
    let list = accounts.list;
    // The Tab key goes to the account that is shown, until the arrow keys move this stop.
    let place = Derived::new(move || {
        selected.with(|id| {
            let is_it = |row: &Row| {
                row.get::<ServiceAccount>().is_some_and(|account| Some(&account.id) == id.as_ref())
            };
            list.position(is_it)
        })
    });
    effect(move || {
        if let Some(place) = place.get() {
            list.stop_at(place);
        }
    });
    let on_key = move |event| {
        list.walk(&as_kind(event));
    };
    tag("div", "accounts-rows").on("keydown", on_key).child(
        list.view("Service accounts", move |index, account| {
            row(accounts, index, account, selected)
        }),
    )
}

/// Below the rows or in their place: loading, an error, nothing found, or the number of rows.
fn below(accounts: Handle) -> AnyView {
    let list = accounts.list;
    let shown = Derived::new(move || {
        Shown::of(list.error(), list.length(), accounts.state.with(AccountList::is_narrowed))
    });
    live(move || match shown.get() {
        Shown::Failed(error) => {
            // The button disappears, and the code that keeps the focus may not be loaded yet.
            let retry = move || {
                list.retry();
                focus_soon(accounts.element, "h2");
            };
            error_notice(&error, &[], Some(Box::new(retry)))
        }
        Shown::NoMatch => {
            let all =
                button(Look::Plain, "Show all").on_click(move || accounts.send(Event::ShowAll));
            let text = "Change the search or the filter.";
            nothing("No service account matches", text, Some(all))
        }
        Shown::NoAccounts => {
            let text = "A service account lets a program call the Data Workbench API.";
            nothing("No service accounts yet", text, None)
        }
        Shown::Loading => total("Loading service accounts…".to_owned()),
        Shown::Rows(1) => total("1 service account".to_owned()),
        Shown::Rows(count) => {
            total([&accounts.ctx.settings.number(count), " service accounts"].concat())
        }
    })
}

fn total(words: String) -> AnyView {
    tag("p", "hint accounts-total").attr("role", "status").child(words).view()
}

fn nothing(heading: &'static str, text: &'static str, action: Option<El>) -> AnyView {
    tag("div", "empty")
        .attr("role", "status")
        .child((tag("p", "label").child(heading), tag("p", "").child(text), action))
        .view()
}
