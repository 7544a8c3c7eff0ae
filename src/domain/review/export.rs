//! The review as a table for spreadsheets: a row for each account and each data set that it reaches.
//! Keys and secrets are not in it.

use super::concern::Concern;
use super::entry::{Entry, Used};
use crate::domain::account::{LastUse, Level, Scope, ServiceAccount};
use crate::domain::csv::{BYTE_ORDER_MARK, add_row};
use crate::domain::data_set::SharedDataSet;
use crate::domain::joined::Joined;

const HEADINGS: [&str; 12] = [
    "Account",
    "Service account ID",
    "Contact email",
    "Access",
    "Level",
    "Data set",
    "Data set ID",
    "Secret expires on",
    "Last used on",
    "Created on",
    "Created by",
    "Needs attention",
];

/// In place of data sets for an account that reaches all.
const ALL: &str = "(all data in the workspace)";
/// In place of the name of a data set that does not exist any more.
const GONE: &str = "(no longer exists)";
/// In place of data sets that are not known.
const NOT_KNOWN: &str = "(not known)";

/// In place of an account that is missing.
const UNREADABLE: &str = "(a service account that could not be read)";

/// The start of the file, up to the headings.
pub fn head() -> String {
    let mut table = String::from(BYTE_ORDER_MARK);
    add_row(&mut table, &HEADINGS);
    table
}

/// A row for each account that could not be read, so that the file does not look complete.
pub fn unreadable(count: usize) -> String {
    let mut table = String::new();
    let mut fields = [""; HEADINGS.len()];
    fields[0] = UNREADABLE;
    for _ in 0..count {
        add_row(&mut table, &fields);
    }
    table
}

/// The rows of one account. `full` is its full record, if it was selected data sets.
pub fn rows(entry: &Entry, full: Option<&ServiceAccount>) -> String {
    let account = full.unwrap_or(&entry.account);
    let mut table = String::new();
    let used = match (&account.last_use, entry.used) {
        (LastUse::On(time), _) => time.as_str(),
        (LastUse::Never, _) | (_, Used::Never) => "never",
        (LastUse::Unknown, _) => "",
    };
    // The account has just been read, so its data sets are known, whatever was known before.
    let data_sets = account.access.data_sets.iter().flat_map(|all| all.iter());
    let gone = data_sets.filter(|data_set| data_set.name.is_none()).count();
    let found = (gone > 0).then_some(Concern::Gone(gone));
    let others = entry.concerns.iter().filter(|concern| !matches!(concern, Concern::Gone(_)));
    let attention: Vec<String> =
        others.chain(&found).map(|concern| concern.words(&|count| count.to_string())).collect();
    let attention = attention.joined_by("; ");
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let (expires, created, created_by) =
        (text(&account.secret_expires_on), text(&account.created_on), text(&account.created_by));
    let mut add = |data_set: &str, id: &str| {
        let fields = [
            account.name.as_str(),
            &account.id,
            &account.contact_email,
            account.access.scope.label(),
            account.access.level.as_ref().map_or("", Level::label),
            data_set,
            id,
            &expires,
            used,
            &created,
            &created_by,
            &attention,
        ];
        add_row(&mut table, &fields);
    };
    match (&account.access.scope, &account.access.data_sets) {
        (Scope::Workspace, _) => add(ALL, ""),
        (Scope::DataSets, Some(data_sets)) => {
            for SharedDataSet { id, name } in data_sets.iter() {
                add(name.as_deref().unwrap_or(GONE), id);
            }
            if !account.access.is_complete() || data_sets.is_empty() {
                add(NOT_KNOWN, "");
            }
        }
        _ => add(NOT_KNOWN, ""),
    }
    table
}
