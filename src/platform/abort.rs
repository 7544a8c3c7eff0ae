//! Aborts calls that are under way.

use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use web_sys::{AbortController, AbortSignal};

/// A handle that aborts the calls that were given its signal.
#[derive(Clone)]
pub struct Abort(SendWrapper<AbortController>);

impl Abort {
    pub fn new() -> Self {
        // The constructor fails only without `AbortController`, which every browser with wasm has.
        let controller = AbortController::new().expect("AbortController is part of every browser");
        Self(SendWrapper::new(controller))
    }

    pub fn signal(&self) -> AbortSignal {
        self.0.signal()
    }

    pub fn abort(&self) {
        self.0.abort();
    }
}

/// A signal for reads that aborts them when the current owner is cleaned up.
pub fn abort_on_cleanup() -> AbortSignal {
    let abort = Abort::new();
    let signal = abort.signal();
    on_cleanup(move || abort.abort());
    signal
}
