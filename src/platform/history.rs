//! The browser's address, changed without a load.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Makes a new entry of the history, or gives the present one another address.
pub fn push(address: &str, replace: bool) {
    let Ok(history) = window().history() else { return };
    // A document that is not fully active refuses; nobody sees it then.
    let _ = match replace {
        true => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
        false => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
    };
}
