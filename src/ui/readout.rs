//! A value to read and copy: an ID, a key, an address.

use crate::ui::announcer::Announcer;
use crate::ui::copy::copy_button;
use crate::ui::element::{Child, El, ElRef, tag};
use js_sys::{JsString, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Where a program uses a value, in words, and the name of the value there.
pub type Purpose = (&'static str, &'static str);

/// A labelled value with Copy. Where copying fails, the value is selected.
pub fn readout(
    announcer: Announcer,
    label: &'static str,
    purpose: Option<Purpose>,
    value: String,
) -> El {
    let shown = ElRef::new();
    let copied = value.clone();
    let settled = move |copied: bool| {
        if !copied {
            select(shown);
        }
    };
    readout_frame(
        label,
        purpose,
        (
            code("readout-value").node_ref(shown).child(value),
            copy_button(announcer, label, "Copy", move || Some(copied.clone()), settled),
        ),
    )
}

/// Code, which is read from left to right in every language and is not translated.
pub fn code(class: &'static str) -> El {
    tag("code", class).attr("dir", "ltr").attr("translate", "no")
}

/// A label above a row with a value and its buttons, and what the value is for.
pub fn readout_frame(label: &'static str, purpose: Option<Purpose>, row: impl Child) -> El {
    tag("div", "readout").attr("role", "group").attr("aria-label", label).child((
        tag("div", "readout-head")
            .child((tag("div", "label").child(label), purpose.map(purpose_words))),
        tag("div", "readout-row").child(row),
    ))
}

fn purpose_words((words, name): Purpose) -> El {
    tag("p", "hint").child((words, " ", code("").child(name)))
}

/// Whether an element's whole text is selected. A selection leaves out line breaks at the end, so
/// only the lengths are compared. The browser does this, so that the text does not get into the
/// program's memory.
pub fn is_selected_whole(element: ElRef) -> bool {
    let (Some(element), Ok(Some(selection))) = (element.get_untracked(), window().get_selection())
    else {
        return false;
    };
    let selected = Object::to_string(&selection).trim_end().length();
    let whole = Reflect::get(&element, &"textContent".into());
    whole.is_ok_and(|text| selected >= text.unchecked_into::<JsString>().trim_end().length())
}

/// Selects an element's text so that the user can copy it.
pub fn select(element: ElRef) {
    let (Some(element), Ok(Some(selection))) = (element.get_untracked(), window().get_selection())
    else {
        return;
    };
    // If the browser refuses, the value can still be read; the user already knows that nothing was
    // copied.
    let _ = selection.select_all_children(&element);
}
