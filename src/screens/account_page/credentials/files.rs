//! The credentials as files for a program, the reminder of the secret's end, and the message for
//! the contact person.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::config::TOKEN_RESOURCE;
use crate::domain::joined::Joined;
use crate::platform::clock::{now, parse_time};
use crate::reactive::{State, call, effect, spawn};
use crate::screens::account_page::credentials::render::{SecretAtHand, render, wipe};
use crate::ui::button::{Look, button};
use crate::ui::copy::copy_button_named;
use crate::ui::element::{El, ElRef, empty, live, tag};
use crate::ui::masked::UNRECORDED_CODE;
use crate::ui::notice::{Tone, notice};
use crate::ui::readout::select;
use leptos::prelude::*;
use samples::{SampleAccess, SampleInput, contact_message, file_name};

const NOT_SAVED: &str =
    "The browser did not take it: allow downloads for this page, then try again.";

#[derive(Clone, Copy)]
struct CredentialFiles {
    ctx: Context,
    account: State<ServiceAccount>,
    /// When the secret ends, in milliseconds since 1970.
    expires: Option<f64>,
    /// Why the last file could not be made.
    failed: State<Option<String>>,
    /// The secret, if it is still known.
    secret: Option<SecretAtHand>,
}

/// The section of an account's page or of its credentials; `secret` as for the sample code.
pub fn view(
    ctx: Context,
    account: ServiceAccount,
    expires_on: Option<&str>,
    secret: Option<SecretAtHand>,
) -> El {
    let files = CredentialFiles {
        ctx,
        account: State::new(account),
        expires: expires_on.and_then(parse_time).filter(|expires| *expires > now()),
        failed: State::new(None),
        secret,
    };
    let hint = match secret {
        Some(_) => {
            "For a program or a password manager, with the secret inside. Whoever has such a file can use the account. \
             For the Python sample, rename the first to .env and put it beside the script."
        }
        None => {
            "For a program, without the secret, which was shown once. For the Python sample, rename the first to .env \
             and put it beside the script."
        }
    };
    let save = |label: &'static str, save: fn(CredentialFiles)| {
        button(Look::PLAIN, label).on_click(move || save(files))
    };
    let copy_failed = State::new(false);
    let message = copy_button_named(
        ctx.announcer,
        "Message",
        "Copy for the contact person",
        "Copy for the contact person".to_owned(),
        move || Some(files.message()),
        move |copied| copy_failed.set(!copied),
    );
    // If copying fails, the message is shown and selected, so that the user can copy it.
    let place = ElRef::new();
    effect(move || {
        if place.get().is_some() {
            select(place);
        }
    });
    let shown = live(move || {
        if !copy_failed.get() {
            return empty();
        }
        tag("pre", UNRECORDED_CODE)
            .unrecorded()
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", "Message")
            .child(tag("code", "").node_ref(place).child(files.message()))
            .view()
    });
    let trouble = live(move || match files.failed.get() {
        Some(why) => {
            let text = ["The file could not be made. ", &why].joined();
            notice(Tone::Error, tag("p", "").child(text)).view()
        }
        None => empty(),
    });
    tag("section", "files").attr("aria-labelledby", "files-title").child((
        tag("h3", "").attr("id", "files-title").child("Credentials as files"),
        tag("p", "hint").child(hint),
        tag("div", "actions").child((
            save("Download .env", |files| files.save("env", ".env", "text/plain")),
            save("Download JSON", |files| files.save("json", "_credentials.json", "application/json")),
            files.expires.map(|expires| {
                button(Look::PLAIN, "Download reminder (.ics)")
                    .on_click(move || files.save_reminder(expires))
            }),
            message,
        )),
        tag("p", "hint").child((
            files.expires.map(|_| {
                "The reminder goes into a calendar and tells 30 days and one day before the secret expires, and when \
                 it does. "
            }),
            "The message has all that the contact person needs except the secret.",
        )),
        shown,
        trouble,
    ))
}

impl CredentialFiles {
    fn save(self, form: &'static str, end: &'static str, kind: &'static str) {
        spawn(async move {
            let Some(account) = self.account.try_get_untracked() else { return };
            let text = render(self.ctx, &account, form, self.secret).await;
            let saved = text.and_then(|(_, text)| {
                let name = file_name(&account.name, &account.id, end);
                let saved = self
                    .ctx
                    .downloads()
                    .is_some_and(|downloads| downloads.save_bytes(&name, kind, &text).is_ok());
                wipe(&text);
                saved.then_some(()).ok_or_else(|| NOT_SAVED.to_owned())
            });
            if self.settle(saved)
                && let Some(secret) = self.secret
            {
                call(secret.on_secret_saved, ());
            }
        });
    }

    fn save_reminder(self, expires: f64) {
        spawn(async move {
            let Some(account) = self.account.try_get_untracked() else { return };
            let samples = self.ctx.samples().await;
            self.settle(samples.and_then(|samples| {
                let text = samples.remind(&account.name, &account.id, expires, now());
                let name = file_name(&account.name, &account.id, "_secret-expires.ics");
                let downloads = self.ctx.downloads();
                let saved = text
                    .zip(downloads)
                    .and_then(|(text, it)| it.save(&name, "text/calendar", &text).ok());
                saved.ok_or_else(|| NOT_SAVED.to_owned())
            }));
        });
    }

    /// Shows the outcome. Returns true if it succeeded and the view still exists.
    fn settle(self, saved: Result<(), String>) -> bool {
        let is_saved = saved.is_ok();
        self.failed.try_set(saved.err()) && is_saved
    }

    fn message(self) -> String {
        self.account.with_untracked(|account| {
            self.ctx.settings.config(|config| {
                contact_message(&SampleInput {
                    account_name: &account.name,
                    account_id: &account.id,
                    api_key: account.api_key.as_deref(),
                    workspace_id: &config.workspace_id,
                    api_base: &config.api_base,
                    token_url: &config.token_url,
                    resource: TOKEN_RESOURCE,
                    access: SampleAccess::DataSets(&[]),
                    secret: None,
                })
            })
        })
    }
}
