//! What Save will do, line by line, each with its own undo; and Save itself.

use super::editor::Editor;
use crate::domain::changes::undo;
use crate::ui::element::{El, tag, live, live_text, empty};
use crate::ui::icon::Icon;

pub fn view(editor: Editor) -> El {
    let lines = live(move || {
        let changes = editor.changes.get();
        if changes.is_empty() {
            return empty();
        }
        let lines: Vec<El> = changes
            .into_iter()
            .map(|change| {
                let words = change.words(&|count| editor.tab.number(count));
                let take_back = tag("button", "button-icon")
                    .attr("type", "button")
                    .attr("aria-label", ["Undo ", &words].concat())
                    .on_click(move || {
                        let saved = editor.saved_draft();
                        editor.draft.update(|draft| undo(&change, &saved, draft));
                        editor.tab.announce("Change taken back.");
                    })
                    .child(Icon::Undo.view());
                tag("li", "change").child((tag("span", "").child(words), take_back))
            })
            .collect();
        tag("div", "")
            .child((
                tag("h3", "").child("Save will change"),
                tag("ul", "changes").attr("role", "list").child(lines),
            ))
            .view()
    });
    let words = move || if editor.saving.get() { "Saving…" } else { "Save" }.to_owned();
    let save = tag("button", "button button-primary")
        .attr("type", "submit")
        .live_flag("disabled", move || !editor.can_save())
        .child(live_text(words));
    let saved = live_text(move || if editor.was_saved.get() { "Saved." } else { "" }.to_owned());
    tag("div", "summary")
        .child((lines, tag("div", "actions").child((save, tag("span", "copy-outcome").child(saved)))))
}
