//! A conflict: another user has saved the same fields in the meantime. The user chooses between both
//! versions.

use crate::domain::draft::Draft;
use crate::domain::merge::Part;
use crate::domain::text::Joined;
use crate::reactive::Derived;
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Conflict, Event, Open};
use crate::ui::element::{El, tag};
use crate::ui::notice::{Tone, notice};
use leptos::prelude::*;

pub fn view(page: Handle, conflict: &Conflict) -> AnyView {
    let who = conflict.by.as_deref().unwrap_or("Somebody else");
    let choices: Vec<El> =
        conflict.parts.iter().map(|part| choice(page, *part, conflict)).collect();
    let text = " changed this service account in the meantime. Nothing of yours is lost: choose a \
                version of each field, then save.";
    notice(Tone::Warning, (tag("p", "").attr("role", "alert").child([who, text].joined()), choices))
        .view()
}

/// One part with both versions; the one in the form is marked.
fn choice(page: Handle, part: Part, conflict: &Conflict) -> El {
    let name = ["conflict-", part.label()].joined();
    let locked = page.of_open(Open::shows_locked);
    let version = |whose: &'static str, is_mine: bool, of: &Draft| {
        let words = part.words(of, &|count| page.ctx.settings.number(count));
        let of = of.clone();
        let is_taken = Derived::new(move || {
            page.state.with(|page| page.open().is_some_and(|open| part.is_same(&open.draft, &of)))
        });
        let input = tag("input", "")
            .attr("type", "radio")
            .attr("name", name.clone())
            .live_flag("checked", move || is_taken.get())
            .live_flag("disabled", move || locked.get())
            .on("change", move |_| page.send(Event::Choose(part, is_mine)));
        tag("label", "choice").child((input, tag("span", "").child([whose, ": ", &words].joined())))
    };
    tag("fieldset", "conflict").child((
        tag("legend", "label").child(part.label()),
        version("Theirs", false, &conflict.theirs),
        version("Yours", true, &conflict.mine),
    ))
}
