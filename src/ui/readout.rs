//! A value to be read and copied: an ID, a key, an address.

use crate::ui::announcer::Announcer;
use crate::ui::copy::copy_button;
use crate::ui::element::{Child, El, ElRef, tag};
use js_sys::{JsString, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A labelled value with Copy. Where copying fails, the value is selected.
pub fn readout(announcer: Announcer, label: &'static str, value: String) -> El {
    let shown = ElRef::new();
    let copied = value.clone();
    let settled = move |copied: bool| {
        if !copied {
            select(shown);
        }
    };
    readout_frame(
        label,
        (
            tag("code", "readout-value").node_ref(shown).child(value),
            copy_button(announcer, label, "Copy", move || Some(copied.clone()), settled),
        ),
    )
}

/// A label above a row of a value and its buttons.
pub fn readout_frame(label: &'static str, row: impl Child) -> El {
    tag("div", "readout")
        .attr("role", "group")
        .attr("aria-label", label)
        .child((tag("div", "label").child(label), tag("div", "readout-row").child(row)))
}

/// Whether as much is selected as an element's text is long, but for line breaks at its end, which a
/// selection leaves out. The browser compares: the text itself does not come into the program's
/// memory.
pub fn is_selected_whole(element: ElRef) -> bool {
    let (Some(element), Ok(Some(selection))) = (element.get_untracked(), window().get_selection())
    else {
        return false;
    };
    let selected = Object::to_string(&selection).trim_end().length();
    let whole = Reflect::get(&element, &"textContent".into());
    whole.is_ok_and(|text| selected >= text.unchecked_into::<JsString>().trim_end().length())
}

/// Selects the text of an element for copying by hand.
pub fn select(element: ElRef) {
    let (Some(element), Ok(Some(selection))) = (element.get_untracked(), window().get_selection())
    else {
        return;
    };
    // A refused selection leaves the value readable; the user was told that nothing was copied.
    let _ = selection.select_all_children(&element);
}
