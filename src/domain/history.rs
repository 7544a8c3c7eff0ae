//! Who made an account and who changed it last, and when, as far as the backend says.

use crate::domain::account::ServiceAccount;
use crate::domain::joined::Joined;
use crate::domain::text::isolated;

/// "Created by Ada Admin on 21 Nov 2026, last changed by Bo on 1 Dec 2026." `date` reads a time, which may
/// be unreadable. What is not known is left out; `None` if nothing is.
pub fn history(account: &ServiceAccount, date: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let told = |what: &str, by: &Option<String>, on: &Option<String>| {
        let by = by.as_deref().map(|name| [" by ", &isolated(name)].joined());
        let on = on.as_deref().and_then(date).map(|date| [" on ", &date].joined());
        (by.is_some() || on.is_some())
            .then(|| [what, &by.unwrap_or_default(), &on.unwrap_or_default()].joined())
    };
    let created = told("Created", &account.created_by, &account.created_on);
    let is_changed = account.last_modified_on != account.created_on
        || account.last_modified_by != account.created_by;
    let what = if created.is_some() { ", last changed" } else { "Last changed" };
    let changed = told(what, &account.last_modified_by, &account.last_modified_on);
    let told: Vec<String> = created.into_iter().chain(changed.filter(|_| is_changed)).collect();
    (!told.is_empty()).then(|| [&told.joined(), "."].joined())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(by: [Option<&str>; 2], on: [Option<&str>; 2]) -> Option<String> {
        let [created_by, last_modified_by] = by.map(|by| by.map(str::to_owned));
        let [created_on, last_modified_on] = on.map(|on| on.map(str::to_owned));
        let account = ServiceAccount {
            created_by,
            created_on,
            last_modified_by,
            last_modified_on,
            ..ServiceAccount::default()
        };
        let readable = |time: &str| (time != "?").then(|| time.to_owned());
        history(&account, &readable).map(|text| text.replace(['\u{2068}', '\u{2069}'], ""))
    }

    #[test]
    fn only_what_is_known_is_told() {
        let text = told([Some("Ada"), Some("Bo")], [Some("Monday"), Some("Tuesday")]);
        assert_eq!(text.unwrap(), "Created by Ada on Monday, last changed by Bo on Tuesday.");
        let text = told([None, Some("Bo")], [Some("Monday"), Some("?")]);
        assert_eq!(text.unwrap(), "Created on Monday, last changed by Bo.");
        let text = told([None, None], [None, Some("Tuesday")]);
        assert_eq!(text.unwrap(), "Last changed on Tuesday.");
        assert_eq!(told([None, None], [None, Some("?")]), None);
        assert_eq!(told([None, None], [None, None]), None);
    }

    #[test]
    fn an_account_that_nobody_changed_was_created_alone() {
        let text = told([Some("Ada"); 2], [Some("Monday"); 2]);
        assert_eq!(text.unwrap(), "Created by Ada on Monday.");
    }
}
