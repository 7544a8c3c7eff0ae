//! The tab inside one custom element: made when the element enters the document, dropped when it
//! leaves. `element.js` holds the element's class, since wasm-bindgen cannot export one that
//! extends `HTMLElement`.

use crate::app;
use crate::config::Config;
use crate::parts::el::el;
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::any::Any;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

/// A mounted tab. Freeing it takes everything of it out of the page.
#[wasm_bindgen(js_name = Tab)]
pub struct MountedTab {
    _handle: Box<dyn Any>,
}

#[wasm_bindgen(js_class = Tab)]
impl MountedTab {
    /// Shows the tab in `root`, a `<div>` in the shadow root of `element`, as the element's
    /// attributes say; where they are no use, says what is wrong with them. `fetch_text` gives a
    /// promise of a text of the bundle by its name.
    #[wasm_bindgen(constructor)]
    pub fn new(element: &HtmlElement, root: HtmlElement, fetch_text: js_sys::Function) -> Self {
        let base = element.base_uri().ok().flatten().unwrap_or_default();
        let resolve = |address: &str| {
            let url = web_sys::Url::new_with_base(address, &base).ok()?;
            matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
        };
        let config = Config::read(|name| element.get_attribute(name), resolve);
        let inside = root.clone();
        let handle = mount_to(root, move || match config {
            Ok(config) => app::view(config, inside, fetch_text),
            Err(faults) => misused(faults),
        });
        Self { _handle: Box::new(handle) }
    }
}

fn misused(faults: Vec<String>) -> AnyView {
    let faults: Vec<_> = faults.into_iter().map(|fault| el("p", "").child(fault)).collect();
    el("div", "notice notice-error")
        .attr("role", "alert")
        .child(el("div", "").child((
            el("p", "").child("API management cannot start: its element is not set up rightly."),
            faults,
        )))
        .view()
}
