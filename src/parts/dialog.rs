//! A native modal dialog: focus goes inside, Esc asks to close, and the browser brings the focus
//! back to where it was.

use leptos::html::{self, dialog as dialog_element};
use leptos::prelude::*;

pub struct Dialog {
    /// Its title is the element with this id and `-title` behind it.
    pub id: &'static str,
    pub open: Signal<bool>,
    /// Esc was pressed; the dialog stays until `open` says otherwise.
    pub on_cancel: Box<dyn Fn() + Send>,
}

/// The content is always in the document, so that the title resolves; it shows nothing secret.
pub fn dialog(settings: Dialog, content: AnyView) -> AnyView {
    let Dialog { id, open, on_cancel } = settings;
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (open, Some(element)) = (open.get(), element.get()) else { return };
        if open && !element.open() {
            // It fails only for an element outside the document, and this one is in it.
            let _ = element.show_modal();
        } else if !open && element.open() {
            element.close();
        }
    });
    dialog_element()
        .id(id)
        .class("dialog")
        .aria_labelledby([id, "-title"].concat())
        .node_ref(element)
        .on(leptos::ev::Custom::<web_sys::Event>::new("cancel"), move |event: web_sys::Event| {
            event.prevent_default();
            on_cancel();
        })
        .child(content)
        .into_any()
}
