//! Copying to the clipboard. The outcome is shown only after the browser has reported it.

use crate::domain::joined::Joined;
use crate::platform::clipboard::copy;
use crate::platform::timer::after;
use crate::reactive::{State, spawn};
use crate::ui::announcer::Announcer;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, live, live_text, tag};
use crate::ui::icon::Icon;
use gloo_timers::callback::Timeout;
use send_wrapper::SendWrapper;
use std::rc::Rc;

/// The outcome of the last copy of a value.
const NOT_YET: u8 = 0;
const DONE: u8 = 1;
const FAILED: u8 = 2;

/// How long "Copied" stands in the place of the button's words.
const TOLD_MS: u32 = 4_000;

/// A Copy button for the value named `what`. `text` is called on the click. `settled` gets the
/// outcome; after a failure it selects the value so that the user can copy it.
pub fn copy_button(
    announcer: Announcer,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> Option<String> + 'static,
    settled: impl Fn(bool) + 'static,
) -> El {
    copy_button_named(announcer, what, label, [label, " ", what].joined(), text, settled)
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
    let ends = State::new(None::<SendWrapper<Timeout>>);
    let copying = Copying { announcer, what, state, ends };
    let click = move || {
        if let Some(text) = text() {
            spawn(copying.run(text, settled.clone()));
        }
    };
    let words = move || if state.get() == DONE { "Copied" } else { label }.to_owned();
    let icon = live(move || if state.get() == DONE { Icon::DONE } else { Icon::COPY }.view());
    let failed = move || {
        let is_failed = state.get() == FAILED;
        if is_failed { "Not copied. Copy it by hand." } else { "" }.to_owned()
    };
    tag("div", "copy").child((
        // Both words have the same room, so that nothing moves.
        button(
            Look::PLAIN,
            (icon, tag("span", "copy-words").attr("data-words", label).child(live_text(words))),
        )
        // The name has the words that are seen, so that they can be spoken to a voice control.
        .live_attr("aria-label", move || {
            Some([name.as_str(), if state.get() == DONE { ", copied" } else { "" }].joined())
        })
        .live_class("is-copied", move || state.get() == DONE)
        .on_click(click),
        // The live region announces the same in a sentence.
        tag("span", "copy-failed").attr("aria-hidden", "true").child(live_text(failed)),
    ))
}

#[derive(Clone, Copy)]
struct Copying {
    announcer: Announcer,
    what: &'static str,
    state: State<u8>,
    /// Takes "Copied" back. Dropping it cancels it.
    ends: State<Option<SendWrapper<Timeout>>>,
}

impl Copying {
    async fn run(self, text: String, settled: Rc<dyn Fn(bool)>) {
        let Self { announcer, what, state, ends } = self;
        let copied = copy(&text).await;
        if !state.try_set(if copied { DONE } else { FAILED }) {
            return;
        }
        let back = move || {
            state.try_set(NOT_YET);
        };
        ends.try_set(copied.then(|| SendWrapper::new(after(TOLD_MS, back))));
        let told = if copied {
            " copied."
        } else {
            " could not be copied. Copy the selected text by hand."
        };
        announcer.say([what, told].joined());
        settled(copied);
    }
}
