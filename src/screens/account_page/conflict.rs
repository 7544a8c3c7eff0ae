//! Somebody else saved this account in the meantime: both versions of what differs, to choose from.

use super::editor::Editor;
use crate::domain::draft::Draft;
use crate::domain::merge::{Part, differing};
use crate::ui::element::{El, tag};
use crate::ui::notice::{Tone, notice};
use leptos::prelude::*;

/// The two drafts between which the user chooses.
#[derive(Clone, PartialEq)]
pub struct Conflict {
    pub mine: Draft,
    pub theirs: Draft,
    pub by: Option<String>,
}

pub fn view(editor: Editor, conflict: Conflict) -> AnyView {
    let who = conflict.by.clone().unwrap_or_else(|| "Somebody else".to_owned());
    let choices: Vec<El> = differing(&conflict.mine, &conflict.theirs)
        .into_iter()
        .map(|part| choice(editor, part, &conflict))
        .collect();
    let text = " changed this service account in the meantime. Nothing of yours is lost: choose a \
                version of each field, then save.";
    notice(Tone::Warning, (tag("p", "").attr("role", "alert").child([&who, text].concat()), choices))
        .view()
}

/// One part with both of its versions; the one in the form is marked.
fn choice(editor: Editor, part: Part, conflict: &Conflict) -> El {
    let name = ["conflict-", part.label()].concat();
    let version = |whose: &'static str, of: &Draft| {
        let (words, of) = (part.words(of, &|count| editor.tab.number(count)), of.clone());
        let is_taken = {
            let of = of.clone();
            move || editor.draft.with(|draft| part.is_same(draft, &of))
        };
        let input = tag("input", "")
            .attr("type", "radio")
            .attr("name", name.clone())
            .live_flag("checked", is_taken)
            .on("change", move |_| editor.draft.update(|draft| part.take(&of, draft)));
        tag("label", "choice").child((input, tag("span", "").child([whose, ": ", &words].concat())))
    };
    tag("fieldset", "conflict").child((
        tag("legend", "label").child(part.label()),
        version("Theirs", &conflict.theirs),
        version("Yours", &conflict.mine),
    ))
}
