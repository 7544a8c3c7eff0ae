//! Copying to the clipboard. The outcome is shown only after the browser has reported it.

use crate::platform::clipboard::copy;
use crate::reactive::{State, spawn};
use crate::ui::announcer::Announcer;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, live_text, tag};
use crate::ui::icon::Icon;
use std::rc::Rc;

/// The outcome of the last copy of a value.
const NOT_YET: u8 = 0;
const DONE: u8 = 1;
const FAILED: u8 = 2;

/// A Copy button for the value named `what`. `text` is called on the click. `settled` gets the
/// outcome; after a failure it selects the value so that the user can copy it.
pub fn copy_button(
    announcer: Announcer,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> Option<String> + 'static,
    settled: impl Fn(bool) + 'static,
) -> El {
    copy_button_named(announcer, what, label, [label, " ", what].concat(), text, settled)
}

/// The same, with its own accessible name.
pub fn copy_button_named(
    announcer: Announcer,
    what: &'static str,
    label: &'static str,
    name: String,
    text: impl Fn() -> Option<String> + 'static,
    settled: impl Fn(bool) + 'static,
) -> El {
    copy_button_boxed(announcer, what, label, name, Box::new(text), Rc::new(settled))
}

fn copy_button_boxed(
    announcer: Announcer,
    what: &'static str,
    label: &'static str,
    name: String,
    text: Box<dyn Fn() -> Option<String>>,
    settled: Rc<dyn Fn(bool)>,
) -> El {
    let state = State::new(NOT_YET);
    let click = move || {
        if let Some(text) = text() {
            spawn(copy_and_tell(announcer, what, text, state, settled.clone()));
        }
    };
    let outcome = move || {
        let words = match state.get() {
            DONE => "Copied",
            FAILED => "Not copied. Copy it by hand.",
            _ => "",
        };
        words.to_owned()
    };
    tag("div", "copy").child((
        button(Look::Plain, (Icon::Copy.view(), tag("span", "").child(label)))
            .attr("aria-label", name)
            .on_click(click),
        // The live region announces the same in a sentence.
        tag("span", "copy-outcome")
            .live_class("is-failed", move || state.get() == FAILED)
            .attr("aria-hidden", "true")
            .child(live_text(outcome)),
    ))
}

async fn copy_and_tell(
    announcer: Announcer,
    what: &'static str,
    text: String,
    state: State<u8>,
    settled: Rc<dyn Fn(bool)>,
) {
    let copied = copy(&text).await;
    if !state.try_set(if copied { DONE } else { FAILED }) {
        return;
    }
    let told =
        if copied { " copied." } else { " could not be copied. Copy the selected text by hand." };
    announcer.say([what, told].concat());
    settled(copied);
}
