//! The changes that Save will make, each with its own Undo, and the Save button. As long as something has
//! changed, they stand in a bar at the foot of the page.

use crate::domain::joined::Joined;
use crate::reactive::effect;
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Event, Open};
use crate::ui::button::{Look, button, submit_button};
use crate::ui::element::{El, ElRef, empty, live, live_text, tag};
use crate::ui::focus::show_focused_soon;
use crate::ui::icon::Icon;

/// The id of the line that says whether everything is saved, or why not.
const STATE: &str = "save-state";

pub fn view(page: Handle) -> El {
    let changes = page.of_open(Open::changes);
    let locked = page.of_open(Open::shows_locked);
    let lines = live(move || {
        let changes = changes.get();
        if changes.is_empty() {
            return empty();
        }
        let access = page.state.with_untracked(|page| {
            page.open().map(|open| open.saved.account.access.clone()).unwrap_or_default()
        });
        let risks = page.care.risks_of(&changes, &access);
        let lines: Vec<El> = changes
            .into_iter()
            .map(|change| {
                let words = change.words(&|count| page.ctx.settings.number(count));
                let undo = button(Look::SMALL, (Icon::UNDO.view(), tag("span", "").child("Undo")))
                    .attr("aria-label", ["Undo ", &words].joined())
                    .on_click_unless(locked, move || page.send(Event::Undo(change.clone())));
                tag("li", "change").child((tag("span", "").child(words), undo))
            })
            .collect();
        tag("div", "summary-lines")
            .child((
                tag("h3", "").child("Save will change"),
                tag("ul", "changes").attr("role", "list").child((lines, risks)),
            ))
            .view()
    });
    let saving = page.of_open(Open::is_saving);
    let cannot_save = page.of_open(|open| !open.can_save());
    let was_saved = page.of_open(|open| open.was_saved);
    let words = live_text(move || if saving.get() { "Saving…" } else { "Save" }.to_owned());
    let save = submit_button(words).aria_disabled(cannot_save).attr("aria-describedby", STATE);
    let state = page.of_open(Open::save_state);
    let state = tag("p", "hint save-state")
        .attr("id", STATE)
        .live_class("is-saved", move || was_saved.get())
        .child(live_text(move || state.get()));
    // The bar grows with each change, and a closed dialog gives the focus back without scrolling.
    let bar = ElRef::new();
    effect(move || {
        changes.track();
        show_focused_soon(bar);
    });
    tag("div", "summary")
        .node_ref(bar)
        .live_class("is-unsaved", move || changes.with(|changes| !changes.is_empty()))
        .child((lines, tag("div", "actions").child((save, state))))
}
