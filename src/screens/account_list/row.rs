//! One row of the account list: name, e-mail, access, last use, and a badge where the secret needs
//! attention.

use super::handle::Handle;
use super::state::AccountList;
use crate::domain::account::{LastUse, ServiceAccount};
use crate::domain::expiry::Expiry;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::number::digits;
use crate::domain::route::Route;
use crate::platform::clock::parse_time;
use crate::reactive::Derived;
use crate::ui::element::{El, empty, live, live_text, tag};
use crate::ui::placeholder::{loading, unreadable};
use crate::ui::window::Row;
use leptos::prelude::*;

/// An account as a link, or a placeholder until it has arrived. The link stays the same element when
/// its account changes, so that it keeps the focus.
pub(super) fn row(
    accounts: Handle,
    index: usize,
    account: Derived<Option<Row>>,
    selected: Derived<Option<String>>,
) -> AnyView {
    let has_come =
        Derived::new(move || account.with(|row| row.as_ref().map(|row| !row.is_unreadable())));
    let line = move |class, text: fn(Handle, &ServiceAccount) -> String| -> El {
        tag("span", class).child(live_text(move || {
            account.with(|row| of(row).map(|found| text(accounts, found)).unwrap_or_default())
        }))
    };
    let address = move || {
        let id = account.with(|row| of(row).map(|found| found.id.clone()))?;
        Some(accounts.ctx.navigator.path(&Route::Account(id)))
    };
    let is_selected = Derived::new(move || {
        account
            .with(|row| of(row).is_some_and(|it| selected.with(|id| id.as_ref() == Some(&it.id))))
    });
    let expiry = Derived::new(move || account.with(|row| expiry(accounts, of(row)?)));
    live(move || {
        match has_come.get() {
            None => return loading(),
            Some(false) => return unreadable("This service account could not be read."),
            Some(true) => {}
        }
        tag("a", "account")
            .live_attr("href", address)
            .attr("data-index", digits(index))
            .live_attr("tabindex", move || Some(accounts.list.tab_index(index)))
            .live_attr("aria-current", move || is_selected.get().then(|| "page".to_owned()))
            .child((
                line("account-name", |_, found| shown(&found.name).to_owned()),
                tag("span", "account-facts").child((
                    line("account-email", |_, found| found.contact_email.clone())
                        .attr("translate", "no"),
                    live(move || badge(expiry.get())),
                )),
                tag("span", "account-facts").child((
                    line("", |accounts, found| accounts.ctx.settings.access_words(&found.access)),
                    line("", used),
                )),
            ))
            .view()
    })
}

fn of(row: &Option<Row>) -> Option<&ServiceAccount> {
    row.as_ref().and_then(Row::get)
}

/// When it was last used, as far as the backend says.
fn used(accounts: Handle, account: &ServiceAccount) -> String {
    match &account.last_use {
        LastUse::Never => "Never used".to_owned(),
        LastUse::On(time) => parse_time(time).map_or_else(String::new, |time| {
            ["Last used ", &accounts.ctx.settings.short_date(time)].joined()
        }),
        LastUse::Unknown => String::new(),
    }
}

/// When the secret expires, by the time that the filter and the banner share.
fn expiry(accounts: Handle, account: &ServiceAccount) -> Option<Expiry> {
    let ends = parse_time(account.secret_expires_on.as_deref()?)?;
    Some(Expiry::at(ends, accounts.state.with(AccountList::now)))
}

fn badge(expiry: Option<Expiry>) -> AnyView {
    let class = match expiry {
        Some(Expiry::Expired) => "badge badge-expired",
        _ => "badge badge-soon",
    };
    match expiry.and_then(Expiry::badge) {
        Some(words) => tag("span", class).child(words).view(),
        None => empty(),
    }
}
