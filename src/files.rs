//! Files that leave the tab and come into it, without a server in between.

use js_sys::{Array, JSON, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Has the browser save a text under this name.
pub fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    save_part(name, kind, text.into())
}

/// Has the browser save bytes under this name.
pub fn save_bytes(name: &str, kind: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    save_part(name, kind, bytes.into())
}

/// JSON as people read it: a line for each member.
pub fn readable(json: &str) -> Option<String> {
    let value = JSON::parse(json).ok()?;
    JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into()).ok()?.as_string()
}

fn save_part(name: &str, kind: &str, part: JsValue) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_blob_sequence_and_options(&Array::of1(&part), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link =
        leptos::prelude::document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The click has handed the file over: the address is needed no more.
    Url::revoke_object_url(&address)
}

/// The file that was chosen in a file field. To be asked while the event is being told.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.files()?.get(0)
}

/// A file's text.
pub async fn text(file: File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
