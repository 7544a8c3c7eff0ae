//! What an account page tells and does not let one edit: ID, key, address, the secret's end, last
//! use.

use crate::browser::parse_time;
use crate::config::API_DOCUMENTATION;
use crate::contract::ServiceAccount;
use crate::credentials::expiry_line;
use crate::parts::el::{El, el};
use crate::parts::readout::readout;
use crate::tab::Tab;

/// `secret_action` stands next to "Service account secret", where the user may have one.
pub fn details(tab: Tab, account: &ServiceAccount, secret_action: Option<El>) -> El {
    let used = account.last_used_on.as_deref().and_then(parse_time);
    let used = used
        .map(|time| el("p", "").child(["Last used on ", &tab.date_and_time(time), "."].concat()));
    let documentation = el("a", "")
        .attr("href", API_DOCUMENTATION)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(("API documentation", el("span", "unseen").child(" (opens in a new tab)")));
    let secret = el("div", "readout")
        .attr("role", "group")
        .attr("aria-label", "Service account secret")
        .child((
            el("div", "label").child("Service account secret"),
            el("div", "secret-row").child((
                el("div", "").child((
                    account.secret_expires_on.as_deref().and_then(|time| expiry_line(tab, time)),
                    used,
                )),
                secret_action,
            )),
        ));
    el("section", "details").attr("aria-label", "Credentials").child((
        secret,
        readout(tab, "Service account ID", account.id.clone()),
        account.api_key.clone().map(|key| readout(tab, "API key", key)),
        readout(tab, "Endpoints base URL", tab.config(|config| config.endpoints_base_url())),
        el("p", "hint").child(documentation),
    ))
}
