//! What Save will do, line by line, each with its own undo; and Save itself.

use super::editor::Editor;
use crate::changes::undo;
use crate::parts::el::{El, el, live, live_text, nothing};
use crate::parts::icon::Icon;

pub fn view(editor: Editor) -> El {
    let lines = live(move || {
        let changes = editor.changes.get();
        if changes.is_empty() {
            return nothing();
        }
        let lines: Vec<El> = changes
            .into_iter()
            .map(|change| {
                let words = change.words(&|count| editor.tab.number(count));
                let take_back = el("button", "button-icon")
                    .attr("type", "button")
                    .attr("aria-label", ["Undo ", &words].concat())
                    .on_click(move || {
                        let saved = editor.saved_draft();
                        editor.draft.update(|draft| undo(&change, &saved, draft));
                        editor.tab.announce("Change taken back.");
                    })
                    .child(Icon::Undo.view());
                el("li", "change").child((el("span", "").child(words), take_back))
            })
            .collect();
        el("div", "")
            .child((
                el("h3", "").child("Save will change"),
                el("ul", "changes").attr("role", "list").child(lines),
            ))
            .view()
    });
    let words = move || if editor.saving.get() { "Saving…" } else { "Save" }.to_owned();
    let save = el("button", "button button-primary")
        .attr("type", "submit")
        .live_flag("disabled", move || !editor.can_save())
        .child(live_text(words));
    let saved = live_text(move || if editor.was_saved.get() { "Saved." } else { "" }.to_owned());
    el("div", "summary")
        .child((lines, el("div", "actions").child((save, el("span", "copy-outcome").child(saved)))))
}
