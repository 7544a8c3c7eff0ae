//! A native modal dialog: focus goes to the first control inside, or to the one that has the
//! attribute `data-first`; Esc asks to close, and the browser brings the focus back to where it was.

use crate::ui::element::{Child, El, ElRef, tag};
use crate::reactive::{Derived, effect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

/// A dialog that is open while `open` says so. Its title is the element with this id and `-title`
/// behind it. Esc calls `on_cancel`; the dialog stays until `open` says otherwise.
pub fn dialog(
    id: &'static str,
    open: Derived<bool>,
    on_cancel: impl Fn() + 'static,
    content: impl Child,
) -> El {
    let element = ElRef::new();
    show_while(element, open);
    tag("dialog", "dialog")
        .attr("id", id)
        .attr("aria-labelledby", [id, "-title"].concat())
        .node_ref(element)
        .on("cancel", move |event| {
            event.prevent_default();
            on_cancel();
        })
        .child(content)
}

fn show_while(element: ElRef, open: Derived<bool>) {
    effect(move || {
        let (open, Some(element)) = (open.get(), element.get()) else { return };
        let element: HtmlDialogElement = element.unchecked_into();
        if open && !element.open() {
            // It fails only for an element outside the document, and this one is in it.
            let _ = element.show_modal();
            // Not by `autofocus`: browsers complain of that in a frame of another site.
            if let Ok(Some(first)) = element.query_selector("[data-first]") {
                let _ = first.unchecked_into::<HtmlElement>().focus();
            }
        } else if !open && element.open() {
            element.close();
        }
    });
}

/// The row of buttons at a dialog's end: the safe one comes first and has the focus.
pub fn choice(
    safe: &'static str,
    on_safe: impl Fn() + 'static,
    other: &'static str,
    class: &'static str,
    on_other: impl Fn() + 'static,
) -> El {
    let button = |class, words| tag("button", class).attr("type", "button").child(words);
    tag("div", "actions")
        .child((button("button", safe).on_click(on_safe), button(class, other).on_click(on_other)))
}
