//! The details that cannot be edited: who made the account, and the values that a program needs, each with
//! what it is for.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::config::API_DOCUMENTATION;
use crate::domain::history::history;
use crate::domain::route::Route;
use crate::platform::clock::parse_time;
use crate::reactive::State;
use crate::screens::account_page::care::first_call::Call;
use crate::ui::announcer::Announcer;
use crate::ui::element::{El, empty, fragment, live, live_text, tag};
use crate::ui::link::external_link;
use crate::ui::masked::Masked;
use crate::ui::readout::{Purpose, readout, readout_frame};
use leptos::prelude::{AnyView, Callback};

pub const CLIENT_ID: Purpose = ("In the request for a token:", "client_id");
pub const CLIENT_SECRET: Purpose = ("In the request for a token:", "client_secret");
const KEY_HEADER: Purpose = ("In the header of each call:", "Ocp-Apim-Subscription-Key");

/// The way to what was done to the account.
pub fn history_link(ctx: Context, id: String) -> El {
    let address = ctx.navigator.path(&Route::History(id));
    tag("p", "").child(tag("a", "").attr("href", address).child("History"))
}

/// Who made the account and who changed it last, where that is known.
pub fn made_by(ctx: Context, account: &ServiceAccount) -> Option<El> {
    let date = |time: &str| parse_time(time).map(|time| ctx.settings.short_date(time));
    history(account, &date).map(|words| tag("p", "hint").child(words))
}

/// What is known of the first call with a new secret.
pub fn first_call(call: State<Call>) -> AnyView {
    live(move || {
        let Call { words, is_seen } = call.get();
        if words.is_empty() {
            return empty();
        }
        tag("p", if is_seen { "is-seen" } else { "hint" }).child(words).view()
    })
}

/// `secret_action` is shown next to "Service account secret", if the user may regenerate it; `call` says
/// whether a new secret was used.
pub fn details(
    ctx: Context,
    account: &ServiceAccount,
    call: State<Call>,
    secret_action: Option<El>,
) -> El {
    let Context { settings, announcer, role, .. } = ctx;
    let used = settings.last_use_words(["Last used", "Never used"], &account.last_use);
    // A first call was after the last use that came with the account.
    let used = live(move || {
        let words = used.clone().filter(|_| !call.with(|call| call.is_seen));
        fragment((words.map(|words| tag("p", "").child(words)), first_call(call)))
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
    let secret_row =
        tag("div", "secret-row").child((tag("div", "").child((expiry, used)), secret_action));
    let (address, workspace) =
        settings.config(|config| (config.endpoints_base_url(), config.workspace_id.clone()));
    let workspace_name = live(move || {
        let name = role.workspace();
        fragment(name.map(|name| readout(announcer, "Workspace name", None, name)))
    });
    tag("section", "details").attr("aria-labelledby", "details-title").child((
        tag("h3", "").attr("id", "details-title").child("Credentials"),
        readout_frame("Service account secret", Some(CLIENT_SECRET), secret_row),
        readout(announcer, "Service account ID", Some(CLIENT_ID), account.id.clone()),
        account.api_key.clone().map(|key| api_key(announcer, key)),
        no_key,
        readout(announcer, "Endpoints base URL", None, address),
        readout(announcer, "Workspace ID", None, workspace),
        workspace_name,
        tag("p", "hint").child(documentation),
    ))
}

/// The API key. It is not a secret by itself, but each call needs it beside a token.
pub fn api_key(announcer: Announcer, key: String) -> El {
    let copied = key.clone();
    Masked {
        announcer,
        label: "API key",
        purpose: KEY_HEADER,
        note: None,
        show: "Show API key",
        hide: "Hide API key",
        reveal: Box::new(move |plain| plain.set_text_content(Some(&key))),
        read: Box::new(move || Some(copied.clone())),
        taken: Callback::new(|()| {}),
    }
    .view()
}
