//! The details that cannot be edited: ID, API key, base URL, the secret's expiry, last use.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::config::API_DOCUMENTATION;
use crate::platform::clock::parse_time;
use crate::ui::announcer::Announcer;
use crate::ui::element::{El, live_text, tag};
use crate::ui::link::external_link;
use crate::ui::masked::Masked;
use crate::ui::readout::readout;
use leptos::prelude::Callback;

/// `secret_action` is shown next to "Service account secret", if the user may regenerate it.
pub fn details(ctx: Context, account: &ServiceAccount, secret_action: Option<El>) -> El {
    let Context { settings, announcer, .. } = ctx;
    let used = account.last_used_on.as_deref().and_then(parse_time);
    let used = used.map(|time| {
        tag("p", "").child(["Last used on ", &settings.date_and_time(time), "."].concat())
    });
    let ends = account.secret_expires_on.clone();
    let expiry = tag("p", "expiry").child(live_text(move || {
        ctx.accounts.follow_time();
        let words = ends.as_deref().and_then(|time| settings.expiry_words(time));
        words.unwrap_or_else(|| "Data Workbench does not say when the secret expires.".to_owned())
    }));
    let documentation =
        external_link("", API_DOCUMENTATION.to_owned(), "API documentation".to_owned());
    // Readers never get an API key. Other users are told if it is missing.
    let no_key = (secret_action.is_some() && account.api_key.is_none()).then(|| {
        let words = "Data Workbench did not send the API key. Reload this page to ask again.";
        tag("p", "hint").child(words)
    });
    let secret = tag("div", "readout")
        .attr("role", "group")
        .attr("aria-label", "Service account secret")
        .child((
            tag("div", "label").child("Service account secret"),
            tag("div", "secret-row").child((tag("div", "").child((expiry, used)), secret_action)),
        ));
    let address = settings.config(|config| config.endpoints_base_url());
    tag("section", "details").attr("aria-label", "Credentials").child((
        secret,
        readout(announcer, "Service account ID", account.id.clone()),
        account.api_key.clone().map(|key| api_key(announcer, key)),
        no_key,
        readout(announcer, "Endpoints base URL", address),
        tag("p", "hint").child(documentation),
    ))
}

/// The API key. It is not a secret by itself, but each call needs it beside a token.
pub fn api_key(announcer: Announcer, key: String) -> El {
    let copied = key.clone();
    Masked {
        announcer,
        label: "API key",
        show: "Show API key",
        hide: "Hide API key",
        reveal: Box::new(move |plain| plain.set_text_content(Some(&key))),
        read: Box::new(move || Some(copied.clone())),
        taken: Callback::new(|()| {}),
    }
    .view()
}
