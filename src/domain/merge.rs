//! Two people changed the same account: what differs, and a draft made of both.

use crate::domain::account::Scope;
use crate::domain::draft::Draft;

/// What is chosen as one. Scope, level and data sets belong fragment.
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

    /// A version of this part in words; `number` writes a count in the reader's form.
    pub fn words(self, draft: &Draft, number: &dyn Fn(usize) -> String) -> String {
        match self {
            Self::Name => draft.name.trim().to_owned(),
            Self::ContactEmail => draft.contact_email.trim().to_owned(),
            Self::Access => match &draft.scope {
                Scope::Workspace => [draft.scope.label(), ", ", draft.level.label()].concat(),
                Scope::DataSets => {
                    [draft.scope.label(), ", ", &number(draft.chosen.len())].concat()
                }
                Scope::Other(word) => word.clone(),
            },
        }
    }

    pub fn is_same(self, one: &Draft, other: &Draft) -> bool {
        match self {
            Self::Name => one.name.trim() == other.name.trim(),
            Self::ContactEmail => one.contact_email.trim() == other.contact_email.trim(),
            Self::Access if one.scope != other.scope => false,
            Self::Access => match one.scope {
                Scope::Workspace => one.level == other.level,
                Scope::DataSets => one.chosen == other.chosen,
                Scope::Other(_) => true,
            },
        }
    }

    /// Takes this part over from another draft.
    pub fn take(self, from: &Draft, into: &mut Draft) {
        match self {
            Self::Name => into.name.clone_from(&from.name),
            Self::ContactEmail => into.contact_email.clone_from(&from.contact_email),
            Self::Access => {
                into.scope.clone_from(&from.scope);
                into.level.clone_from(&from.level);
                into.chosen = from.chosen.clone();
            }
        }
    }
}

/// The parts in which my draft differs from what somebody else has saved.
pub fn differing(mine: &Draft, theirs: &Draft) -> Vec<Part> {
    Part::ALL.into_iter().filter(|part| !part.is_same(mine, theirs)).collect()
}

/// My draft upon their account: what I changed is mine, everything else is theirs.
pub fn merge(before: &Draft, mine: &Draft, theirs: &Draft) -> Draft {
    let mut merged = theirs.clone();
    for part in Part::ALL {
        if !part.is_same(before, mine) {
            part.take(mine, &mut merged);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Level;

    fn draft(name: &str, email: &str) -> Draft {
        Draft { name: name.into(), contact_email: email.into(), ..Draft::default() }
    }

    #[test]
    fn what_each_changed_survives_the_merge() {
        let (before, mine, theirs) =
            (draft("a", "x@y.no"), draft("b", "x@y.no"), draft("a", "z@y.no"));
        assert_eq!(merge(&before, &mine, &theirs), draft("b", "z@y.no"));
        assert_eq!(differing(&mine, &theirs), [Part::Name, Part::ContactEmail]);
    }

    #[test]
    fn where_both_changed_the_same_part_mine_is_proposed() {
        let mut mine = draft("a", "x@y.no");
        mine.level = Level::Admin;
        let mut theirs = draft("a", "x@y.no");
        theirs.scope = Scope::DataSets;
        theirs.chosen.insert("1", Some("Sales"));
        let merged = merge(&draft("a", "x@y.no"), &mine, &theirs);
        let plain = |count: usize| count.to_string();
        assert_eq!(Part::Access.words(&merged, &plain), "All workspace data, Admin");
        assert_eq!(Part::Access.words(&theirs, &plain), "Selected data sets, 1");
    }

    #[test]
    fn parts_that_do_not_apply_are_no_difference() {
        let mut mine = draft("a", "x@y.no");
        mine.chosen.insert("1", None);
        assert_eq!(differing(&mine, &draft(" a ", "x@y.no")), []);
    }
}
