//! The search field. It searches after a pause in typing, never in the middle of a composed
//! character, and belongs to no form.

use crate::platform::timer::after;
use crate::reactive::{Derived, State, at_cleanup, call};
use crate::ui::element::{El, as_kind, tag, value_of};
use crate::ui::icon::Icon;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{InputEvent, KeyboardEvent};

/// The pause in typing, in milliseconds.
const TYPING_RESTS_MS: u32 = 150;

pub struct SearchField {
    pub label: &'static str,
    pub placeholder: &'static str,
    /// The field is read-only meanwhile.
    pub locked: Derived<bool>,
}

impl SearchField {
    /// `text` is the last search; `search` is called with the new one.
    pub fn view(self, text: Derived<String>, search: Callback<String>) -> El {
        tag("div", "search").child((Icon::SEARCH.view(), self.field(text, search)))
    }

    /// The field alone, such as for a dialog that focuses it first.
    pub fn field(self, text: Derived<String>, search: Callback<String>) -> El {
        // Dropping the timeout cancels it.
        let waiting = State::new(None::<SendWrapper<Timeout>>);
        let stop_waiting = move || {
            waiting.try_update(Option::take);
        };
        at_cleanup(stop_waiting);
        let later = move |text: String| {
            let rested = after(TYPING_RESTS_MS, move || call(search, text));
            waiting.try_set(Some(SendWrapper::new(rested)));
        };
        let locked = self.locked;
        tag("input", "field")
            .attr("type", "search")
            // Otherwise browsers offer the user's own address, because the label mentions an email.
            .attr("name", "search")
            // No form has this id, so Enter submits none, even inside a form.
            .attr("form", "")
            .attr("aria-label", self.label)
            .attr("placeholder", self.placeholder)
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .live_flag("readOnly", move || locked.get())
            .live_value(move || text.get())
            .on("input", move |event| {
                let text = value_of(&event);
                if !as_kind::<InputEvent>(event).is_composing() {
                    later(text);
                }
            })
            .on("compositionend", move |event| later(value_of(&event)))
            .on("keydown", move |event| {
                let event: KeyboardEvent = as_kind(event);
                if event.key() == "Enter" && !event.is_composing() {
                    event.prevent_default();
                    stop_waiting();
                    call(search, value_of(&event));
                }
            })
    }
}
