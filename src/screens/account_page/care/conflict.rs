//! A conflict: another user has saved the same fields in the meantime. The user chooses between both
//! versions.

use crate::app::settings::Settings;
use crate::domain::draft::Draft;
use crate::domain::joined::Joined;
use crate::domain::merge::Part;
use crate::reactive::{Derived, State, call};
use crate::screens::account_page::state::{Conflict, Event, Open, Page};
use crate::ui::element::{El, fragment, tag};
use leptos::prelude::*;

pub fn choices(
    settings: Settings,
    page: State<Page>,
    send: Callback<Event>,
    conflict: &Conflict,
) -> AnyView {
    let choices = |part: &Part| choice(settings, page, send, *part, conflict);
    let choices: Vec<El> = conflict.parts.iter().map(choices).collect();
    fragment(choices)
}

/// One part with both versions; the one in the form is marked.
fn choice(
    settings: Settings,
    page: State<Page>,
    send: Callback<Event>,
    part: Part,
    conflict: &Conflict,
) -> El {
    let name = ["conflict-", part.label()].joined();
    let locked =
        Derived::new(move || page.with(|page| page.open().map(Open::shows_locked) == Some(true)));
    let version = |whose: &'static str, is_mine: bool, of: &Draft| {
        let words = part.words(of, &|count| settings.number(count));
        let of = of.clone();
        let is_taken = Derived::new(move || {
            page.with(|page| page.open().is_some_and(|open| part.is_same(&open.draft, &of)))
        });
        let input = tag("input", "")
            .attr("type", "radio")
            .attr("name", name.clone())
            .live_flag("checked", move || is_taken.get())
            .live_flag("disabled", move || locked.get())
            .on("change", move |_| call(send, Event::Choose(part, is_mine)));
        tag("label", "choice").child((input, tag("span", "").child([whose, ": ", &words].joined())))
    };
    tag("fieldset", "conflict").child((
        tag("legend", "label").child(part.label()),
        version("Theirs", false, &conflict.theirs),
        version("Yours", true, &conflict.mine),
    ))
}
