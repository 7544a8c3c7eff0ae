//! The clipboard.

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // `navigator.clipboard` is missing on a page without HTTPS. Then this call throws, although
    // web-sys declares that it cannot.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<js_sys::Promise, wasm_bindgen::JsValue>;
}

/// Writes a text to the clipboard; `true` only after the browser has confirmed it.
pub async fn copy(text: &str) -> bool {
    let Ok(written) = write_text(text) else { return false };
    JsFuture::from(written).await.is_ok()
}
