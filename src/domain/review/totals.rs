//! How many accounts there are, which reach what, and what needs attention, in sentences.

use super::entry::Entry;
use crate::domain::account::{Level, Scope};
use crate::domain::joined::Joined;

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
    .joined();
    if others > 0 {
        words.push_str(&[", ", &number(others), " have access of another kind"].joined());
    }
    words + ". Things that need attention: " + &number(concerns) + "."
}

/// "12 service accounts"; while the list is not complete they are those of so far, and with a search those
/// that it finds. Nothing before the first one has come.
pub fn accounts_words(
    is_listed: bool,
    [all, shown]: [usize; 2],
    number: &dyn Fn(usize) -> String,
) -> String {
    let words = match (all, shown) {
        (0, _) if !is_listed => return String::new(),
        (0, _) => "No service accounts yet".to_owned(),
        (_, 0) => "No service account matches".to_owned(),
        (1, 1) => "1 service account".to_owned(),
        (_, _) if all == shown => number(all) + " service accounts",
        _ => [&number(shown), " of ", &number(all), " service accounts"].joined(),
    };
    words + if is_listed { "" } else { " so far" }
}

/// "3 things need attention."; nothing is said of a list of which nothing has come.
pub fn concerns_words(is_listed: bool, count: usize, number: &dyn Fn(usize) -> String) -> String {
    let words = match count {
        0 if !is_listed => return String::new(),
        0 => "Nothing needs attention".to_owned(),
        1 => "1 thing needs attention".to_owned(),
        _ => number(count) + " things need attention",
    };
    words + if is_listed { "." } else { " so far." }
}

/// What is missing.
pub fn unreadable_words(count: usize, number: &dyn Fn(usize) -> String) -> String {
    let words = "Service accounts that could not be read and are missing here: ";
    [words, &number(count), "."].joined()
}

/// Whether the data sets of the accounts were looked at; of so many accounts not all can be read.
pub fn checked_words(checked: Option<usize>, number: &dyn Fn(usize) -> String) -> String {
    match checked {
        None => "The data sets of the accounts were not checked: data sets that no longer exist, and \
                 accounts with the same selected data sets, are found only when each account is read."
            .to_owned(),
        Some(0) => "The data sets of the accounts were checked too.".to_owned(),
        Some(count) => [
            "The data sets of the accounts were checked too, but not all of them could be read. \
             Accounts that this concerns: ",
            &number(count),
            ".",
        ]
        .joined(),
    }
}

/// Who can read a data set, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readers {
    /// They reach it.
    pub certain: usize,
    /// So many of these need a new secret first.
    pub expired: usize,
    /// It is not known whether they reach it.
    pub unknown: usize,
}

impl Readers {
    /// "3 service accounts can read it. The secret of 1 of them has expired. It is not known of 2 others."
    pub fn words(self, is_done: bool, number: &dyn Fn(usize) -> String) -> String {
        let mut words = match self.certain {
            0 => "No service account can read it".to_owned(),
            1 => "1 service account can read it".to_owned(),
            count => number(count) + " service accounts can read it",
        };
        words.push_str(if is_done { "." } else { " so far." });
        if self.expired > 0 {
            let of_them = [" The secret of ", &number(self.expired), " of them has expired."];
            words.push_str(&of_them.joined());
        }
        match self.unknown {
            0 => {}
            1 => words.push_str(" It is not known of 1 other."),
            count => words.push_str(&[" It is not known of ", &number(count), " others."].joined()),
        }
        words
    }
}
