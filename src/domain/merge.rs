//! Two people changed the same account: finds the differences and combines both versions.

use crate::domain::account::Scope;
use crate::domain::draft::Draft;
use crate::domain::email;
use crate::domain::joined::Joined;

/// What the user chooses as one. Scope, level and data sets belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Name,
    ContactEmail,
    Access,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Name, Self::ContactEmail, Self::Access];

    /// The label that the part has in the form.
    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "Account name",
            Self::ContactEmail => "Contact email",
            Self::Access => "Access to data sets",
        }
    }

    /// A version of this part in words; `number` formats a count for the user's locale.
    pub fn words(self, draft: &Draft, number: &dyn Fn(usize) -> String) -> String {
        match self {
            Self::Name => draft.name.trim().to_owned(),
            Self::ContactEmail => draft.contact_email.trim().to_owned(),
            Self::Access => match &draft.scope {
                Scope::Workspace => [draft.scope.label(), ", ", draft.level.label()].joined(),
                Scope::DataSets => {
                    [draft.scope.label(), ", ", &number(draft.chosen.len())].joined()
                }
                Scope::Other(word) => word.clone(),
            },
        }
    }

    pub fn is_same(self, one: &Draft, other: &Draft) -> bool {
        match self {
            Self::Name => one.name.trim() == other.name.trim(),
            Self::ContactEmail => {
                email::as_sent(&one.contact_email) == email::as_sent(&other.contact_email)
            }
            Self::Access if one.scope != other.scope => false,
            Self::Access => match one.scope {
                Scope::Workspace => one.level == other.level,
                // Compared by id: a data set that was renamed is the same one.
                Scope::DataSets => one.chosen.ids().eq(other.chosen.ids()),
                Scope::Other(_) => true,
            },
        }
    }

    /// Copies this part from one draft to another.
    pub fn take(self, from: &Draft, into: &mut Draft) {
        match self {
            Self::Name => into.name.clone_from(&from.name),
            Self::ContactEmail => into.contact_email.clone_from(&from.contact_email),
            Self::Access => {
                into.scope.clone_from(&from.scope);
                into.level.clone_from(&from.level);
                into.lacks_data_sets = from.lacks_data_sets;
                into.chosen = from.chosen.clone();
            }
        }
    }
}

/// What happens to my changes after somebody else has changed the account.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// Their account with my changes.
    pub draft: Draft,
    /// Parts that both changed to different values: the user chooses.
    pub both: Vec<Part>,
    /// Parts that they changed and that differ from mine.
    pub theirs: Vec<Part>,
    /// Nothing is left to save: the account already has all my changes.
    pub is_saved: bool,
}

/// Compares three versions: the one that I started from, my draft, and the current one.
pub fn compare(before: &Draft, mine: &Draft, now: &Draft) -> Merge {
    let is_mine = |part: &Part| !part.is_same(before, mine) && !part.is_same(mine, now);
    let is_theirs = |part: &Part| !part.is_same(before, now) && !part.is_same(mine, now);
    let is_choice = |part: &Part| {
        let fits = *part == Part::Access && are_data_sets(before, mine, now);
        is_mine(part) && is_theirs(part) && !fits
    };
    let (draft, all) = (merge(before, mine, now), Part::ALL.into_iter());
    Merge {
        both: all.clone().filter(is_choice).collect(),
        theirs: all.clone().filter(is_theirs).collect(),
        is_saved: all.clone().all(|part| part.is_same(&draft, now)),
        draft,
    }
}

/// Their account with my changes: parts that I changed are mine, all others are theirs. Data
/// sets are merged one by one: taking my whole list would share again what they have removed.
fn merge(before: &Draft, mine: &Draft, theirs: &Draft) -> Draft {
    let mut merged = theirs.clone();
    for part in Part::ALL {
        if part == Part::Access && are_data_sets(before, mine, theirs) {
            merged.chosen = merged.chosen.changed_as(&before.chosen, &mine.chosen);
        } else if !part.is_same(before, mine) {
            part.take(mine, &mut merged);
        }
    }
    merged
}

