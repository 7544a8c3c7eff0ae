//! A value that is masked until the user shows it. It is masked again after a minute and when the
//! browser hides the page, so that nobody else reads it while the user is away. Its plain text is in
//! the document only while it is shown, in an element that session recorders leave out.

use crate::platform::timer::{after, next_frame};
use crate::platform::window_event::on_window;
use crate::reactive::{State, at_cleanup, call, effect};
use crate::ui::announcer::Announcer;
use crate::ui::button::{Look, button};
use crate::ui::copy::copy_button;
use crate::ui::element::{El, ElRef, fragment, live, live_text, tag};
use crate::ui::readout::{Purpose, is_selected_whole, readout_frame, select};
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::Element;

/// How long it stays shown.
const SHOWN_MS: u32 = 60_000;

pub struct Masked {
    pub announcer: Announcer,
    pub label: &'static str,
    pub purpose: Purpose,
    /// Shown below the value.
    pub note: Option<El>,
    /// The words of the button that shows it and hides it.
    pub show: &'static str,
    pub hide: &'static str,
    /// Writes the value into an element directly, without a Leptos text node, which would keep copies
    /// of it.
    pub reveal: Box<dyn Fn(&Element)>,
    pub read: Box<dyn Fn() -> Option<String>>,
    /// The user has copied or downloaded it.
    pub taken: Callback<()>,
}

impl Masked {
    pub fn view(self) -> El {
        let Self { announcer, label, purpose, note, show, hide, reveal, read, taken } = self;
        let shown = State::new(false);
        let ends = State::new(None::<SendWrapper<Timeout>>);
        let (value, plain) = (ElRef::new(), ElRef::new());
        // Dropping the timeout cancels it.
        let mask = move || {
            ends.try_update(Option::take);
            if shown.try_get_untracked() == Some(true) {
                shown.set(false);
            }
        };
        let unmask = move || {
            let end = after(SHOWN_MS, mask);
            ends.try_update(|ends| *ends = Some(SendWrapper::new(end)));
            shown.set(true);
        };
        at_cleanup(mask);
        let on_change = move |_| {
            if document().hidden() {
                mask();
            }
        };
        on_window("visibilitychange", Box::new(on_change));
        let text = live(move || {
            if !shown.get() {
                let dots = tag("span", "").attr("aria-hidden", "true").child("•".repeat(24));
                return fragment((dots, tag("span", "unseen").child("Hidden")));
            }
            tag("span", "unprinted").node_ref(plain).view()
        });
        effect(move || {
            if let Some(plain) = plain.get() {
                reveal(&plain);
            }
        });
        let shown_value = tag("code", CLASSES)
            .attr("dir", "ltr")
            .unrecorded()
            .node_ref(value)
            .on("copy", move |_| {
                if shown.get_untracked() && is_selected_whole(value) {
                    call(taken, ());
                }
            })
            .child(text);
        let words = live_text(move || if shown.get() { hide } else { show }.to_owned());
        let toggle = button(Look::PLAIN, words)
            .on_click(move || if shown.get_untracked() { mask() } else { unmask() });
        let copy = copy_button(announcer, label, "Copy", read, move |copied| {
            if copied {
                call(taken, ());
            } else {
                unmask();
                next_frame(move || select(value));
            }
        });
        readout_frame(label, Some(purpose), (shown_value, toggle, copy)).child(note)
    }
}

/// The classes of code with a key or a secret in it, which is neither printed nor recorded.
pub const UNRECORDED_CODE: &str = "code unprinted rr-block rr-mask sentry-block sentry-mask ph-no-capture fs-exclude fs-mask highlight-block highlight-mask no-mouseflow";

/// The classes that session recorders know; `unrecorded` has their attributes.
const CLASSES: &str = "readout-value rr-block rr-mask sentry-block sentry-mask ph-no-capture fs-exclude fs-mask \
                       highlight-block highlight-mask no-mouseflow";
