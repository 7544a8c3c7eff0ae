//! Keeps the router away from the host page's links.
//!
//! leptos_router listens for clicks on the whole window and takes over every link whose path
//! starts with the base, the host's own among them. It leaves links with a `target` alone, and it
//! asks the anchor's property, not its attribute. So, for the moment in which the router's
//! listener runs, an anchor outside the element has such a property of its own; nothing of that
//! reaches the document.

use crate::state::State;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, HtmlElement, MouseEvent};

#[derive(Clone, Copy)]
pub struct Shield {
    root: State<SendWrapper<HtmlElement>>,
}

impl Shield {
    /// To be called before the router is made, so that this listener runs before the router's.
    pub fn before_router(root: HtmlElement) -> Self {
        let shield = Self { root: State::new(SendWrapper::new(root)) };
        shield.listen(|anchor| {
            let own = Object::new();
            let _ = Reflect::set(&own, &"value".into(), &"host".into());
            let _ = Reflect::set(&own, &"configurable".into(), &JsValue::TRUE);
            Object::define_property(anchor, &"target".into(), &own);
        });
        shield
    }

    /// To be called once the router is made, so that this listener runs after the router's.
    pub fn after_router(self) {
        self.listen(|anchor| {
            let _ = Reflect::delete_property(anchor, &"target".into());
        });
    }

    fn listen(self, act: impl Fn(&HtmlAnchorElement) + 'static) {
        let handle = window_event_listener(leptos::ev::click, move |event| {
            for anchor in self.anchors_outside(&event) {
                act(&anchor);
            }
        });
        on_cleanup(move || handle.remove());
    }

    fn anchors_outside(self, event: &MouseEvent) -> Vec<HtmlAnchorElement> {
        let path = event.composed_path();
        let inside = self.root.try_with_untracked(|root| path.includes(root, 0)).unwrap_or(true);
        let anchors = |target: JsValue| target.dyn_into::<HtmlAnchorElement>().ok();
        if inside { Vec::new() } else { path.iter().filter_map(anchors).collect() }
    }
}
