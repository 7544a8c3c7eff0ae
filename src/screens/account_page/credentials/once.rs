//! The credentials, shown once: after a creation or a regeneration, until the view is left.

use crate::app::settings::Settings;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::secret::Secret;
use crate::domain::text::isolated;
use crate::domain::unsaved::Unsaved;
use crate::reactive::at_cleanup;
use crate::screens::account_page::credentials::render::SecretAtHand;
use crate::screens::account_page::credentials::{files, sample};
use crate::screens::account_page::details::{CLIENT_ID, CLIENT_SECRET, api_key, first_call};
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Event, Page};
use crate::ui::button::{Look, button};
use crate::ui::copy::copy_button;
use crate::ui::element::{El, ElRef, as_kind, empty, fragment, tag};
use crate::ui::focus::focus_when_there;
use crate::ui::masked::Masked;
use crate::ui::notice::{Tone, notice};
use crate::ui::readout::readout;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

pub fn view(page: Handle) -> AnyView {
    let ctx = page.ctx;
    // Files with the secret in them are released with the view.
    at_cleanup(move || {
        if let Some(downloads) = ctx.downloads() {
            downloads.release();
        }
    });
    let facts = page.state.with_untracked(|page| {
        let shown = page.credentials()?;
        Some((shown.issued.account.clone(), shown.issued.expires_on.clone()))
    });
    let Some((account, expires_on)) = facts else { return empty() };
    let title = ElRef::new();
    focus_when_there(title);
    let warning = tag("p", "").child(
        "This is the only time that the service account secret is shown. Copy it and store it \
         securely: once you leave this view, nobody can show it again.",
    );
    let copy_all = copy_button(
        ctx.announcer,
        "credentials",
        "Copy all",
        move || everything(page, ctx.settings),
        move |copied| {
            if copied {
                page.send(Event::SecretSaved);
            }
        },
    );
    // Only the secret would be lost: the unsaved draft returns to the form.
    let leave = move || {
        let is_lost = page.state.with_untracked(|page| page.unsaved() == Some(Unsaved::Secret));
        match is_lost {
            true => ctx.leaving.leave(move || page.send(Event::Done)),
            false => page.send(Event::Done),
        }
    };
    let done = button(Look::PRIMARY, "Done").on_click(leave);
    let secret = SecretAtHand {
        read: Callback::new(move |()| {
            with_secret(page, |secret| js_sys::Uint8Array::from(secret.expose().as_bytes()))
                .map(send_wrapper::SendWrapper::new)
        }),
        on_secret_saved: Callback::new(move |()| page.send(Event::SecretSaved)),
    };
    let sample = sample::view(ctx, account.clone(), Some(secret), None);
    let files = files::view(ctx, account.clone(), expires_on.as_deref(), Some(secret));
    let expiry = expires_on.and_then(|time| ctx.settings.expiry_words(&time));
    tag("div", "panel credentials")
        .on("keydown", move |event| {
            let event: KeyboardEvent = as_kind(event);
            if event.key() == "Escape" {
                // Otherwise the same key press would close the question at once.
                event.prevent_default();
                leave();
            }
        })
        .child((
            tag("h2", "page-title")
                .attr("tabindex", "-1")
                .node_ref(title)
                .child(["Save the credentials of ", &isolated(shown(&account.name))].joined()),
            notice(Tone::Warning, warning),
            secret_readout(page, expiry),
            readout(ctx.announcer, "Service account ID", Some(CLIENT_ID), account.id),
            account.api_key.map(|key| api_key(ctx.announcer, key)),
            tag("div", "actions").child((copy_all, done)),
            fragment((sample, files)),
        ))
        .view()
}

fn secret_readout(page: Handle, expiry: Option<String>) -> El {
    Masked {
        announcer: page.ctx.announcer,
        label: "Service account secret",
        purpose: CLIENT_SECRET,
        note: Some(tag("div", "").child((
            expiry.map(|words| tag("p", "expiry").child(words)),
            first_call(page.first_call),
        ))),
        show: "Show secret",
        hide: "Hide secret",
        reveal: Box::new(move |plain| {
            with_secret(page, |secret| plain.set_text_content(Some(secret.expose())));
        }),
        read: Box::new(move || with_secret(page, |secret| secret.expose().to_owned())),
        taken: Callback::new(move |()| page.send(Event::SecretSaved)),
    }
    .view()
}

fn with_secret<T>(page: Handle, read: impl FnOnce(&Secret) -> T) -> Option<T> {
    let read = |page: &Page| page.credentials()?.issued.secret.as_ref().map(read);
    page.state.try_with_untracked(read).flatten()
}

/// Everything that a client needs, one value on each line.
fn everything(page: Handle, settings: Settings) -> Option<String> {
    page.state.with_untracked(|page| {
        let issued = &page.credentials()?.issued;
        let mut text = String::new();
        for (label, value) in [
            ("Account name", Some(issued.account.name.as_str())),
            ("Service account ID", Some(issued.account.id.as_str())),
            ("Service account secret", issued.secret.as_ref().map(Secret::expose)),
            ("API key", issued.account.api_key.as_deref()),
            (
                "Endpoints base URL",
                Some(settings.config(|config| config.endpoints_base_url()).as_str()),
            ),
        ] {
            if let Some(value) = value {
                text.push_str(label);
                text.push_str(": ");
                text.push_str(value);
                text.push('\n');
            }
        }
        Some(text)
    })
}
