//! An entry of the ledger in words: one line for each thing that was changed.

use super::entry::{Change, Entry, Granted, Kind, Listed, Recorded};
use crate::domain::account::Scope;
use crate::domain::data_set::count_words;
use crate::domain::joined::Joined;
use crate::domain::text::isolated;

/// One line of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The entry as a whole.
    Whole,
    Name,
    ContactEmail,
    Access,
    Added,
    Removed,
}

/// If there are more names than this, only their number is told.
const MOST_NAMES: usize = 3;

/// The lines of an entry, in the order of the form.
pub fn lines(entry: &Entry) -> Vec<Line> {
    let told = entry.recorded.as_ref().filter(|_| entry.kind != Kind::Created);
    let mut lines = Vec::new();
    if let Some(told) = told {
        let all = [
            (Line::Name, told.name.is_some()),
            (Line::ContactEmail, told.contact_email.is_some()),
            (Line::Access, told.access.is_some()),
            (Line::Added, told.added.count > 0),
            (Line::Removed, told.removed.count > 0),
        ];
        lines.extend(all.iter().filter(|(_, is_told)| *is_told).map(|(line, _)| *line));
    }
    // A change needs no words of its own where its parts are told.
    if lines.is_empty() || entry.kind != Kind::Updated {
        lines.insert(0, Line::Whole);
    }
    lines
}

/// A line in words: "3 data sets taken away by Ada Admin". `number` formats a count for the user's locale.
pub fn words(entry: &Entry, line: Line, number: &dyn Fn(usize) -> String) -> String {
    let by = match &entry.by {
        Some(name) => [" by ", &isolated(name)].joined(),
        None => String::new(),
    };
    let recorded = entry.recorded.as_deref();
    match (line, recorded) {
        (Line::Name, Some(Recorded { name: Some(change), .. })) => text("Name", change, &by),
        (Line::ContactEmail, Some(Recorded { contact_email: Some(change), .. })) => {
            text("Contact email", change, &by)
        }
        (Line::Access, Some(Recorded { access: Some(change), .. })) => access(change, &by),
        (Line::Added, Some(told)) => data_sets(&told.added, " added", &by, number),
        (Line::Removed, Some(told)) => data_sets(&told.removed, " taken away", &by, number),
        _ => whole(entry, &by, number),
    }
}

fn whole(entry: &Entry, by: &str, number: &dyn Fn(usize) -> String) -> String {
    match &entry.kind {
        Kind::Created => match entry.recorded.as_deref().and_then(|told| start(told, number)) {
            Some(with) => ["Created", by, " with access to ", &with].joined(),
            None => ["Created", by].joined(),
        },
        Kind::Updated => ["Changed", by, "; the ledger does not say what was changed"].joined(),
        Kind::SecretRegenerated => ["New secret made", by].joined(),
        Kind::Deleted => ["Removed", by].joined(),
        Kind::Other(words) => [&quoted(words), by].joined(),
        Kind::Unreadable => {
            "An entry that could not be read; it may be about another account".to_owned()
        }
    }
}

/// What a new account started with.
fn start(told: &Recorded, number: &dyn Fn(usize) -> String) -> Option<String> {
    let granted = told.access.as_ref()?.to.as_ref()?;
    Some(match (&granted.scope, &granted.level) {
        (Scope::DataSets, _) if told.added.count > 0 => count_words(told.added.count, number),
        (Scope::Workspace, Some(level)) => {
            ["all workspace data, ", &isolated(level.label())].joined()
        }
        _ => isolated(granted.scope.label()).into_owned(),
    })
}

fn text(what: &str, change: &Change<String>, by: &str) -> String {
    changed(what, [&change.from, &change.to].map(|value| value.as_deref().map(quoted)), by)
}

fn changed(what: &str, [from, to]: [Option<String>; 2], by: &str) -> String {
    let from = from.map(|from| [" from ", &from].joined()).unwrap_or_default();
    let to = to.map(|to| [" to ", &to].joined()).unwrap_or_default();
    [what, " changed", &from, &to, by].joined()
}

fn access(change: &Change<Granted>, by: &str) -> String {
    let scope = |side: &Option<Granted>| side.as_ref().map(|it| it.scope.clone());
    let is_level = scope(&change.from) == scope(&change.to);
    let told = |side: &Option<Granted>| {
        side.as_ref().map(|it| match &it.level {
            Some(level) if is_level => isolated(level.label()).into_owned(),
            Some(level) => [&isolated(it.scope.label()), ", ", &isolated(level.label())].joined(),
            None => isolated(it.scope.label()).into_owned(),
        })
    };
    let what = if is_level { "Workspace access level" } else { "Access to data sets" };
    changed(what, [told(&change.from), told(&change.to)], by)
}

fn data_sets(listed: &Listed, what: &str, by: &str, number: &dyn Fn(usize) -> String) -> String {
    let line = [&count_words(listed.count, number), what, by].joined();
    let names: Vec<String> =
        listed.data_sets.iter().filter_map(|(_, name)| name.map(quoted)).collect();
    match names.len() {
        count if count == listed.count && count <= MOST_NAMES => {
            [&line, ": ", &names.joined_by(", ")].joined()
        }
        _ => line,
    }
}

/// For which times what an account could reach is certain, where it is not for the one that was asked about.
pub fn certain(until: Option<String>, since: Option<String>) -> String {
    match (until, since) {
        (Some(until), Some(since)) => {
            ["It is certain until ", &until, ", and again since ", &since, "."].joined()
        }
        (Some(until), None) => ["It is certain until ", &until, "."].joined(),
        (None, Some(since)) => ["It is certain since ", &since, "."].joined(),
        (None, None) => "It is not certain for any other day.".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    ["“", &isolated(text), "”"].joined()
}

#[cfg(test)]
mod tests;
