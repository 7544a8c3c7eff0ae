//! A value to be read and copied: an ID, a key, an address.

use crate::parts::copy::copy_button;
use crate::tab::Tab;
use leptos::html::{Code, code, div};
use leptos::prelude::*;
use zeroize::Zeroizing;

/// A labelled value with Copy. Where copying fails, the value is selected.
pub fn readout(tab: Tab, label: &'static str, value: String) -> AnyView {
    let shown = NodeRef::<Code>::new();
    let copied = Zeroizing::new(value.clone());
    div()
        .class("readout")
        .role("group")
        .aria_label(label)
        .child((
            div().class("label").child(label),
            div().class("readout-row").child((
                code().class("readout-value").node_ref(shown).child(value),
                copy_button(
                    tab,
                    label,
                    "Copy",
                    move || Some(copied.clone()),
                    move |copied| {
                        if !copied {
                            select(shown);
                        }
                    },
                ),
            )),
        ))
        .into_any()
}

/// Selects the text of an element for copying by hand.
pub fn select(element: NodeRef<Code>) {
    let (Some(element), Ok(Some(selection))) = (element.get_untracked(), window().get_selection()) else {
        return;
    };
    // A refused selection leaves the value readable; the user was told that nothing was copied.
    let _ = selection.select_all_children(&element);
}
