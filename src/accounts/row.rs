//! One row of the account list: name, e-mail, kind of access, and a badge where the secret needs
//! attention.

use crate::browser::{now, parse_time};
use crate::contract::{Access, SCOPE_DATA_SETS, SCOPE_WORKSPACE, ServiceAccount, level_label};
use crate::expiry::Expiry;
use crate::route::Route;
use crate::tab::Tab;
use leptos::html::{a, span};
use leptos::prelude::*;

/// An account as a link, or a placeholder until it has come. `is_stop` says that Tab stops here.
pub fn row(
    tab: Tab,
    index: usize,
    account: Memo<Option<ServiceAccount>>,
    selected: Signal<Option<String>>,
    is_stop: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> AnyView {
    (move || match account.get() {
        None => span().class("placeholder").child(span().class("unseen").child("Loading")).into_any(),
        Some(account) => {
            let href = tab.path(&Route::Account(account.id.clone()));
            let id = account.id.clone();
            let current = move || {
                selected.with(|selected| selected.as_deref() == Some(&id)).then_some("page")
            };
            a().class("account")
                .href(href)
                .attr("data-index", index.to_string())
                .tabindex(move || if is_stop() { "0" } else { "-1" })
                .attr("aria-current", current)
                .child((
                    span().class("account-name").child(account.name.clone()),
                    span().class("account-email").child(account.contact_email.clone()),
                    span().class("account-facts").child((
                        span().class("account-access").child(access_words(&account.access)),
                        badge(&account),
                    )),
                ))
                .into_any()
        }
    })
    .into_any()
}

/// "All data, Reader", "12 data sets"; what the tab does not know is shown as it is.
pub fn access_words(access: &Access) -> String {
    match access.scope.as_str() {
        SCOPE_WORKSPACE => ["All data, ", level_label(access.level.as_deref().unwrap_or(""))].concat(),
        SCOPE_DATA_SETS => match access.data_set_count {
            Some(1) => "1 data set".to_owned(),
            Some(count) => [&count.to_string(), " data sets"].concat(),
            None => "Selected data sets".to_owned(),
        },
        other => other.to_owned(),
    }
}

fn badge(account: &ServiceAccount) -> Option<AnyView> {
    let expires = parse_time(account.secret_expires_on.as_deref()?)?;
    let expiry = Expiry::at(expires, now());
    let class = if expiry == Expiry::Expired { "badge badge-expired" } else { "badge badge-soon" };
    expiry.badge().map(|words| span().class(class).child(words).into_any())
}
