//! Where in the tab the user is: in the path of the browser's address, or, for hosts that route
//! there, in its fragment, which a base path that begins with `#` says.

use crate::guard::navigation;
use crate::state::State;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

pub fn is_in_fragment(base: &str) -> bool {
    base.starts_with('#')
}

/// The part of an address in which the tab's own places are.
pub fn part_of(base: &str, url: &web_sys::Url) -> String {
    if !is_in_fragment(base) {
        return url.pathname();
    }
    let fragment = url.hash();
    match fragment.split('?').next().unwrap_or_default() {
        "" => "#".to_owned(),
        place => place.to_owned(),
    }
}

/// That part of the browser's address now.
pub fn here(base: &str) -> String {
    let url = window().location().href().ok().and_then(|href| web_sys::Url::new(&href).ok());
    url.map(|url| part_of(base, &url)).unwrap_or_default()
}

/// Goes to a place as leptos_router does for paths: without a load.
pub fn push(place: &str, replace: bool) {
    let Ok(history) = window().history() else { return };
    // A document that is not fully active refuses; nobody sees it then.
    let _ = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(place)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(place)),
    };
}

/// Calls `changed` whenever the address is another, whoever changed it, for the life of the
/// calling owner.
pub fn watch(changed: impl Fn() + Copy + 'static) {
    let walked = window_event_listener(leptos::ev::popstate, move |_| changed());
    // The host's own router may lead to a place of the tab, which no other event tells.
    let on_change = Closure::<dyn FnMut()>::new(changed);
    let navigation = navigation();
    if let Some(navigation) = &navigation {
        navigation.add_event_listener("currententrychange", on_change.as_ref());
    }
    let kept = State::new(SendWrapper::new((navigation, on_change)));
    on_cleanup(move || {
        walked.remove();
        kept.try_with_untracked(|kept| {
            let (navigation, on_change) = &**kept;
            if let Some(navigation) = navigation {
                navigation.remove_event_listener("currententrychange", on_change.as_ref());
            }
        });
    });
}
