//! What the element's module provides for the tab: files of the bundle on demand, the host's access
//! tokens, and events for the host.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// Why a file of the bundle could not be loaded, in words for the user.
pub fn reason(error: JsValue) -> String {
    error.dyn_into::<js_sys::Error>().map_or_else(|_| String::new(), |error| error.message().into())
}

#[wasm_bindgen]
extern "C" {
    /// The object that `element.js` makes for each mounted tab.
    #[derive(Clone)]
    pub type Host;

    /// A text of the bundle by its name.
    #[wasm_bindgen(method, catch)]
    pub async fn text(this: &Host, name: &str) -> Result<JsValue, JsValue>;

    /// The program that writes samples and files, as [`Samples`].
    #[wasm_bindgen(method, catch)]
    pub async fn samples(this: &Host) -> Result<JsValue, JsValue>;

    /// Why the pages beside the list could not be loaded, in words for the user.
    #[wasm_bindgen(method)]
    pub fn why(this: &Host) -> String;

    /// A signal that aborts after so many milliseconds, or with its owner.
    #[wasm_bindgen(method)]
    pub fn limit(this: &Host, ms: u32, owner: Option<&AbortSignal>) -> AbortSignal;

    /// Whether the element is visible under the host's styles.
    #[wasm_bindgen(method, js_name = isSeen)]
    pub fn is_seen(this: &Host) -> bool;

    /// Whether the host provides access tokens; if not, calls carry its cookies.
    #[wasm_bindgen(method, js_name = hasTokens)]
    pub fn has_tokens(this: &Host) -> bool;

    /// An access token; empty if its call was aborted in the meantime.
    #[wasm_bindgen(method, catch)]
    pub async fn token(this: &Host, call: &AbortSignal) -> Result<JsValue, JsValue>;

    /// Sends an event to the host: its name without `dwb-`, and its details.
    #[wasm_bindgen(method)]
    pub fn tell(this: &Host, event: &str);
    #[wasm_bindgen(method, js_name = tell)]
    pub fn tell_path(this: &Host, event: &str, path: &str);
    #[wasm_bindgen(method, js_name = tell)]
    pub fn tell_account(this: &Host, event: &str, id: &str, name: &str);
    #[wasm_bindgen(method, js_name = tell)]
    pub fn tell_status(this: &Host, event: &str, status: u16, trace_id: Option<&str>);

    /// The program of the package `samples`; see `samples/src/browser.rs`.
    pub type Samples;

    #[wasm_bindgen(method)]
    pub fn language(this: &Samples, at: usize) -> Option<Array>;

    #[wasm_bindgen(method)]
    pub fn templates(this: &Samples, form: &str, hand_picked: bool) -> Array;

    #[wasm_bindgen(method)]
    pub fn write(
        this: &Samples,
        form: &str,
        facts: &Array,
        data_sets: &Array,
        secret: Option<Uint8Array>,
        templates: &Array,
    ) -> Uint8Array;

    #[wasm_bindgen(method)]
    pub fn remind(
        this: &Samples,
        name: &str,
        id: &str,
        expires_ms: f64,
        now_ms: f64,
    ) -> Option<String>;

    #[wasm_bindgen(method, catch)]
    pub fn show(
        this: &Samples,
        form: &str,
        script: &Uint8Array,
        inside: &web_sys::Element,
    ) -> Result<(), JsValue>;
}
