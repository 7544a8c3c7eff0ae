//! The difference between an account and its draft, line by line: the summary beside Save shows it,
//! and a merge patch sends it.

use crate::domain::account::{Level, Scope};
use crate::domain::data_set::{count_words, gone_words};
use crate::domain::draft::Draft;
use crate::domain::email;
use crate::domain::joined::Joined;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::domain::text::isolated;

/// One line of the summary, with its own undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    Name {
        from: String,
        to: String,
    },
    ContactEmail {
        from: String,
        to: String,
    },
    /// From all data to data sets selected manually, or back.
    Scope {
        from: Scope,
        to: Scope,
    },
    Level {
        from: Level,
        to: Level,
    },
    Added(Selection),
    Removed(Selection),
}

/// If there are more names than this, only their number is shown.
const MOST_NAMES: usize = 3;

impl Change {
    /// The line in the user's language: "Name: “Fleet” → “Fleet reporting”", "−1 data set: “Sales”".
    /// `number` formats a count for the user's locale.
    pub fn words(&self, number: &dyn Fn(usize) -> String) -> String {
        let of = |label: &str, from: &str, to: &str| [label, ": ", from, " → ", to].joined();
        match self {
            Self::Name { from, to } => of("Name", &quoted(from), &quoted(to)),
            Self::ContactEmail { from, to } => of("Contact email", &quoted(from), &quoted(to)),
            Self::Scope { from, to } => of("Access to data sets", from.label(), to.label()),
            Self::Level { from, to } => of("Workspace access level", from.label(), to.label()),
            Self::Added(data_sets) => told("+", data_sets, number),
            Self::Removed(data_sets) => told("−", data_sets, number),
        }
    }
}

fn quoted(text: &str) -> String {
    ["“", &isolated(text), "”"].joined()
}

/// "+3 data sets", "−1 data set: “Sales”", "−2 data sets: “Sales”, 1 no longer exists".
fn told(sign: &str, data_sets: &Selection, number: &dyn Fn(usize) -> String) -> String {
    let count = data_sets.len();
    let named = data_sets.iter().filter(|(_, name)| name.is_some()).count();
    let gone = count - named;
    let mut line = [sign, &count_words(count, number)].joined();
    if gone == count {
        line.push_str(" that no longer exist");
        line.push_str(if count == 1 { "s" } else { "" });
        return line;
    }
    if named <= MOST_NAMES {
        let names: Vec<_> = data_sets.iter().filter_map(|(_, name)| name.map(quoted)).collect();
        line.push_str(": ");
        line.push_str(&names.joined_by(", "));
    }
    if gone > 0 {
        line.push_str(", ");
        line.push_str(&gone_words(gone, number));
    }
    line
}

/// What Save will do, in the order of the form. Only what would be sent counts: spaces around a
/// name are not a change, and neither is a level that does not apply.
pub fn changes(saved: &Draft, draft: &Draft) -> Vec<Change> {
    let mut changes = Vec::new();
    let (name, was) = (draft.name.trim(), saved.name.trim());
    if name != was {
        changes.push(Change::Name { from: was.to_owned(), to: name.to_owned() });
    }
    let (email, was) = (draft.contact_email.trim(), saved.contact_email.trim());
    if email::as_sent(email) != email::as_sent(was) {
        changes.push(Change::ContactEmail { from: was.to_owned(), to: email.to_owned() });
    }
    if draft.scope != saved.scope {
        changes.push(Change::Scope { from: saved.scope.clone(), to: draft.scope.clone() });
    }
    if draft.scope == Scope::Workspace && draft.level != saved.level {
        changes.push(Change::Level { from: saved.level.clone(), to: draft.level.clone() });
    }
    if draft.scope == Scope::DataSets {
        let added = draft.chosen.without(&saved.chosen);
        if !added.is_empty() {
            changes.push(Change::Added(added));
        }
        let removed = saved.chosen.without(&draft.chosen);
        if !removed.is_empty() {
            changes.push(Change::Removed(removed));
        }
    }
    changes
}

/// Undoes one change and keeps the others.
pub fn undo(change: &Change, saved: &Draft, draft: &mut Draft) {
    match change {
        Change::Name { .. } => draft.name.clone_from(&saved.name),
        Change::ContactEmail { .. } => draft.contact_email.clone_from(&saved.contact_email),
        Change::Scope { .. } => draft.scope.clone_from(&saved.scope),
        Change::Level { .. } => draft.level.clone_from(&saved.level),
        Change::Added(data_sets) => draft.chosen = draft.chosen.without(data_sets),
        Change::Removed(data_sets) => draft.chosen.add(data_sets),
    }
}

