//! What an account page tells and does not let one edit: ID, key, address, the secret's end, last
//! use.

use crate::platform::clock::parse_time;
use crate::domain::config::API_DOCUMENTATION;
use crate::domain::account::ServiceAccount;
use crate::screens::account_page::credentials::expiry_line;
use crate::ui::element::{El, tag};
use crate::ui::readout::readout;
use crate::app::context::Tab;

/// `secret_action` stands next to "Service account secret", where the user may have one.
pub fn details(tab: Tab, account: &ServiceAccount, secret_action: Option<El>) -> El {
    let used = account.last_used_on.as_deref().and_then(parse_time);
    let used = used
        .map(|time| tag("p", "").child(["Last used on ", &tab.date_and_time(time), "."].concat()));
    let documentation = tag("a", "")
        .attr("href", API_DOCUMENTATION)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(("API documentation", tag("span", "unseen").child(" (opens in a new tab)")));
    let secret = tag("div", "readout")
        .attr("role", "group")
        .attr("aria-label", "Service account secret")
        .child((
            tag("div", "label").child("Service account secret"),
            tag("div", "secret-row").child((
                tag("div", "").child((
                    account.secret_expires_on.as_deref().and_then(|time| expiry_line(tab, time)),
                    used,
                )),
                secret_action,
            )),
        ));
    tag("section", "details").attr("aria-label", "Credentials").child((
        secret,
        readout(tab, "Service account ID", account.id.clone()),
        account.api_key.clone().map(|key| readout(tab, "API key", key)),
        readout(tab, "Endpoints base URL", tab.config(|config| config.endpoints_base_url())),
        tag("p", "hint").child(documentation),
    ))
}
