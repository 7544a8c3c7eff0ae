//! "Regenerate": a new secret, after saying what becomes of the old one.

use super::editor::Editor;
use crate::platform::clock::parse_time;
use crate::domain::account::ServiceAccount;
use crate::domain::account::Versioned;
use crate::platform::random::new_uuid as new_idempotency_key;
use crate::ui::dialog::{choice, dialog};
use crate::ui::element::{El, tag, live, empty};
use crate::ui::notice::{Tone, error_text, notice};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::reactive::{State, spawn};
use crate::app::context::Tab;
use leptos::prelude::*;

/// The button with its dialog.
pub fn view(editor: Editor) -> El {
    let open = editor.asks_regenerate;
    let sending = editor.awaiting_secret;
    let refused = State::new(None::<ApiError>);
    // The same request keeps its key until it is answered.
    let key = State::new(None::<String>);
    let tab = editor.tab;

    let close = move || {
        if !sending.get_untracked() {
            refused.set(None);
            open.set(false);
        }
    };
    let regenerate = move || {
        if sending.get_untracked() {
            return;
        }
        let of = editor.saved.get_untracked();
        let sent = key.get_untracked().unwrap_or_else(new_idempotency_key);
        key.set(Some(sent.clone()));
        sending.set(true);
        refused.set(None);
        let gateway = tab.gateway();
        spawn(async move {
            let outcome = gateway.regenerate(&of, &sent).await;
            let is_here = sending.try_set(false);
            match outcome {
                Ok(issued) => {
                    tab.tell("secret-regenerated", &issued.account);
                    tab.accounts.refresh();
                    // Who has left in the meantime is somewhere else, and stays there.
                    if !is_here {
                        return;
                    }
                    key.set(None);
                    open.set(false);
                    tab.guard.set(None);
                    let now =
                        Versioned { account: issued.account.clone(), etag: issued.etag.clone() };
                    editor.saved.set(now);
                    tab.issued.set(Some(issued));
                }
                Err(error) => {
                    if !error.kind.is_passing() {
                        key.try_set(None);
                    }
                    tab.announce(error.to_string());
                    refused.try_set(Some(error));
                }
            }
        });
    };
    let account = editor.saved.with_untracked(|saved| saved.account.clone());
    let trouble = live(move || refused.get().map_or_else(empty, |error| told(&error)));
    let content = (
        tag("h2", "").attr("id", "regenerate-title").child(["Regenerate the secret of ", &account.name, "?"].concat()),
        tag("p", "").child(
            "The old secret and its tokens stop working at once. Whatever uses them fails until it has the new secret.",
        ),
        last_used(tab, &account),
        trouble,
        choice("Cancel", close, "Regenerate secret", "button button-danger", regenerate),
    );
    let button = tag("button", "button")
        .attr("type", "button")
        .on_click(move || editor.ask_regenerate())
        .child("Regenerate");
    tag("div", "").child((button, dialog("regenerate", open.into(), close, content)))
}

fn told(error: &ApiError) -> AnyView {
    if error.kind != ErrorKind::Changed {
        return notice(Tone::Error, error_text(error, &[])).view();
    }
    let text = "Somebody else changed this service account in the meantime. Cancel, reload the page and look again.";
    notice(Tone::Error, tag("p", "").child(text)).view()
}

/// When the account was last used, where the backend says so.
pub fn last_used(tab: Tab, account: &ServiceAccount) -> Option<El> {
    let used = account.last_used_on.as_deref().and_then(parse_time)?;
    Some(tag("p", "").child(["It was last used on ", &tab.date_and_time(used), "."].concat()))
}
