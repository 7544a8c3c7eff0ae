//! Changes the browser's address without loading a page.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Adds a history entry, or replaces the address of the current one.
pub fn push(address: &str, replace: bool) {
    let Ok(history) = window().history() else { return };
    // A document that is not fully active refuses this; the user does not see it then.
    let _ = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
    };
}
