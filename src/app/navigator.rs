//! Where in the tab the user is: in the path of the browser's address, or, for hosts that route
//! there, in its fragment, which a base path that begins with `#` says.
//!
//! leptos_router reads addresses. Its `<Router>` is not used: it listens for clicks on the whole
//! window, the host's links among them, and would be 12 kB for three places.

use crate::app::leaving::{NavigateEvent, navigation};
use crate::domain::route::Route;
use crate::reactive::State;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

pub fn is_in_fragment(base: &str) -> bool {
    base.starts_with('#')
}

/// The part of an address in which the tab's own places are.
pub fn part_of(base: &str, url: &Url) -> String {
    if !is_in_fragment(base) {
        return url.path().to_owned();
    }
    match url.hash().split('?').next().unwrap_or_default() {
        "" => "#".to_owned(),
        place => place.to_owned(),
    }
}

/// The place that the browser's address leads to now, if it is one of the tab's.
pub fn place_here(base: &str) -> Option<Route> {
    Route::parse(base, &part_of(base, &BrowserUrl::current().ok()?))
}

/// The same of any address.
pub fn place_at(base: &str, address: &str) -> Option<Route> {
    Route::parse(base, &part_of(base, &BrowserUrl::parse(address).ok()?))
}

/// Goes to a place without a load.
pub fn push(place: &str, replace: bool) {
    let Ok(history) = window().history() else { return };
    // A document that is not fully active refuses; nobody sees it then.
    let _ = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(place)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(place)),
    };
}

/// Calls `changed` whenever the address is another, whoever changed it, for the life of the
/// calling owner; where the user went back or forward, with the address before.
pub fn watch(changed: impl Fn(Option<String>) + Copy + 'static) {
    // The host's own router may lead to a place of the tab, which no other event tells. What is
    // called may lead somewhere itself, and so be called again meanwhile.
    let on_change = Closure::<dyn Fn(NavigateEvent)>::new(move |event: NavigateEvent| {
        changed(event.walked_from());
    });
    let navigation = navigation();
    // Browsers without it tell less, and later.
    let walked = navigation
        .is_none()
        .then(|| window_event_listener(leptos::ev::popstate, move |_| changed(None)));
    if let Some(navigation) = &navigation {
        navigation.add_event_listener("currententrychange", on_change.as_ref());
    }
    let kept = State::new(SendWrapper::new((navigation, on_change)));
    on_cleanup(move || {
        if let Some(walked) = walked {
            walked.remove();
        }
        kept.try_with_untracked(|kept| {
            let (navigation, on_change) = &**kept;
            if let Some(navigation) = navigation {
                navigation.remove_event_listener("currententrychange", on_change.as_ref());
            }
        });
    });
}
