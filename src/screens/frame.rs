//! The frame of the tab: the account list beside the page that the address names.

use crate::screens::account_page::READER_WHY;
use crate::screens::account_list;
use crate::app::navigator::{self, place_at};
use crate::domain::account::ServiceAccount;
use crate::screens::account_page::credentials::focus_when_there;
use crate::app::leaving::{Unsaved, Way, go_outside, tell_host};
use crate::ui::dialog::{choice, dialog};
use crate::ui::element::{El, ElRef, as_kind, tag, live, live_text, empty};
use crate::ui::notice::{Tone, notice};
use crate::domain::route::Route;
use crate::reactive::{Derived, effect, spawn};
use crate::app::context::{Tab, abort_on_cleanup};
use crate::{account, create, description, files};
use leptos::prelude::*;
use samples::file_name;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// The whole tab.
pub fn view(tab: Tab) -> AnyView {
    tab.guard.watch(tab);
    read_role(tab);
    frame(tab)
}

/// Reads who the caller is. Where that fails, 403 speaks when it comes to that.
fn read_role(tab: Tab) {
    let abort = abort_on_cleanup();
    let gateway = tab.gateway();
    spawn(async move {
        // An administrator changes nothing: what is being typed must not be built anew.
        if gateway.workspace(&abort).await.is_ok_and(|workspace| workspace.is_reader()) {
            tab.reader.try_set(true);
        }
    });
}

fn frame(tab: Tab) -> AnyView {
    let now = move || tab.try_config(|config| address::place_here(&config.base_path)).flatten();
    let place = tab.place;
    place.set(now().unwrap_or(Route::List));
    address::watch(move |walked_from| {
        let now = now();
        let Some(shown) = place.try_get_untracked().filter(|shown| now.as_ref() != Some(shown))
        else {
            return;
        };
        let walks = walked_from.is_some_and(|from| {
            now.is_some() || tab.config(|config| place_at(&config.base_path, &from)).is_some()
        });
        if walks && tab.guard.is_at_stake() {
            // Nobody is asked who does not see the tab, and what was typed stays.
            if tab.can_ask() {
                tab.guard.undo_walk(|| tab.go(&shown));
            }
        } else if let Some(now) = now {
            // An address that is none of the tab's is the host's business, and changes nothing.
            place.set(now);
        }
    });
    let route = place;
    let selected = Derived::new(move || match route.get() {
        Route::Account(id) => Some(id),
        _ => None,
    });
    let place = move || {
        let place = match route.get() {
            Route::New => "new",
            Route::Account(_) => "account",
            Route::List => "list",
        };
        Some(place.to_owned())
    };
    // What was removed is told on the page that follows, and no longer.
    effect(move || {
        if route.get() != Route::List {
            tab.removed.set(None);
        }
    });
    let page = live(move || match route.get() {
        Route::New if tab.reader.get() => welcome(tab),
        Route::New => create::view(tab),
        Route::Account(id) => account::view(tab, id),
        Route::List => welcome(tab),
    });
    let section = ElRef::new();
    tab.page.set(Some(section));
    Effect::new(move |before: Option<()>| {
        route.track();
        if before.is_some() {
            tab.keep_focus();
        }
    });
    tag("div", "frame")
        .live_attr("data-place", place)
        .on("click", move |event| on_click(tab, &as_kind(event)))
        .child((
            accounts::view(tab, selected),
            tag("section", "page")
                .attr("tabindex", "-1")
                .node_ref(section)
                .attr("aria-label", "Service account")
                .child(page),
            tag("div", "unseen")
                .attr("role", "status")
                .child(live_text(move || tab.announcement().get())),
            leave_dialog(tab),
        ))
        .view()
}

/// The tab's own links are its own business: the guard is asked, then the address changes. Modified
/// clicks, targets and downloads are left to the browser.
fn on_click(tab: Tab, event: &MouseEvent) {
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
    let route = tab.config(|config| place_at(&config.base_path, &link.href()));
    let Some(route) = route else { return };
    event.prevent_default();
    let is_here = tab.place.with_untracked(|place| *place == route);
    if !is_here && tab.guard.may_go(Way::Route(route.clone())) {
        tab.go(&route);
    }
}

fn welcome(tab: Tab) -> AnyView {
    let add = live(move || {
        let add = (!tab.reader.get()).then(|| {
            tag("a", "button button-primary")
                .attr("href", tab.path(&Route::New))
                .child("Add account")
        });
        let why = tab.reader.get().then(|| tag("p", "").child(READER_WHY));
        tag("div", "").child((why, add)).view()
    });
    tag("div", "panel welcome")
        .child((
            live(move || tab.removed.get().map_or_else(empty, |account| removed(tab, account))),
            tag("h2", "").child("API management"),
            tag("p", "").child(
                "A service account lets a program call the Data Workbench API. Select an account \
                 to see its credentials and what it can reach, or add one.",
            ),
            add,
        ))
        .view()
}

/// Says what was removed, and offers its description for making an equal account.
fn removed(tab: Tab, account: ServiceAccount) -> AnyView {
    let title = ElRef::new();
    focus_when_there(title);
    let text = tag("p", "").attr("tabindex", "-1").node_ref(title).child(
        [
            &account.name,
            " was removed. Its description, without secrets, can make an equal account.",
        ]
        .concat(),
    );
    let save = tag("button", "button")
        .attr("type", "button")
        .child("Save description (JSON)")
        .on_click(move || {
            let name = file_name(&account.name, ".json");
            let saved = files::readable(&description::write(&account))
                .and_then(|text| files::save(tab, &name, "application/json", &text).ok());
            if saved.is_none() {
                tab.announce("The description could not be saved.");
            }
        });
    notice(Tone::Success, (text, save)).view()
}

fn leave_dialog(tab: Tab) -> El {
    let guard = tab.guard;
    let open = Derived::new(move || guard.asked().is_some());
    let heading = move || match guard.at_stake() {
        Some(Unsaved::Credentials) => "Leave without the secret?",
        Some(Unsaved::Answer) => "Leave before the secret has arrived?",
        _ => "Leave without saving?",
    };
    let text = move || match guard.at_stake() {
        Some(Unsaved::Credentials) => {
            "You have not copied or downloaded the service account secret. It is shown only now: \
             once you leave, nobody can show it again."
        }
        Some(Unsaved::Answer) => {
            "Data Workbench is still working on it. Its answer holds the service account secret, \
             which is sent only once."
        }
        _ => "Your changes to this service account have not been saved.",
    };
    let leave = move || {
        let way = guard.leave();
        tab.issued.set(None);
        match way {
            Some(Way::Route(route)) => tab.go(&route),
            Some(Way::Host(answer)) => tell_host(&answer, true),
            Some(way) => go_outside(&way),
            None => {}
        }
    };
    let content = (
        tag("h2", "").attr("id", "leave-title").child(live_text(move || heading().to_owned())),
        tag("p", "").child(live_text(move || text().to_owned())),
        choice("Stay", move || guard.stay(), "Leave", "button button-danger", leave),
    );
    dialog("leave", open, move || guard.stay(), content)
}
