//! A labelled text field with its fault below it.

use leptos::html::{div, input, label, p, span};
use leptos::prelude::*;

pub struct TextField {
    /// Unique within the tab's shadow root.
    pub id: &'static str,
    pub label: &'static str,
    /// `text` or `email`.
    pub kind: &'static str,
    pub placeholder: &'static str,
    /// What is said below the field, such as a counter.
    pub hint: Option<Signal<String>>,
}

impl TextField {
    /// `fault` is shown while it says something; `on_blur` tells that the user has left the field.
    pub fn view(
        self,
        value: Signal<String>,
        set: impl Fn(String) + Send + 'static,
        fault: Signal<Option<String>>,
        on_blur: impl Fn() + Send + 'static,
    ) -> AnyView {
        let (hint_id, fault_id) = ([self.id, "-hint"].concat(), [self.id, "-fault"].concat());
        let described = {
            let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
            let has_hint = self.hint.is_some();
            move || match (has_hint, fault.with(Option::is_some)) {
                (true, true) => Some([&fault_id, " ", &hint_id].concat()),
                (true, false) => Some(hint_id.clone()),
                (false, true) => Some(fault_id.clone()),
                (false, false) => None,
            }
        };
        let field = input()
            .id(self.id)
            .class("field")
            .r#type(self.kind)
            .placeholder(self.placeholder)
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .required(true)
            .aria_invalid(move || fault.with(|fault| if fault.is_some() { "true" } else { "false" }))
            .aria_describedby(described)
            .prop("value", move || value.get())
            .on(leptos::ev::input, move |event| set(event_target_value(&event)))
            .on(leptos::ev::blur, move |_| on_blur());
        let hint = self.hint.map(|hint| p().id(hint_id).class("hint").child(move || hint.get()));
        div()
            .class("form-row")
            .child((
                label().r#for(self.id).class("label").child((self.label, required_mark())),
                field,
                fault_line(fault_id, fault),
                hint,
            ))
            .into_any()
    }
}

/// The star of a required field; the field itself says `required` to a screen reader.
pub fn required_mark() -> impl IntoView {
    span().aria_hidden("true").child(" *")
}

/// The fault below a field; nothing while there is none.
pub fn fault_line(id: String, fault: Signal<Option<String>>) -> impl IntoView {
    move || fault.get().map(|text| p().id(id.clone()).class("fault").child(text))
}
