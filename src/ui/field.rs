//! A labelled text field with its error below it.

use crate::domain::joined::Joined;
use crate::reactive::{Derived, call};
use crate::ui::element::{El, live_text, tag, value_of};
use leptos::prelude::*;

pub struct TextField {
    /// Unique within the tab's shadow root.
    pub id: &'static str,
    pub label: &'static str,
    /// Which keyboard a phone shows: `text` or `email`. The field itself is always a text field: an
    /// e-mail field would return a different spelling than the user typed.
    pub keyboard: &'static str,
    pub placeholder: &'static str,
    /// Text below the field, such as a counter.
    pub hint: Option<Derived<String>>,
    /// The field is read-only meanwhile.
    pub locked: Derived<bool>,
}

impl TextField {
    /// `fault` is shown if it is not empty; `on_blur` is called when the user leaves the field.
    pub fn view(
        self,
        value: Derived<String>,
        set: Callback<String>,
        fault: Derived<Option<String>>,
        on_blur: Callback<()>,
    ) -> El {
        let (hint_id, fault_id) = ([self.id, "-hint"].joined(), [self.id, "-fault"].joined());
        let described = {
            let (hint, fault_id) = (self.hint.map(|_| hint_id.clone()), fault_id.clone());
            move || {
                let fault = fault.with(Option::is_some).then(|| fault_id.clone());
                let ids: Vec<String> = fault.into_iter().chain(hint.clone()).collect();
                (!ids.is_empty()).then(|| ids.joined_by(" "))
            }
        };
        let locked = self.locked;
        let field = tag("input", "field")
            .attr("id", self.id)
            .attr("type", "text")
            .attr("inputmode", self.keyboard)
            .attr("placeholder", self.placeholder)
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .no_password()
            .flag("required")
            .live_attr("aria-invalid", move || {
                fault.with(|fault| fault.as_ref().map(|_| "true".to_owned()))
            })
            .live_attr("aria-describedby", described)
            .live_flag("readOnly", move || locked.get())
            .live_value(move || value.get())
            .on("input", move |event| call(set, value_of(&event)))
            .on("blur", move |_| call(on_blur, ()));
        let hint = self
            .hint
            .map(|hint| tag("p", "hint").attr("id", hint_id).child(live_text(move || hint.get())));
        let label = tag("label", "label").attr("for", self.id).child((self.label, required_mark()));
        let below = tag("div", "below-field").child((fault_line(fault_id, fault), hint));
        tag("div", "form-row").child((label, field, below))
    }
}

/// The star of a required field; for screen readers the field itself has `required`.
pub fn required_mark() -> El {
    tag("span", "").attr("aria-hidden", "true").child(" *")
}

/// The error below a field. Its line always takes up space: an error that appears when the user
/// leaves the field must not move the button that is being clicked. Screen readers read it out when it
/// appears.
pub fn fault_line(id: String, fault: Derived<Option<String>>) -> El {
    tag("p", "fault")
        .attr("id", id)
        .attr("aria-live", "polite")
        .child(live_text(move || fault.get().unwrap_or_default()))
}
