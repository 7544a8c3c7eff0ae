//! Saves files from the tab and reads chosen files, without a server.

use js_sys::{Array, JSON, Uint8Array};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::document;
use send_wrapper::SendWrapper;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, HtmlAnchorElement, HtmlInputElement, Url};

/// How long a browser may take to read a file after the click, according to FileSaver.js. WebKit
/// does not save a file if its address is revoked right after the click.
const READ_WITHIN: Duration = Duration::from_secs(40);

/// A file that was handed to the browser. It stays in memory until this is dropped.
struct ObjectUrl {
    address: String,
    end: Option<TimeoutHandle>,
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        if let Some(end) = self.end {
            end.clear();
        }
        // This fails only if the address is revoked already.
        let _ = Url::revoke_object_url(&self.address);
    }
}

/// The files that the browser may still be reading; a `Copy` handle.
#[derive(Clone)]
pub struct Downloads(SendWrapper<Rc<RefCell<Vec<ObjectUrl>>>>);

impl Downloads {
    pub fn new() -> Self {
        Self(SendWrapper::new(Rc::default()))
    }

    /// Makes the browser save a text under this name.
    pub fn save(&self, name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
        self.save_parts(name, kind, &Array::of1(&text.into()))
    }

    /// Makes the browser save bytes under this name.
    pub fn save_bytes(&self, name: &str, kind: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
        self.save_parts(name, kind, &Array::of1(bytes))
    }

    /// Releases all of them. Files with a secret are released when their view closes.
    pub fn release(&self) {
        self.0.borrow_mut().clear();
    }

    /// Makes the browser save texts, bytes and blobs one after another as one file.
    pub fn save_parts(&self, name: &str, kind: &str, parts: &Array) -> Result<(), JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_blob_sequence_and_options(parts, &options)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link = document().create_element("a")?.unchecked_into::<HtmlAnchorElement>();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        let (files, of_this) = (Rc::downgrade(&self.0), address.clone());
        let end = set_timeout_with_handle(
            move || {
                if let Some(files) = files.upgrade() {
                    files.borrow_mut().retain(|file| file.address != of_this);
                }
            },
            READ_WITHIN,
        );
        self.0.borrow_mut().push(ObjectUrl { address, end: end.ok() });
        Ok(())
    }
}

/// Readable JSON: one line for each member.
pub fn readable(json: &str) -> Option<String> {
    let value = JSON::parse(json).ok()?;
    JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &2.into()).ok()?.as_string()
}

/// The file that was chosen in a file field. Call it while the event is handled.
pub fn chosen(event: &Event) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.files()?.get(0)
}

/// The text of a file or a blob.
pub async fn text(file: &Blob) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}
