//! The view of the account list and its keyboard control.

use super::handle::Handle;
use super::heads::{attention, order, search};
use super::row::row;
use super::state::{AccountList, Event, Shown};
use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::route::Route;
use crate::platform::clock::{is_corrected, now};
use crate::platform::window_event::on_window;
use crate::reactive::{Derived, State, effect};
use crate::ui::button::{Look, button};
use crate::ui::element::{El, as_kind, empty, fragment, live, tag};
use crate::ui::focus::focus_soon;
use crate::ui::icon::Icon;
use crate::ui::notice::reading_error_notice;
use crate::ui::window::Row;
use crate::ui::window::view::{Shape, pixels};
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::ShadowRoot;

/// So many rows are in the document at once.
const FEW: usize = 50;

/// The sidebar. `selected` is the account that the address names.
pub fn view(ctx: Context, selected: Derived<Option<String>>) -> El {
    let accounts = Handle::new(ctx);
    accounts.start();
    let list = accounts.list;
    // Scrolls the list to the account of each new address.
    effect(move || {
        let Some(id) = selected.get() else { return };
        match untrack(|| list.position(is(&id))) {
            Some(place) => list.reveal(place),
            None => accounts.send(Event::Show(id)),
        }
    });
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
            .child((Icon::ADD.view(), tag("span", "").child("Add account")))
            .view()
    });
    // How far below the top of the document the tab begins: the list takes the height that is left.
    let top = State::new(0.0);
    let measure = move || {
        let list = accounts.element.try_get_untracked().flatten()?;
        let host = list.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
        let above = window().scroll_y().ok()?;
        top.try_set(host.get_bounding_client_rect().top() + above).then_some(())
    };
    effect(move || {
        accounts.element.track();
        ctx.accounts.are_answered();
        measure();
    });
    let on_resize = move |_| {
        measure();
    };
    on_window("resize", Box::new(on_resize));
    let title =
        tag("h2", "").attr("id", "accounts-title").attr("tabindex", "-1").child("Service accounts");
    let review =
        tag("a", "").attr("href", ctx.navigator.path(&Route::Review)).child("Access review");
    tag("nav", "accounts panel")
        .node_ref(accounts.element)
        .live_style("--top", move || pixels(top.get()))
        .attr("aria-labelledby", "accounts-title")
        .child((
            tag("div", "accounts-head").child((tag("div", "").child((title, review)), add)),
            attention(accounts),
            search(accounts),
            order(accounts),
            rows(accounts, selected),
            below(accounts),
        ))
}

/// Whether a row is that of an account.
fn is(id: &str) -> impl Fn(&Row) -> bool {
    move |row| row.get().is_some_and(|account: &ServiceAccount| account.id == id)
}

fn rows(accounts: Handle, selected: Derived<Option<String>>) -> El {
    let list = accounts.list;
    // The Tab key goes to the account that is shown, until the arrow keys move this stop.
    let place = Derived::new(move || selected.with(|id| list.position(is(id.as_ref()?))));
    effect(move || {
        if let Some(place) = place.get() {
            list.stop_at(place);
        }
    });
    // The banner makes the list lower, and may hide the row that was just scrolled to.
    let is_counted = Derived::new(move || {
        let counts = accounts.ctx.accounts.counts();
        counts.soon.is_some() && counts.expired.is_some()
    });
    effect(move || {
        if is_counted.get()
            && let Some(place) = place.get_untracked()
        {
            list.reveal(place);
        }
    });
    let on_key = move |event| {
        list.walk(&as_kind(event));
    };
    // Then only the page scrolls.
    let length = move || match list.length() {
        Some(rows @ 1..=FEW) => pixels((rows * list.row_height() + 1) as f64),
        _ => String::new(),
    };
    tag("div", "accounts-rows").live_style("--length", length).on("keydown", on_key).child(
        list.view(Shape::List("Service accounts"), move |index, account| {
            row(accounts, index, account, selected)
        }),
    )
}

/// Below the rows or in their place: an error; or, in one region for screen readers, loading, nothing
/// found, or the number of rows.
fn below(accounts: Handle) -> AnyView {
    let list = accounts.list;
    let waits_long = list.waits_long();
    let shown = Derived::new(move || {
        let length = list.length().filter(|_| !waits_long.get());
        Shown::of(list.error(), length, accounts.state.with(AccountList::is_narrowed))
    });
    let failed = live(move || {
        let Shown::Failed(error) = shown.get() else { return empty() };
        // The button disappears, and the code that keeps the focus may not be loaded yet.
        let retry = move || {
            list.retry();
            focus_soon(accounts.element, "h2");
        };
        reading_error_notice(&error, Box::new(retry))
    });
    let told = live(move || match shown.get() {
        Shown::Failed(_) => empty(),
        Shown::NoMatch => {
            let all =
                button(Look::PLAIN, "Show all").on_click(move || accounts.send(Event::ShowAll));
            let text = "Change the search or the filter.";
            nothing("No service account matches", text, Some(all))
        }
        Shown::NoAccounts => {
            let text = "A service account lets a program call the Data Workbench API.";
            nothing("No service accounts yet", text, None)
        }
        Shown::Loading if waits_long.get() => total("Loading service accounts…".to_owned()),
        Shown::Loading => total(String::new()),
        Shown::Rows(1) => total("1 service account".to_owned()),
        Shown::Rows(count) => {
            total([&accounts.ctx.settings.number(count), " service accounts"].joined())
        }
    });
    fragment((failed, tag("div", "accounts-below").attr("role", "status").child(told)))
}

fn total(words: String) -> AnyView {
    tag("p", "hint").child(words).view()
}

fn nothing(heading: &'static str, text: &'static str, action: Option<El>) -> AnyView {
    let words = (tag("p", "label").child(heading), tag("p", "").child(text), action);
    tag("div", "empty").child(words).view()
}
