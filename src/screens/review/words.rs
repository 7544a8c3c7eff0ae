//! The words of an account's row, on screen and on paper.

use crate::app::settings::Settings;
use crate::domain::expiry::Expiry;
use crate::domain::name::shown;
use crate::domain::review::entry::{Entry, Used};
use crate::platform::clock::now;

/// What stands in the columns.
pub(super) fn words(settings: Settings, entry: &Entry) -> [String; 6] {
    let account = &entry.account;
    let not_known = || "Not known".to_owned();
    let used = match entry.used {
        Used::Unknown => not_known(),
        Used::Never => "Never".to_owned(),
        Used::On(time) => settings.short_date(time),
    };
    [
        shown(&account.name).to_owned(),
        settings.access_words(&account.access),
        account.contact_email.clone(),
        entry.expires.map_or_else(not_known, |time| {
            let date = settings.short_date(time);
            match Expiry::at(time, now()) {
                Expiry::Expired => date + " (expired)",
                _ => date,
            }
        }),
        used,
        account.created_by.clone().unwrap_or_else(not_known),
    ]
}
