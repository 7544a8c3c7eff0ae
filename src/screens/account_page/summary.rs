//! The changes that Save will make, each with its own Undo, and the Save button.

use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Event, Open};
use crate::ui::button::{Look, button, submit_button};
use crate::ui::element::{El, empty, live, live_text, tag};
use crate::ui::icon::Icon;

pub fn view(page: Handle) -> El {
    let changes = page.of_open(Open::changes);
    let locked = page.of_open(Open::shows_locked);
    let lines = live(move || {
        let changes = changes.get();
        if changes.is_empty() {
            return empty();
        }
        let lines: Vec<El> = changes
            .into_iter()
            .map(|change| {
                let words = change.words(&|count| page.ctx.settings.number(count));
                let undo = button(Look::Icon, Icon::Undo.view())
                    .attr("aria-label", ["Undo ", &words].concat())
                    .on_click_unless(locked, move || page.send(Event::Undo(change.clone())));
                tag("li", "change").child((tag("span", "").child(words), undo))
            })
            .collect();
        tag("div", "")
            .child((
                tag("h3", "").child("Save will change"),
                tag("ul", "changes").attr("role", "list").child(lines),
            ))
            .view()
    });
    let saving = page.of_open(Open::is_saving);
    let cannot_save = page.of_open(|open| !open.can_save());
    let was_saved = page.of_open(|open| open.was_saved);
    // With a long table, the message above the form may be out of sight.
    let not_saved = page.of_open(|open| open.notice.is_some());
    let not_ready = page.of_open(Open::not_ready);
    let words = live_text(move || if saving.get() { "Saving…" } else { "Save" }.to_owned());
    let save =
        submit_button(words).aria_disabled(cannot_save).live_attr("aria-describedby", move || {
            not_ready.with(Option::is_some).then(|| "not-ready".to_owned())
        });
    let why = live_text(move || match not_ready.get() {
        Some(why) => ["Not ready to save: ", &why].concat(),
        None => String::new(),
    });
    let saved = live_text(move || {
        match (was_saved.get(), not_saved.get()) {
            (true, _) => "Saved.",
            (_, true) => "Not saved: see the message above.",
            _ => "",
        }
        .to_owned()
    });
    tag("div", "summary").child((
        lines,
        tag("div", "actions").child((save, tag("span", "copy-outcome").child(saved))),
        tag("p", "hint not-ready").attr("id", "not-ready").child(why),
    ))
}
