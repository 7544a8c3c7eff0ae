//! The tab inside one custom element: created when the element enters the document, dropped when it
//! leaves. `element.js` has the element's class, since wasm-bindgen cannot export a class that
//! extends `HTMLElement`.

use crate::app::context::Context;
use crate::app::navigator::part_of;
use crate::domain::config::Config;
use crate::domain::email;
use crate::platform::host::Host;
use crate::platform::intl::{ascii_domain, is_locale};
use crate::reactive::spawn;
use crate::screens::frame;
use crate::ui::element::tag;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

/// A mounted tab. Freeing it removes it from the page.
#[wasm_bindgen(js_name = Tab)]
pub struct MountedTab {
    /// `None` if the element's attributes are wrong.
    tab: Option<Context>,
    _handle: Box<dyn Any>,
}

#[wasm_bindgen(js_class = Tab)]
impl MountedTab {
    /// Shows the tab in `root`, a `<div>` in the shadow root of `element`. The element's attributes
    /// are its settings; if they are wrong, shows what is wrong with them.
    #[wasm_bindgen(constructor)]
    pub fn new(element: &HtmlElement, root: HtmlElement, host: Host) -> Self {
        email::write_domains_with(ascii_domain);
        let base = element.base_uri().ok().flatten().unwrap_or_default();
        let resolve = |address: &str| {
            let url = web_sys::Url::new_with_base(address, &base).ok()?;
            matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
        };
        let mut config = Config::read(|name| element.get_attribute(name), resolve, is_locale);
        if let Ok(config) = &mut config {
            // In the form that the browser uses for addresses.
            let written = BrowserUrl::parse_with_base(&config.base_path, &base);
            if let Some(url) = written.ok().filter(|_| !config.base_path.is_empty()) {
                config.base_path =
                    part_of(&config.base_path, &url).trim_end_matches('/').to_owned();
            }
        }
        let mounted = Rc::new(Cell::new(None));
        let made = mounted.clone();
        let handle = mount_to(root, move || match config {
            Ok(config) => {
                let tab = Context::new(config, host.clone());
                made.set(Some(tab));
                // Sent after the element has stored its tab.
                spawn(async move { host.tell("ready") });
                frame::view(tab)
            }
            Err(faults) => misused(faults),
        });
        Self { tab: mounted.get(), _handle: Box::new(handle) }
    }

    /// Whether leaving now would lose something.
    #[wasm_bindgen(js_name = hasUnsavedWork)]
    pub fn has_unsaved_work(&self) -> bool {
        self.tab.is_some_and(|tab| tab.leaving.unsaved_now().is_some())
    }

    /// Asks the user if leaving would lose something; `answer` is called with true if the host may
    /// leave.
    #[wasm_bindgen(js_name = confirmLeave)]
    pub fn confirm_leave(&self, answer: js_sys::Function) {
        match self.tab {
            Some(tab) => tab.leaving.confirm(move |may_leave| tell(&answer, may_leave)),
            None => tell(&answer, true),
        }
    }
}

fn tell(answer: &js_sys::Function, may_leave: bool) {
    // It resolves a promise and does not throw.
    let _ = answer.call1(&JsValue::UNDEFINED, &may_leave.into());
}

fn misused(faults: Vec<String>) -> AnyView {
    let faults: Vec<_> = faults.into_iter().map(|fault| tag("p", "").child(fault)).collect();
    tag("div", "notice notice-error")
        .attr("role", "alert")
        .child(tag("div", "").child((
            tag("p", "").child("API management cannot start: its element is not set up rightly."),
            faults,
        )))
        .view()
}
