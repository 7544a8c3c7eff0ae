//! The frame of the tab: the account list beside the page that the address names. It alone knows
//! all screens.

use crate::app::context::Context;
use crate::app::permit::Step;
use crate::domain::route::Route;
use crate::platform::navigation;
use crate::platform::timer::after;
use crate::platform::window_event::on_window;
use crate::reactive::{Derived, State, at_cleanup, effect};
use crate::screens::account_list;
use crate::screens::pages::Part;
use crate::ui::element::{ElRef, as_kind, live, tag};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

/// How long the list has the network to itself, in milliseconds.
const LATE_MS: u32 = 500;

/// The whole tab.
pub fn view(ctx: Context) -> AnyView {
    ctx.role.read(ctx.gateway());
    follow_address(ctx);
    // The removed account is named on the next page only.
    effect(move || {
        if ctx.navigator.place() != Route::List {
            ctx.removed.set(None);
        }
    });
    frame(ctx)
}

/// Follows every change of the address, also those by the host.
fn follow_address(ctx: Context) {
    let Context { navigator, leaving, .. } = ctx;
    let arrive = move |came_from: Option<String>| {
        let (now, shown) = (navigator.here(), navigator.place_now());
        let Some(shown) = shown.filter(|shown| now.as_ref() != Some(shown)) else { return };
        let was_asked = leaving.allows(Step::Arrive);
        // Browsers cannot always stop back and forward, for example in a frame. Then the address is
        // restored, and the user is asked afterwards.
        let is_traversal =
            came_from.is_some_and(|from| now.is_some() || navigator.at(&from).is_some());
        if is_traversal && !was_asked && leaving.unsaved_now().is_some() {
            // A user who does not see the tab is not asked, and the input stays.
            if ctx.host().is_some_and(|host| host.is_seen())
                && let Some(key) = navigation::current_key()
            {
                navigator.go(&shown);
                leaving.ask_about_traversal(key);
            }
        } else if let Some(now) = now {
            // The tab ignores addresses that are not its own.
            navigator.arrive(now);
        }
    };
    if navigation::navigation().is_some() {
        return navigation::on_new_address(arrive);
    }
    // Without the Navigation API the tab learns of a navigation only afterwards.
    let on_popstate = move |_| {
        let (now, shown) = (navigator.here(), navigator.place_now());
        let Some(shown) = shown.filter(|shown| now.as_ref() != Some(shown)) else { return };
        if !leaving.allows(Step::Arrive) && leaving.unsaved_now().is_some() {
            navigator.go(&shown);
            leaving.ask_about_back();
        } else if let Some(now) = now {
            navigator.arrive(now);
        }
    };
    on_window("popstate", Box::new(on_popstate));
}

fn frame(ctx: Context) -> AnyView {
    let place = Derived::new(move || ctx.navigator.place());
    let selected = Derived::new(move || match place.get() {
        Route::Account(id) | Route::History(id) => Some(id),
        _ => None,
    });
    let name = move || Some(place.with(Route::name).to_owned());
    let shown = Derived::new(move || match place.get() {
        // If the user turns out to be a reader while typing, the input stays.
        Route::New if ctx.role.is_reader() && ctx.leaving.unsaved_now().is_none() => Route::List,
        place => place,
    });
    let first = ctx.navigator.place_now();
    let part = Part::pages();
    // If the list is late or fails, the part is loaded before the user can do something about it.
    let late = State::new(Some(SendWrapper::new(after(LATE_MS, move || part.load(false)))));
    at_cleanup(move || {
        late.try_update(Option::take);
    });
    // At the latest when a page is opened; otherwise after the list, because the user waits for that.
    effect(move || {
        let is_needed = place.get() != Route::List;
        if is_needed || ctx.accounts.are_answered() {
            part.load(is_needed);
        }
    });
    let page = live(move || part.show(ctx, shown.get()));
    let (frame, section) = (ElRef::new(), ElRef::new());
    tag("div", "frame")
        .node_ref(frame)
        .live_attr("data-place", name)
        .on("click", move |event| on_click(ctx, &as_kind(event)))
        .on("keydown", keep_typing_inside)
        .on("keypress", keep_typing_inside)
        .on("keyup", keep_typing_inside)
        .child((
            account_list::view(ctx, selected),
            tag("section", "page")
                .attr("tabindex", "-1")
                .node_ref(section)
                .live_attr("aria-label", move || {
                    let words = place.with(|place| match place {
                        Route::List => "Overview",
                        Route::Review => "Access review",
                        _ => "Service account",
                    });
                    Some(words.to_owned())
                })
                .child(page),
            ctx.announcer.region(),
            live(move || {
                let was_used = ctx.navigator.place_now() != first;
                part.attend(ctx, frame, section, was_used)
            }),
        ))
        .view()
}

/// For the host, the target of every key event in the tab is the element. It could take a letter typed
/// into a field for one of its shortcuts.
fn keep_typing_inside(event: Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_field = target.is_some_and(|target| {
        target.matches("input:not([type=checkbox],[type=radio]),select,textarea").unwrap_or(false)
    });
    if is_field {
        event.stop_propagation();
    }
}

/// Handles clicks on the tab's own links: asks the user if necessary, then changes the address.
/// Modified clicks, targets and downloads are left to the browser.
fn on_click(ctx: Context, event: &MouseEvent) {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || modified || event.button() != 0 {
        return;
    }
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("a[href]").ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else { return };
    let elsewhere = link.origin() != window().location().origin().unwrap_or_default();
    if elsewhere || !link.target().is_empty() || link.has_attribute("download") {
        return;
    }
    let Some(route) = ctx.navigator.at(&link.href()) else { return };
    event.prevent_default();
    if ctx.navigator.place_now().as_ref() != Some(&route) {
        ctx.leaving.leave(move || ctx.navigator.go(&route));
    }
}
