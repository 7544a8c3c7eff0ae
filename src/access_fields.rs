//! "Access to data sets" in a form: everything or data sets picked by hand, and the level.

use crate::contract::*;
use crate::draft::Draft;
use crate::parts::el::{El, el, live, nothing, value_of};
use crate::parts::field::{fault_line, required_mark};
use crate::parts::icon::Icon;
use crate::state::{Derived, State};
use leptos::prelude::*;

/// The fields for a draft's access. `choose` is told which scope the user wants; `by_hand` is
/// shown while data sets are picked by hand.
pub fn access_fields(
    draft: State<Draft>,
    fault: Derived<Option<String>>,
    disabled: Derived<bool>,
    choose: impl Fn(&'static str) + Copy + 'static,
    by_hand: impl Fn() -> AnyView + Send + 'static,
) -> El {
    let scope = Derived::new(move || draft.with(|draft| draft.scope.clone()));
    let unknown = live(move || {
        let scope = scope.get();
        if scope == SCOPE_WORKSPACE || scope == SCOPE_DATA_SETS {
            return nothing();
        }
        el("p", "hint").child(["Access: ", &scope].concat()).view()
    });
    let radio = move |value: &'static str, words: &'static str| {
        let input = el("input", "")
            .attr("type", "radio")
            .attr("name", "access")
            .attr("value", value)
            .live_flag("checked", move || scope.with(|scope| scope == value))
            .live_flag("disabled", move || disabled.get())
            .on("change", move |_| choose(value));
        el("label", "choice").child((input, el("span", "").child(words)))
    };
    let below = move |value: &'static str, view: Box<dyn Fn() -> AnyView + Send>| {
        live(move || if scope.with(|scope| scope == value) { view() } else { nothing() })
    };
    el("fieldset", "form-row")
        .live_attr("aria-describedby", move || {
            fault.with(|fault| fault.as_ref().map(|_| "access-fault".to_owned()))
        })
        .child((
            el("legend", "label").child(("Access to data sets", required_mark())),
            unknown,
            radio(SCOPE_WORKSPACE, "Grant all workspace data"),
            below(SCOPE_WORKSPACE, Box::new(move || level_field(draft, disabled).view())),
            radio(SCOPE_DATA_SETS, "Select data sets manually"),
            below(SCOPE_DATA_SETS, Box::new(by_hand)),
            fault_line("access-fault".to_owned(), fault),
        ))
}

/// "Workspace access level" with its explanation behind an information icon.
fn level_field(draft: State<Draft>, disabled: Derived<bool>) -> El {
    let level = Derived::new(move || draft.with(|draft| draft.level.clone()));
    // A level that the tab does not know stays on offer, so that it is not rewritten by accident.
    let now = level.get_untracked();
    let unknown = (now != LEVEL_READER && now != LEVEL_ADMIN).then_some(now);
    let choices: Vec<El> = [LEVEL_ADMIN.to_owned(), LEVEL_READER.to_owned()]
        .into_iter()
        .chain(unknown)
        .map(|value| {
            let words = level_label(&value).to_owned();
            let chosen = value.clone();
            el("option", "")
                .attr("value", value)
                .live_flag("selected", move || level.with(|level| *level == chosen))
                .child(words)
        })
        .collect();
    let help = el("button", "button-icon")
        .attr("type", "button")
        .attr("aria-label", "About access levels")
        .attr("popovertarget", "level-help")
        .child(Icon::Info.view());
    let explanation = el("div", "popover").attr("id", "level-help").attr("popover", "auto").child((
        el("p", "").child("Reader: view only."),
        el("p", "").child(
            "Admin: create and change data sets and files, invite users, manage permissions and settings.",
        ),
    ));
    let select = el("select", "field")
        .attr("id", "level")
        .live_flag("disabled", move || disabled.get())
        .on("change", move |event| draft.update(|draft| draft.level = value_of(&event)))
        .child(choices);
    el("div", "level").child((
        el("div", "label-line").child((
            el("label", "label").attr("for", "level").child("Workspace access level"),
            help,
            explanation,
        )),
        select,
    ))
}
