//! "Access to data sets" in a form: everything or data sets selected manually, and the level.

use crate::domain::account::{Level, Scope};
use crate::domain::draft::Edit;
use crate::domain::joined::Joined;
use crate::reactive::{Derived, State, call};
use crate::screens::widgets::form::Form;
use crate::ui::button::{Look, button};
use crate::ui::element::{El, empty, live, live_text, tag, value_of};
use crate::ui::field::{fault_line, required_mark};
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The fields for a form's access. `data_sets` is shown while data sets are selected manually.
pub fn access_field(
    form: Form,
    fault: Derived<Option<String>>,
    data_sets: impl Fn() -> AnyView + Send + 'static,
) -> El {
    access_field_with(form, fault, Box::new(data_sets))
}

fn access_field_with(
    form: Form,
    fault: Derived<Option<String>>,
    data_sets: Box<dyn Fn() -> AnyView + Send>,
) -> El {
    let fault = form.fault("access", fault);
    let scope = Derived::new(move || form.draft.with(|draft| draft.scope.clone()));
    let unknown = live(move || match scope.get() {
        Scope::Other(word) => tag("p", "hint").child(["Access: ", &word].joined()).view(),
        _ => empty(),
    });
    let radio = move |value: Scope, words: &'static str| {
        let chosen = value.clone();
        let input = tag("input", "")
            .attr("type", "radio")
            .attr("name", "access")
            .attr("value", value.as_str().to_owned())
            .live_flag("checked", move || scope.with(|scope| *scope == chosen))
            .live_flag("disabled", move || {
                form.locked.get() || form.draft.with(|draft| draft.lacks_data_sets)
            })
            .on("change", move |_| call(form.edit, Edit::Scope(value.clone())));
        tag("label", "choice").child((input, tag("span", "").child(words)))
    };
    let below = move |value: Scope, view: Box<dyn Fn() -> AnyView + Send>| {
        let shown = Derived::new(move || scope.with(|scope| *scope == value));
        live(move || if shown.get() { view() } else { empty() })
    };
    tag("fieldset", "form-row")
        .live_attr("aria-describedby", move || {
            fault.with(|fault| fault.as_ref().map(|_| "access-fault".to_owned()))
        })
        .child((
            tag("legend", "label").child(("Access to data sets", required_mark())),
            unknown,
            radio(Scope::Workspace, "Grant all workspace data"),
            below(Scope::Workspace, Box::new(move || level_field(form).view())),
            radio(Scope::DataSets, "Select data sets manually"),
            below(Scope::DataSets, data_sets),
            fault_line("access-fault".to_owned(), fault),
        ))
}

/// "Workspace access level" with its explanation behind an information icon.
fn level_field(form: Form) -> El {
    let level = Derived::new(move || form.draft.with(|draft| draft.level.clone()));
    // An unknown level stays in the list, so that it is not overwritten by accident.
    let unknown = Some(level.get_untracked()).filter(|level| matches!(level, Level::Other(_)));
    let choices: Vec<El> = [Level::Admin, Level::Reader]
        .into_iter()
        .chain(unknown)
        .map(|value| {
            let (word, label) = (value.as_str().to_owned(), value.label().to_owned());
            tag("option", "")
                .attr("value", word)
                .live_flag("selected", move || level.with(|level| *level == value))
                .child(label)
        })
        .collect();
    // In the page and not above it, so that it covers no field.
    let is_explained = State::new(false);
    let help = button(Look::ICON, Icon::INFO.view())
        .attr("aria-label", "About access levels")
        .attr("aria-controls", "level-help")
        .live_attr("aria-expanded", move || {
            Some(if is_explained.get() { "true" } else { "false" }.to_owned())
        })
        .on_click(move || is_explained.update(|is| *is = !*is));
    let hidden = move || (!is_explained.get()).then(String::new);
    let line = |name: &str, level| tag("p", "").child([name, ": ", meaning(&level)].joined());
    let explanation = tag("div", "level-help")
        .attr("id", "level-help")
        .live_attr("hidden", hidden)
        .child((line("Reader", Level::Reader), line("Admin", Level::Admin)));
    let chosen = tag("p", "hint")
        .attr("id", "level-hint")
        .child(live_text(move || level.with(meaning).to_owned()));
    let select = tag("select", "field")
        .attr("id", "level")
        .attr("aria-describedby", "level-hint")
        .live_flag("disabled", move || form.locked.get())
        .on("change", move |event| call(form.edit, Edit::Level(value_of(&event).into())))
        .child(choices);
    tag("div", "level").child((
        tag("div", "label-line").child((
            tag("label", "label").attr("for", "level").child("Workspace access level"),
            help,
        )),
        explanation,
        select,
        chosen,
    ))
}

/// What an account of this level may do, in the words of the public documentation.
fn meaning(level: &Level) -> &'static str {
    match level {
        Level::Reader => {
            "View-only. It reads data; it cannot invite users, connect services, or change content or settings."
        }
        Level::Admin => {
            "Full access. It creates and changes data sets and files, invites users, manages permissions, and \
             adjusts all settings and content."
        }
        Level::Other(_) => "",
    }
}
