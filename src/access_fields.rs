//! "Access to data sets" in a form: everything or data sets picked by hand, and the level.

use crate::contract::*;
use crate::draft::Draft;
use crate::parts::field::{fault_line, required_mark};
use crate::parts::icon::Icon;
use leptos::html::{button, div, fieldset, input, label, legend, option, p, select, span};
use leptos::prelude::*;

/// The fields for a draft's access. `by_hand` is shown while data sets are picked by hand.
pub fn access_fields(
    draft: RwSignal<Draft>,
    fault: Signal<Option<String>>,
    disabled: Signal<bool>,
    choose: impl Fn(&'static str) + Copy + Send + 'static,
    by_hand: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let scope = Memo::new(move |_| draft.with(|draft| draft.scope.clone()));
    let unknown = move || {
        let scope = scope.get();
        let known = scope == SCOPE_WORKSPACE || scope == SCOPE_DATA_SETS;
        (!known).then(|| p().class("hint").child(["Access: ", &scope].concat()))
    };
    let radio = move |value: &'static str, words: &'static str| {
        label().class("choice").child((
            input()
                .r#type("radio")
                .name("access")
                .value(value)
                .prop("checked", move || scope.with(|scope| scope == value))
                .disabled(disabled)
                .aria_describedby("access-fault")
                .on(leptos::ev::change, move |_| choose(value)),
            span().child(words),
        ))
    };
    fieldset()
        .class("form-row")
        .child((
            legend().class("label").child(("Access to data sets", required_mark())),
            unknown,
            radio(SCOPE_WORKSPACE, "Grant all workspace data"),
            move || scope.with(|scope| scope == SCOPE_WORKSPACE).then(|| level_field(draft, disabled)),
            radio(SCOPE_DATA_SETS, "Select data sets manually"),
            move || scope.with(|scope| scope == SCOPE_DATA_SETS).then(&by_hand),
            fault_line("access-fault".to_owned(), fault),
        ))
        .into_any()
}

/// "Workspace access level" with its explanation behind an information icon.
fn level_field(draft: RwSignal<Draft>, disabled: Signal<bool>) -> AnyView {
    let level = Memo::new(move |_| draft.with(|draft| draft.level.clone()));
    // A level that the tab does not know stays on offer, so that it is not rewritten by accident.
    let unknown = level.get_untracked();
    let is_known = unknown == LEVEL_READER || unknown == LEVEL_ADMIN;
    let levels: Vec<String> = (!is_known)
        .then_some(unknown)
        .into_iter()
        .chain([LEVEL_ADMIN.to_owned(), LEVEL_READER.to_owned()])
        .collect();
    let choose = move |event| draft.update(|draft| draft.level = event_target_value(&event));
    let choices = levels.into_iter().map(|value| {
        let words = level_label(&value).to_owned();
        let chosen = value.clone();
        option()
            .value(value)
            .prop("selected", move || level.with(|level| *level == chosen))
            .child(words)
    });
    div()
        .class("level")
        .child((
            div().class("label-line").child((
                label().r#for("level").class("label").child("Workspace access level"),
                button()
                    .r#type("button")
                    .class("button-icon")
                    .aria_label("About access levels")
                    .attr("popovertarget", "level-help")
                    .child(Icon::Info.view()),
                div().id("level-help").class("popover").attr("popover", "auto").child((
                    p().child("Reader: view only."),
                    p().child(
                        "Admin: create and change data sets and files, invite users, manage \
                         permissions and settings.",
                    ),
                )),
            )),
            select()
                .id("level")
                .class("field")
                .disabled(disabled)
                .on(leptos::ev::change, choose)
                .child(choices.collect::<Vec<_>>()),
        ))
        .into_any()
}
