//! What an account page tells and does not let one edit: ID, key, address, the secret's end, last
//! use.

use crate::app::context::Context;
use crate::domain::account::ServiceAccount;
use crate::domain::config::API_DOCUMENTATION;
use crate::platform::clock::parse_time;
use crate::ui::element::{El, tag};
use crate::ui::link::external_link;
use crate::ui::readout::readout;

/// `secret_action` stands next to "Service account secret", where the user may have one.
pub fn details(ctx: Context, account: &ServiceAccount, secret_action: Option<El>) -> El {
    let Context { settings, announcer, .. } = ctx;
    let used = account.last_used_on.as_deref().and_then(parse_time);
    let used = used.map(|time| {
        tag("p", "").child(["Last used on ", &settings.date_and_time(time), "."].concat())
    });
    let expiry = account.secret_expires_on.as_deref().and_then(|time| settings.expiry_words(time));
    let expiry = expiry.map(|words| tag("p", "expiry").child(words));
    let documentation =
        external_link("", API_DOCUMENTATION.to_owned(), "API documentation".to_owned());
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
        account.api_key.clone().map(|key| readout(announcer, "API key", key)),
        readout(announcer, "Endpoints base URL", address),
        tag("p", "hint").child(documentation),
    ))
}
