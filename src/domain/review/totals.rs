//! How many accounts reach what, in a sentence.

use super::entry::Entry;
use crate::domain::account::{Level, Scope};

/// "12 service accounts: 3 reach all data as Admin, 5 all data as Reader, 4 selected data sets. Things that
/// need attention: 6."; `number` formats a count for the user's locale.
pub fn totals(entries: &[Entry], number: &dyn Fn(usize) -> String) -> String {
    let count = |is: &dyn Fn(&Scope, Option<&Level>) -> bool| {
        let access = entries.iter().map(|entry| &entry.account.access);
        access.filter(|access| is(&access.scope, access.level.as_ref())).count()
    };
    let admins = count(&|scope, level| *scope == Scope::Workspace && level == Some(&Level::Admin));
    let readers =
        count(&|scope, level| *scope == Scope::Workspace && level == Some(&Level::Reader));
    let selected = count(&|scope, _| *scope == Scope::DataSets);
    let others = entries.len() - admins - readers - selected;
    let concerns = entries.iter().map(|entry| entry.concerns.len()).sum();
    let mut words = [
        &number(entries.len()),
        " service accounts: ",
        &number(admins),
        " reach all data as Admin, ",
        &number(readers),
        " all data as Reader, ",
        &number(selected),
        " selected data sets",
    ]
    .concat();
    if others > 0 {
        words.push_str(&[", ", &number(others), " have access of another kind"].concat());
    }
    words + ". Things that need attention: " + &number(concerns) + "."
}
