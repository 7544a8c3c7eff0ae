//! One row of the account list: name, e-mail, kind of access, and a badge where the secret needs
//! attention.

use crate::platform::clock::{now, parse_time};
use crate::domain::account::{Access, SCOPE_DATA_SETS, SCOPE_WORKSPACE, ServiceAccount, level_label};
use crate::domain::expiry::Expiry;
use crate::ui::element::{El, tag, live};
use crate::ui::window::Row;
use crate::domain::route::Route;
use crate::reactive::Derived;
use crate::app::context::Tab;
use leptos::prelude::*;

/// An account as a link, or a placeholder until it has come. `is_stop` says that Tab stops here.
pub fn row(
    tab: Tab,
    index: usize,
    account: Derived<Option<Row>>,
    selected: Derived<Option<String>>,
    is_stop: impl Fn() -> bool + Copy + Send + 'static,
) -> AnyView {
    live(move || {
        let Some(Row::Account(account)) = account.get() else {
            return tag("span", "placeholder").child(tag("span", "unseen").child("Loading")).view();
        };
        let href = tab.path(&Route::Account(account.id.clone()));
        let badge = badge(&account);
        let facts = tag("span", "account-facts")
            .child((tag("span", "account-access").child(access_words(tab, &account.access)), badge));
        let id = account.id;
        let current = move || {
            selected.with(|selected| selected.as_ref() == Some(&id)).then(|| "page".to_owned())
        };
        tag("a", "account")
            .attr("href", href)
            .attr("data-index", index.to_string())
            .live_attr("tabindex", move || Some(if is_stop() { "0" } else { "-1" }.to_owned()))
            .live_attr("aria-current", current)
            .child((
                tag("span", "account-name").child(account.name),
                tag("span", "account-email").child(account.contact_email),
                facts,
            ))
            .view()
    })
}

/// "All data, Reader", "12 data sets"; what the tab does not know is shown as it is.
pub fn access_words(tab: Tab, access: &Access) -> String {
    match access.scope.as_str() {
        SCOPE_WORKSPACE => {
            ["All data, ", level_label(access.level.as_deref().unwrap_or(""))].concat()
        }
        SCOPE_DATA_SETS => match access.data_set_count {
            Some(1) => "1 data set".to_owned(),
            Some(count) => [&tab.number(count as usize), " data sets"].concat(),
            None => "Selected data sets".to_owned(),
        },
        other => other.to_owned(),
    }
}

fn badge(account: &ServiceAccount) -> Option<El> {
    let expires = parse_time(account.secret_expires_on.as_deref()?)?;
    let expiry = Expiry::at(expires, now());
    let class = if expiry == Expiry::Expired { "badge badge-expired" } else { "badge badge-soon" };
    expiry.badge().map(|words| tag("span", class).child(words))
}
