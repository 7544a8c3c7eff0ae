//! A native modal dialog. Its open state always matches the browser's: if the browser closes it
//! while the app wants it open, it is opened again.

use crate::domain::joined::Joined;
use crate::platform::timer::next_frame;
use crate::reactive::{Derived, State, at_cleanup, call, effect};
use crate::ui::announcer::Announcer;
use crate::ui::element::{Child, El, ElRef, tag};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

/// A dialog that is open while `open` is true. Its title is the element with this id plus `-title`,
/// its description the one with `-text`. Esc calls `on_cancel`; the dialog stays until `open`
/// changes. The first control gets the focus, or the one with the attribute `data-first`. When the
/// dialog closes, the browser returns the focus.
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
        .attr("aria-labelledby", [id, "-title"].joined())
        .attr("aria-describedby", [id, "-text"].joined())
        .node_ref(element)
        .on("cancel", move |event| {
            // If the browser does not let it be prevented, a `close` event follows.
            if event.cancelable() {
                event.prevent_default();
                call(on_cancel, ());
            }
        })
        .on("keydown", move |event| {
            // WebKit keeps Esc for a search field even if there is nothing to clear in it.
            if is_esc_in_empty_search(&event) {
                event.prevent_default();
                call(on_cancel, ());
            }
        })
        .on("focusin", move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            focused.try_set(target.map(SendWrapper::new));
        })
        // After a second Esc the browser closes the dialog even if `cancel` was prevented.
        .on("close", move |_| {
            // The event comes a moment later: meanwhile the dialog may be open again.
            let shut = move || {
                let element = as_dialog(element).filter(|element| !element.open())?;
                (open.try_get_untracked() == Some(true)).then_some(element)
            };
            if shut().is_none() {
                return;
            }
            call(on_cancel, ());
            if let Some(element) = shut() {
                show(&element);
                if let Some(Some(focused)) = focused.try_get_untracked() {
                    // If this control can no longer take the focus, the first control keeps it.
                    let _ = focused.focus();
                }
            }
        })
        .child((content, announcer.region_of(id)))
}

fn is_esc_in_empty_search(event: &Event) -> bool {
    let key: &KeyboardEvent = event.unchecked_ref();
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    key.key() == "Escape"
        && !key.is_composing()
        && field.is_some_and(|field| field.type_() == "search" && field.value().is_empty())
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
    // This fails only for an element outside the document; this one is inside.
    let _ = element.show_modal();
    // Not with `autofocus`: browsers warn about it in a frame of another site.
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
            // A dialog that was created together with its content is added to the document a moment
            // later.
            if element.is_connected() {
                show(&element);
            } else {
                next_frame(move || {
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
    // Closing it before it is removed returns the focus.
    at_cleanup(move || {
        if let Some(element) = as_dialog(element)
            && element.open()
        {
            element.close();
        }
        announcer.closed(id);
    });
}

/// The buttons at the end of a dialog: the safe one comes first and has the focus.
pub fn choices(safe: El, other: El) -> El {
    tag("div", "actions").child((safe, other))
}
