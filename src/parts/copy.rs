//! Copying to the clipboard, told as it went: awaited, and never called done when it was not.

use crate::parts::icon::Icon;
use crate::tab::Tab;
use leptos::html::{button, div, span};
use leptos::prelude::*;
use leptos::task::spawn_local;
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
#[derive(Clone, Copy, PartialEq)]
pub enum Copied {
    NotYet,
    Done,
    Failed,
}

/// Puts a text into the clipboard; `true` only when the browser has confirmed it.
pub async fn copy(text: &str) -> bool {
    let Ok(written) = write_text(text) else { return false };
    JsFuture::from(written).await.is_ok()
}

/// A Copy button for the value that `what` names. `text` is asked for at the moment of the click.
/// `settled` is told how it went; after a failure it selects the value for copying by hand.
pub fn copy_button(
    tab: Tab,
    what: &'static str,
    label: &'static str,
    text: impl Fn() -> Option<zeroize::Zeroizing<String>> + 'static,
    settled: impl Fn(bool) + Clone + 'static,
) -> AnyView {
    let state = RwSignal::new(Copied::NotYet);
    let click = move |_| {
        let Some(text) = text() else { return };
        let settled = settled.clone();
        spawn_local(async move {
            let copied = copy(&text).await;
            let now = if copied { Copied::Done } else { Copied::Failed };
            if state.try_set(now).is_some() {
                return;
            }
            tab.announce(if copied {
                [what, " copied."].concat()
            } else {
                [what, " could not be copied. It is selected: copy it by hand."].concat()
            });
            settled(copied);
        });
    };
    let outcome = move || match state.get() {
        Copied::NotYet => "",
        Copied::Done => "Copied",
        Copied::Failed => "Not copied. Copy the selected text by hand.",
    };
    div()
        .class("copy")
        .child((
            button()
                .r#type("button")
                .class("button")
                .aria_label([label, " ", what].concat())
                .on(leptos::ev::click, click)
                .child((Icon::Copy.view(), span().child(label))),
            // The same is announced, in a sentence, by the tab's live region.
            span()
                .class("copy-outcome")
                .class(("is-failed", move || state.get() == Copied::Failed))
                .aria_hidden("true")
                .child(outcome),
        ))
        .into_any()
}
