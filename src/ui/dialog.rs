//! A native modal dialog. Its open state and the browser's are one: what the browser closes by
//! itself is opened again for as long as the app calls it open.

use crate::reactive::{Derived, State, call, effect};
use crate::ui::announcer::Announcer;
use crate::ui::element::{Child, El, ElRef, tag};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

/// A dialog that is open while `open` says so. Its title is the element with this id and `-title`
/// behind it, its description the one with `-text`. Esc calls `on_cancel`; the dialog stays until
/// `open` says otherwise. The focus goes to the first control inside, or to the one with the
/// attribute `data-first`; when the dialog closes, the browser brings it back.
pub fn dialog(
    id: &'static str,
    announcer: Announcer,
    open: Derived<bool>,
    on_cancel: Callback<()>,
    content: impl Child,
) -> El {
    dialog_around(id, announcer, open, on_cancel, content_of(content))
}

fn dialog_around(
    id: &'static str,
    announcer: Announcer,
    open: Derived<bool>,
    on_cancel: Callback<()>,
    content: AnyView,
) -> El {
    let element = ElRef::new();
    let focused = State::new(None::<SendWrapper<HtmlElement>>);
    show_while(id, announcer, element, open);
    tag("dialog", "dialog")
        .attr("id", id)
        .attr("aria-labelledby", [id, "-title"].concat())
        .attr("aria-describedby", [id, "-text"].concat())
        .node_ref(element)
        .on("cancel", move |event| {
            // One that cannot be held up is followed by `close`.
            if event.cancelable() {
                event.prevent_default();
                call(on_cancel, ());
            }
        })
        .on("focusin", move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            focused.try_set(target.map(SendWrapper::new));
        })
        // A second Esc in a row closes a dialog whatever `cancel` was told.
        .on("close", move |_| {
            if open.try_get_untracked() != Some(true) {
                return;
            }
            call(on_cancel, ());
            if open.try_get_untracked() == Some(true)
                && let Some(element) = as_dialog(element)
                && !element.open()
            {
                show(&element);
                if let Some(Some(focused)) = focused.try_get_untracked() {
                    // What cannot take the focus any more leaves it on the first control.
                    let _ = focused.focus();
                }
            }
        })
        .child((content, announcer.region_of(id)))
}

fn content_of(content: impl Child) -> AnyView {
    let mut views = Vec::new();
    content.add_to(&mut views);
    views.into_any()
}

fn as_dialog(element: ElRef) -> Option<HtmlDialogElement> {
    element.try_get_untracked().flatten().map(|element| element.unchecked_into())
}

fn show(element: &HtmlDialogElement) {
    // It fails only for an element outside the document, and this one is in it.
    let _ = element.show_modal();
    // Not by `autofocus`: browsers complain of that in a frame of another site.
    if let Ok(Some(first)) = element.query_selector("[data-first]") {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}

fn show_while(id: &'static str, announcer: Announcer, element: ElRef, open: Derived<bool>) {
    effect(move || {
        let (open, Some(element)) = (open.get(), element.get()) else { return };
        let element: HtmlDialogElement = element.unchecked_into();
        if open && !element.open() {
            announcer.opened(id);
            // A dialog that was made together with its content is in the document a moment later.
            if element.is_connected() {
                show(&element);
            } else {
                request_animation_frame(move || {
                    if element.is_connected() && !element.open() {
                        show(&element);
                    }
                });
            }
        } else if !open && element.open() {
            element.close();
            announcer.closed(id);
        }
    });
    // Closed before it leaves the document, it gives the focus back to where it was.
    on_cleanup(move || {
        if let Some(element) = as_dialog(element)
            && element.open()
        {
            element.close();
        }
        announcer.closed(id);
    });
}

/// The row of buttons at a dialog's end: the safe one comes first and has the focus.
pub fn choices(safe: El, other: El) -> El {
    tag("div", "actions").child((safe, other))
}
