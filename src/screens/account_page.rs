//! The page of one account: read, then shown for editing, or for reading alone.

mod conflict;
mod details;
mod editor;
mod reading;
mod regenerate;
mod remove;
mod summary;

pub use reading::READER_WHY;

use crate::screens::create::back_to_list;
use crate::screens::account_page::credentials;
use crate::ui::element::{tag, live};
use crate::ui::notice::{Tone, error_text, notice};
use crate::domain::failure::ErrorKind;
use crate::domain::route::Route;
use crate::reactive::{Derived, State, spawn};
use crate::app::context::{Loaded, Tab, abort_on_cleanup};
use leptos::prelude::*;
use send_wrapper::SendWrapper;

/// The page of the account with this id, or its credentials while there are any to be shown.
pub fn view(tab: Tab, id: String) -> AnyView {
    let of_this = id.clone();
    let has_secret = Derived::new(move || {
        tab.issued.with(|issued| {
            issued
                .as_ref()
                .is_some_and(|issued| issued.account.id == of_this && issued.secret.is_some())
        })
    });
    // The secret dies when the view is left.
    on_cleanup(move || {
        tab.issued.try_set(None);
    });
    live(move || if has_secret.get() { credentials::view(tab) } else { page(tab, id.clone()) })
}

fn page(tab: Tab, id: String) -> AnyView {
    let loaded = State::new(Loaded::Loading);
    let abort = State::new(SendWrapper::new(abort_on_cleanup()));
    let load = move || {
        let (gateway, id) = (tab.gateway(), id.clone());
        let Some(abort) = abort.try_get_untracked() else { return };
        loaded.set(Loaded::Loading);
        spawn(async move {
            let outcome = gateway.account(&id, &abort).await;
            if !abort.aborted() {
                loaded.try_set(match outcome {
                    Ok(account) => Loaded::Ready(account),
                    Err(error) => Loaded::Failed(error),
                });
            }
        });
    };
    load();
    live(move || match loaded.get() {
        Loaded::Loading => tag("div", "panel")
            .child((
                back_to_list(tab),
                tag("p", "hint").attr("role", "status").child("Loading the service account…"),
            ))
            .view(),
        Loaded::Failed(error) if error.kind == ErrorKind::NotFound => gone(tab),
        Loaded::Failed(error) => {
            let load = load.clone();
            let retry = tag("button", "button").attr("type", "button").on_click(load).child("Retry");
            tag("div", "panel")
                .child((back_to_list(tab), notice(Tone::Error, (error_text(&error, &[]), retry))))
                .view()
        }
        Loaded::Ready(of) => live(move || {
            if tab.reader.get() { reading::view(tab, &of) } else { editor::view(tab, of.clone()) }
        }),
    })
}

/// What is said of an account that is not there.
fn gone(tab: Tab) -> AnyView {
    tag("div", "panel")
        .child((
            tag("h2", "page-title").child("This service account does not exist any more"),
            tag("p", "").child(
                "Somebody has removed it, or the address is wrong. Its key and tokens do not work.",
            ),
            tag("div", "actions").child(
                tag("a", "button")
                    .attr("href", tab.path(&Route::List))
                    .child("Back to the service accounts"),
            ),
        ))
        .view()
}