fn are_data_sets(before: &Draft, mine: &Draft, theirs: &Draft) -> bool {
    [before, mine, theirs].iter().all(|draft| draft.scope == Scope::DataSets)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Level;

    fn draft(name: &str, email: &str) -> Draft {
        Draft { name: name.into(), contact_email: email.into(), ..Draft::default() }
    }

    #[test]
    fn the_changes_of_both_users_survive_the_merge() {
        let (before, mine, theirs) =
            (draft("a", "x@y.no"), draft("b", "x@y.no"), draft("a", "z@y.no"));
        let merged = compare(&before, &mine, &theirs);
        assert_eq!(merged.draft, draft("b", "z@y.no"));
        assert_eq!((merged.both, merged.theirs), (vec![], vec![Part::ContactEmail]));
        assert!(!merged.is_saved);
    }

    #[test]
    fn where_both_changed_the_same_part_mine_is_proposed() {
        let mut mine = draft("a", "x@y.no");
        mine.level = Level::Admin;
        let mut theirs = draft("a", "x@y.no");
        theirs.scope = Scope::DataSets;
        theirs.chosen.insert("1", Some("Sales"));
        let merged = compare(&draft("a", "x@y.no"), &mine, &theirs);
        assert_eq!(merged.both, [Part::Access]);
        let plain = |count: usize| count.to_string();
        assert_eq!(Part::Access.words(&merged.draft, &plain), "All workspace data, Admin");
        assert_eq!(Part::Access.words(&theirs, &plain), "Selected data sets, 1");
    }

    #[test]
    fn parts_that_do_not_apply_are_no_difference() {
        let mut mine = draft("a", "x@y.no");
        mine.chosen.insert("1", None);
        let merged = compare(&draft("a", "x@y.no"), &mine, &draft(" a ", "x@y.no"));
        assert!(merged.both.is_empty() && merged.theirs.is_empty() && merged.is_saved);
    }

    #[test]
    fn a_data_set_with_another_name_is_no_difference() {
        let mut before = Draft { scope: Scope::DataSets, ..draft("a", "x@y.no") };
        before.chosen.insert("1", Some("Sales"));
        let mut now = Draft { scope: Scope::DataSets, ..draft("a", "x@y.no") };
        now.chosen.insert("1", Some("Sales 2025"));
        let merged = compare(&before, &before, &now);
        assert!(merged.theirs.is_empty() && merged.is_saved);
        assert_eq!(merged.draft, now, "and it is shown with its name");
    }

    #[test]
    fn each_change_of_a_data_set_counts_by_itself() {
        let with = |ids: &str| {
            let mut draft = Draft { scope: Scope::DataSets, ..draft("a", "x@y.no") };
            for id in ids.split_terminator(' ') {
                draft.chosen.insert(id, Some("Sales"));
            }
            draft
        };
        // Before, mine, theirs, and what comes of it.
        for (before, mine, theirs, merged, is_saved) in [
            ("1 2", "2", "1", "", false),
            ("1 2", "1 2 3", "1", "1 3", false),
            ("1 2", "1", "1 2 4", "1 4", false),
            ("1 2", "1", "1", "1", true),
            ("1", "1 2", "1 2 3", "1 2 3", true),
            ("1 2", "1 2", "2", "2", true),
        ] {
            let all = compare(&with(before), &with(mine), &with(theirs));
            let case = format!("{before} / {mine} / {theirs}");
            assert_eq!(all.draft, with(merged), "{case}");
            assert_eq!((all.both, all.is_saved), (vec![], is_saved), "{case}");
        }
    }

    #[test]
    fn changes_that_the_account_already_has_count_as_saved() {
        let (before, mine) = (draft("a", "x@y.no"), draft("b", "x@y.no"));
        let merged = compare(&before, &mine, &mine);
        assert!(merged.is_saved && merged.both.is_empty() && merged.theirs.is_empty());
    }

    #[test]
    fn only_fields_that_i_changed_can_be_chosen() {
        let (before, mine) = (draft("a", "x@y.no"), draft("b", "x@y.no"));
        let merged = compare(&before, &mine, &draft("c", "z@y.no"));
        assert_eq!(merged.both, [Part::Name]);
        assert_eq!(merged.theirs, [Part::Name, Part::ContactEmail]);
        assert_eq!(merged.draft, draft("b", "z@y.no"));
    }
}
