//! The browser's Navigation API, where it has one.

use leptos::prelude::{on_cleanup, window};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{NavigateEvent, Navigation, NavigationApiType, NavigationCurrentEntryChangeEvent};

pub fn navigation() -> Option<Navigation> {
    let navigation = window().navigation();
    // web-sys assumes that every browser has it.
    (!navigation.is_undefined()).then_some(navigation)
}

/// The key of the current history entry.
pub fn current_key() -> Option<String> {
    navigation()?.current_entry().map(|entry| entry.key())
}

/// Goes to the history entry with this key.
pub fn traverse_to(key: &str) {
    if let Some(navigation) = navigation() {
        navigation.traverse_to(key);
    }
}

/// Goes to an address, as a link does. The Navigation API is not used here: its promises fail if
/// the address turns out to be a file.
pub fn navigate_to(url: &str) {
    // The document may refuse to be left.
    let _ = window().location().assign(url);
}

/// Calls `act` before every navigation, until the current owner is cleaned up.
pub fn on_navigate(act: impl Fn(NavigateEvent) + 'static) {
    listen("navigate", Closure::<dyn Fn(NavigateEvent)>::new(act).into_js_value());
}

/// Calls `act` for every new address, also the host's, until the current owner is cleaned up. After
/// back or forward it gets the previous address. If `act` changes the address itself, it is called
/// again.
pub fn on_new_address(act: impl Fn(Option<String>) + 'static) {
    let act = move |event: NavigationCurrentEntryChangeEvent| {
        let is_traversal = event.navigation_type() == Some(NavigationApiType::Traverse);
        act(is_traversal.then(|| event.from().url()).flatten());
    };
    listen(
        "currententrychange",
        Closure::<dyn Fn(NavigationCurrentEntryChangeEvent)>::new(act).into_js_value(),
    );
}

fn listen(name: &'static str, act: JsValue) {
    let Some(navigation) = navigation() else { return };
    let act = SendWrapper::new(act);
    // Adding a listener to an event target does not fail.
    let _ = navigation.add_event_listener_with_callback(name, act.unchecked_ref());
    let navigation = SendWrapper::new(navigation);
    on_cleanup(move || {
        let _ = navigation.remove_event_listener_with_callback(name, act.unchecked_ref());
    });
}
