//! "Remove service account": the pop-up that says what goes with it.

use super::editor::Editor;
use super::regenerate::last_used;
use crate::screens::account_list::access_words;
use crate::domain::draft::Draft;
use crate::ui::dialog::{choice, dialog};
use crate::ui::element::{El, tag, live, empty};
use crate::ui::notice::{Tone, error_text, notice};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::route::Route;
use crate::reactive::{State, spawn};

/// The button, bottom right, with its dialog.
pub fn view(editor: Editor) -> El {
    let open = State::new(false);
    let sending = State::new(false);
    let refused = State::new(None::<ApiError>);
    let tab = editor.tab;

    let close = move || open.set(false);
    let delete = move || {
        if sending.get_untracked() {
            return;
        }
        let of = editor.saved.get_untracked();
        sending.set(true);
        refused.set(None);
        let gateway = tab.gateway();
        spawn(async move {
            let outcome = gateway.remove(&of).await;
            let is_here = sending.try_set(false);
            match outcome {
                Ok(()) => {
                    tab.announce([&of.account.name, " was removed."].concat());
                    tab.tell("account-removed", &of.account);
                    tab.accounts.refresh();
                    // Who has left in the meantime is somewhere else, and stays there.
                    if is_here {
                        open.set(false);
                        tab.guard.set(None);
                        tab.removed.set(Some(of.account));
                        tab.go_instead(&Route::List);
                    }
                }
                // Somebody else was faster: it is gone, which is what was wanted.
                Err(error) if error.kind == ErrorKind::NotFound => {
                    open.try_set(false);
                    editor.fail(error, Draft::default());
                }
                Err(error) => {
                    tab.announce(error.to_string());
                    refused.try_set(Some(error));
                }
            }
        });
    };
    let content = live(move || {
        let account = editor.saved.with(|saved| saved.account.clone());
        let trouble = live(move || {
            refused.with(|refused| match refused {
                Some(error) => notice(Tone::Error, error_text(error, &[])).view(),
                None => empty(),
            })
        });
        let reach = ["It can reach: ", &access_words(tab, &account.access), ". "].concat();
        tag("div", "")
            .child((
                tag("h2", "").attr("id", "remove-title").child(["Remove ", &account.name, "?"].concat()),
                tag("p", "").child((
                    reach,
                    "Its secret, API key and tokens stop working at once, and it cannot be brought back.",
                )),
                last_used(tab, &account),
                trouble,
                choice("Cancel", close, "Delete", "button button-danger", delete),
            ))
            .view()
    });
    let button = tag("button", "button button-danger")
        .attr("type", "button")
        .on_click(move || {
            refused.set(None);
            open.set(true);
        })
        .child("Remove service account");
    tag("div", "remove").child((button, dialog("remove", open.into(), close, content)))
}
