//! The one search field: it asks once the typing rests, never with a half-composed word, and
//! belongs to no form.

use crate::reactive::{Derived, State, call};
use crate::ui::element::{El, as_kind, tag, value_of};
use crate::ui::icon::Icon;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{InputEvent, KeyboardEvent};

/// So long the typing must rest.
const TYPING_RESTS_MS: u32 = 150;

pub struct SearchField {
    pub label: &'static str,
    pub placeholder: &'static str,
    /// Nothing can be typed meanwhile.
    pub locked: Derived<bool>,
}

impl SearchField {
    /// `text` is what was searched for last; `search` is told what to search for.
    pub fn view(self, text: Derived<String>, search: Callback<String>) -> El {
        tag("div", "search").child((Icon::Search.view(), self.field(text, search)))
    }

    /// The field alone, such as for a dialog that gives it the focus first.
    pub fn field(self, text: Derived<String>, search: Callback<String>) -> El {
        // Ends when it is dropped.
        let waiting = State::new(None::<SendWrapper<Timeout>>);
        let stop_waiting = move || {
            waiting.try_update(Option::take);
        };
        on_cleanup(stop_waiting);
        let later = move |text: String| {
            let rested = Timeout::new(TYPING_RESTS_MS, move || call(search, text));
            waiting.try_set(Some(SendWrapper::new(rested)));
        };
        let locked = self.locked;
        tag("input", "field")
            .attr("type", "search")
            // The id of no form: Enter sends none, whatever stands around it.
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
