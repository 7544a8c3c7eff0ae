//! What is done a little later. All functions have one type here, so that the program has the code for them
//! once.

use gloo_timers::callback::Timeout;

/// Calls `act` before the browser draws the next frame.
pub fn next_frame(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    leptos::prelude::request_animation_frame(act);
}

/// Calls `act` after so many milliseconds, unless the timer is dropped before.
pub fn after(ms: u32, act: impl FnOnce() + 'static) -> Timeout {
    let act: Box<dyn FnOnce()> = Box::new(act);
    Timeout::new(ms, act)
}
