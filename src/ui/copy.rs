//! Copying to the clipboard, told as it went: awaited, and never called done when it was not.

use crate::platform::clipboard::copy;
use crate::reactive::{State, spawn};
use crate::ui::announcer::Announcer;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, live_text, tag};
use crate::ui::icon::Icon;
use std::rc::Rc;

/// How the last copy of one value went.
const NOT_YET: u8 = 0;
const DONE: u8 = 1;
const FAILED: u8 = 2;

/// A Copy button for the value that `what` names. `text` is asked for at the moment of the click.
/// `settled` is told how it went; after a failure it selects the value for copying by hand.
pub fn copy_button(
    announcer: Announcer,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> Option<String> + 'static,
    settled: impl Fn(bool) + 'static,
) -> El {
    copy_button_named(announcer, what, label, [label, " ", what].concat(), text, settled)
}

/// The same, with an accessible name of its own.
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
        // The same is announced, in a sentence, by the live region.
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
