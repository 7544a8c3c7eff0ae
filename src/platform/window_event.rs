//! Events of the window, for as long as a part of the tab is there.

use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use web_sys::Event;

/// Calls `then` at each `event` for the life of the calling owner. The call is boxed, so that its
/// code is in the program once.
pub fn on_window(event: &str, then: Box<dyn Fn(Event)>) {
    let listener = window_event_listener_untyped(event, then);
    on_cleanup(move || listener.remove());
}
