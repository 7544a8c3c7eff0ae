//! Copying to the clipboard, told as it went: awaited, and never called done when it was not.

use crate::ui::element::{El, tag, live_text};
use crate::ui::icon::Icon;
use crate::reactive::{State, spawn};
use crate::app::context::Tab;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    // `navigator.clipboard` is missing on a page that is not served securely, so that the call may
    // throw where web-sys says that it cannot.
    #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
    fn write_text(text: &str) -> Result<js_sys::Promise, wasm_bindgen::JsValue>;
}

/// How the last copy of one value went.
const NOT_YET: u8 = 0;
const DONE: u8 = 1;
const FAILED: u8 = 2;

/// Puts a text into the clipboard; `true` only when the browser has confirmed it.
async fn copy(text: &str) -> bool {
    let Ok(written) = write_text(text) else { return false };
    JsFuture::from(written).await.is_ok()
}

/// A Copy button for the value that `what` names. `text` is asked for at the moment of the click.
/// `settled` is told how it went; after a failure it selects the value for copying by hand.
pub fn copy_button(
    tab: Tab,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> Option<String> + 'static,
    settled: impl Fn(bool) + 'static,
) -> El {
    copy_button_named(tab, what, label, [label, " ", what].concat(), text, settled)
}

/// The same, with an accessible name of its own.
pub fn copy_button_named(
    tab: Tab,
    what: &'static str,
    label: &'static str,
    name: String,
    text: impl Fn() -> Option<String> + 'static,
    settled: impl Fn(bool) + 'static,
) -> El {
    let state = State::new(NOT_YET);
    let settled: std::rc::Rc<dyn Fn(bool)> = std::rc::Rc::new(settled);
    let click = move || {
        if let Some(text) = text() {
            spawn(copy_and_tell(tab, what, text, state, settled.clone()));
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
        tag("button", "button")
            .attr("type", "button")
            .attr("aria-label", name)
            .on_click(click)
            .child((Icon::Copy.view(), tag("span", "").child(label))),
        // The same is announced, in a sentence, by the tab's live region.
        tag("span", "copy-outcome")
            .live_class("is-failed", move || state.get() == FAILED)
            .attr("aria-hidden", "true")
            .child(live_text(outcome)),
    ))
}

async fn copy_and_tell(
    tab: Tab,
    what: &'static str,
    text: String,
    state: State<u8>,
    settled: std::rc::Rc<dyn Fn(bool)>,
) {
    let copied = copy(&text).await;
    if !state.try_set(if copied { DONE } else { FAILED }) {
        return;
    }
    let told =
        if copied { " copied." } else { " could not be copied. Copy the selected text by hand." };
    tab.announce([what, told].concat());
    settled(copied);
}