/// The merge patch for `changes`: the request for the whole draft, without what did not change.
pub fn patch(changes: &[Change], whole: AccountRequest) -> AccountRequest {
    let of_name = |change: &Change| matches!(change, Change::Name { .. });
    let of_email = |change: &Change| matches!(change, Change::ContactEmail { .. });
    let of_access = |change: &Change| !of_name(change) && !of_email(change);
    AccountRequest {
        name: whole.name.filter(|_| changes.iter().any(of_name)),
        contact_email: whole.contact_email.filter(|_| changes.iter().any(of_email)),
        access: whole.access.filter(|_| changes.iter().any(of_access)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved() -> Draft {
        let mut draft = Draft {
            name: "Fleet".into(),
            contact_email: "fleet@example.com".into(),
            scope: Scope::DataSets,
            ..Draft::default()
        };
        draft.chosen.insert("1", Some("Sales"));
        draft.chosen.insert("2", Some("Noon reports"));
        draft
    }

    #[test]
    fn the_summary_tells_each_change_in_a_line() {
        let mut draft = saved();
        draft.name = " Fleet reporting ".into();
        draft.chosen.remove("1");
        for id in ["a", "b", "c", "d"] {
            draft.chosen.insert(id, Some(id));
        }
        let plain = |count: usize| count.to_string();
        let changes = changes(&saved(), &draft);
        let lines: Vec<_> = changes.iter().map(|change| change.words(&plain)).collect();
        assert_eq!(
            lines,
            ["Name: “Fleet” → “Fleet reporting”", "+4 data sets", "−1 data set: “Sales”"]
        );
    }

    #[test]
    fn a_change_of_level_and_of_scope_are_told_apart() {
        let reader = Draft::default();
        let admin = Draft { level: Level::Admin, ..Draft::default() };
        assert_eq!(
            changes(&reader, &admin)[0].words(&|count| count.to_string()),
            "Workspace access level: Reader → Admin"
        );
        let selected = Draft { scope: Scope::DataSets, ..admin };
        assert_eq!(changes(&reader, &selected).len(), 1);
        assert_eq!(
            changes(&reader, &selected)[0].words(&|count| count.to_string()),
            "Access to data sets: All workspace data → Selected data sets"
        );
    }

    #[test]
    fn undoing_every_change_gives_the_saved_draft_back() {
        let mut draft = saved();
        draft.name = "x".into();
        draft.contact_email = "y".into();
        draft.chosen.remove("2");
        draft.chosen.insert("9", Some("Nine"));
        for change in changes(&saved(), &draft) {
            undo(&change, &saved(), &mut draft);
        }
        assert_eq!(draft, saved());
    }

    #[test]
    fn blanks_around_a_name_are_no_change() {
        let draft = Draft { name: " Fleet ".into(), ..saved() };
        assert!(changes(&saved(), &draft).is_empty());
    }

    #[test]
    fn blanks_around_a_stored_name_are_no_change() {
        let stored = Draft { name: "Fleet ".into(), ..saved() };
        assert!(changes(&stored, &saved()).is_empty());
    }

    #[test]
    fn data_sets_are_told_by_name_count_or_as_gone() {
        let some = |names: &[Option<&str>]| {
            let mut selection = Selection::default();
            for (at, name) in names.iter().enumerate() {
                selection.insert(&at.to_string(), *name);
            }
            selection
        };
        let plain = |count: usize| count.to_string();
        let line = |names: &[Option<&str>]| Change::Removed(some(names)).words(&plain);
        assert_eq!(line(&[Some("A"), Some("B")]), "−2 data sets: “A”, “B”");
        assert_eq!(line(&[None]), "−1 data set that no longer exists");
        assert_eq!(line(&[None, None]), "−2 data sets that no longer exist");
        assert_eq!(line(&[None, Some("A")]), "−2 data sets: “A”, 1 no longer exists");
        let four = [Some("A"), Some("B"), Some("C"), Some("D")];
        assert_eq!(line(&four), "−4 data sets");
        assert_eq!(line(&[&four[..], &[None]].concat()), "−5 data sets, 1 no longer exists");
    }

    #[test]
    fn a_patch_sends_only_what_changed() {
        let draft = Draft { name: "New".into(), ..saved() };
        let patch = patch(&changes(&saved(), &draft), draft.check().unwrap());
        assert_eq!(patch, AccountRequest { name: Some("New".into()), ..Default::default() });
    }
}
