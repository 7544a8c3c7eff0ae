//! "Access to data sets" in a form: everything or data sets picked by hand, and the level.

use crate::domain::account::*;
use crate::domain::draft::Draft;
use crate::ui::element::{El, tag, live, empty, value_of};
use crate::ui::field::{fault_line, required_mark};
use crate::ui::icon::Icon;
use crate::reactive::{Derived, State};
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
            return empty();
        }
        tag("p", "hint").child(["Access: ", &scope].concat()).view()
    });
    let radio = move |value: &'static str, words: &'static str| {
        let input = tag("input", "")
            .attr("type", "radio")
            .attr("name", "access")
            .attr("value", value)
            .live_flag("checked", move || scope.with(|scope| scope == value))
            .live_flag("disabled", move || disabled.get())
            .on("change", move |_| choose(value));
        tag("label", "choice").child((input, tag("span", "").child(words)))
    };
    let below = move |value: &'static str, view: Box<dyn Fn() -> AnyView + Send>| {
        live(move || if scope.with(|scope| scope == value) { view() } else { empty() })
    };
    tag("fieldset", "form-row")
        .live_attr("aria-describedby", move || {
            fault.with(|fault| fault.as_ref().map(|_| "access-fault".to_owned()))
        })
        .child((
            tag("legend", "label").child(("Access to data sets", required_mark())),
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
            tag("option", "")
                .attr("value", value)
                .live_flag("selected", move || level.with(|level| *level == chosen))
                .child(words)
        })
        .collect();
    let help = tag("button", "button-icon")
        .attr("type", "button")
        .attr("aria-label", "About access levels")
        .attr("popovertarget", "level-help")
        .child(Icon::Info.view());
    let explanation = tag("div", "popover").attr("id", "level-help").attr("popover", "auto").child((
        tag("p", "").child("Reader: view only."),
        tag("p", "").child(
            "Admin: create and change data sets and files, invite users, manage permissions and settings.",
        ),
    ));
    let select = tag("select", "field")
        .attr("id", "level")
        .live_flag("disabled", move || disabled.get())
        .on("change", move |event| draft.update(|draft| draft.level = value_of(&event)))
        .child(choices);
    tag("div", "level").child((
        tag("div", "label-line").child((
            tag("label", "label").attr("for", "level").child("Workspace access level"),
            help,
            explanation,
        )),
        select,
    ))
}
