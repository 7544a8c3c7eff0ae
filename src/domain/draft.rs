//! The content of a form while it is edited, and the rules for sending it.

use crate::domain::account::{Level, Scope, ServiceAccount};
use crate::domain::request::{AccessRequest, AccountRequest};
use crate::domain::selection::{MOST_DATA_SETS, Selection};
use crate::domain::{email, name};

/// The fields of the create form and of the account page, exactly as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub name: String,
    pub contact_email: String,
    pub scope: Scope,
    /// Also kept while data sets are selected manually, so that switching back loses nothing.
    pub level: Level,
    /// Also kept while all data is granted, for the same reason.
    pub chosen: Selection,
    /// The data sets of the account did not come completely: its access cannot be changed.
    pub lacks_data_sets: bool,
}

impl From<&ServiceAccount> for Draft {
    fn from(account: &ServiceAccount) -> Self {
        let access = &account.access;
        Self {
            // As they would be sent: spaces around a stored name are not a change.
            name: account.name.trim().to_owned(),
            contact_email: account.contact_email.trim().to_owned(),
            scope: access.scope.clone(),
            level: access.level.clone().unwrap_or_default(),
            chosen: access.data_sets.iter().flat_map(|all| all.iter()).collect(),
            lacks_data_sets: !access.is_complete(),
        }
    }
}

/// What is wrong with a draft, one sentence for each field. The fields have the names of the
/// contract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    pub name: Option<String>,
    pub contact_email: Option<String>,
    pub access: Option<String>,
}

impl Faults {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One thing that the user does to a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Name(String),
    ContactEmail(String),
    Scope(Scope),
    Level(Level),
    /// A data set's id.
    TakeOut(String),
}

impl Draft {
    /// For a new account with the same access, and how many data sets were left out since they do not exist any
    /// more: the backend refuses them. `None` where the access cannot be asked for.
    pub fn copy_of(account: &ServiceAccount) -> Option<(Self, usize)> {
        let mut draft = Self { name: name::of_copy(&account.name), ..Self::from(account) };
        if draft.lacks_data_sets || draft.access().is_none() {
            return None;
        }
        let shared = account.access.data_sets.iter().flat_map(|all| all.iter());
        let gone = shared.filter(|it| it.name.is_none()).map(|it| draft.chosen.remove(&it.id));
        let left_out = gone.count();
        Some((draft, left_out))
    }

    pub fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Name(name) => self.name = name,
            Edit::ContactEmail(email) => self.contact_email = email,
            Edit::Scope(scope) => self.scope = scope,
            Edit::Level(level) => self.level = level,
            Edit::TakeOut(id) => self.chosen.remove(&id),
        }
    }

    /// Whether the form has a control for this now and it would change something.
    pub fn offers(&self, edit: &Edit) -> bool {
        match edit {
            Edit::Name(name) => *name != self.name,
            Edit::ContactEmail(email) => *email != self.contact_email,
            _ if self.lacks_data_sets => false,
            Edit::Scope(scope) => *scope != self.scope,
            Edit::Level(level) => self.scope == Scope::Workspace && *level != self.level,
            Edit::TakeOut(id) => self.scope == Scope::DataSets && self.chosen.contains(id),
        }
    }

    /// What is wrong with the access.
    fn access_fault(&self) -> Option<&'static str> {
        if self.lacks_data_sets || self.scope != Scope::DataSets {
            return None;
        }
        match self.chosen.len() {
            0 => Some("Select at least one data set."),
            1..=MOST_DATA_SETS => None,
            _ => Some("An account can reach at most 100,000 data sets selected manually."),
        }
    }

    /// The access that this draft requests. An unknown scope cannot be requested: it stays as it is on
    /// the backend.
    fn access(&self) -> Option<AccessRequest> {
        match self.scope {
            _ if self.lacks_data_sets => None,
            Scope::Workspace => Some(AccessRequest::Workspace(self.level.clone())),
            Scope::DataSets => {
                Some(AccessRequest::DataSets(self.chosen.ids().map(str::to_owned).collect()))
            }
            Scope::Other(_) => None,
        }
    }

    /// What is wrong, if anything. It does not build the request, which may have 100,000 ids: the form
    /// calls this at each key press.
    pub fn faults(&self) -> Option<Faults> {
        let faults = Faults {
            name: name::check(&self.name).err(),
            contact_email: email::check(&self.contact_email).err(),
            access: self.access_fault().map(str::to_owned),
        };
        (!faults.is_empty()).then_some(faults)
    }

    /// A request for the whole draft, or what is wrong with it.
    pub fn check(&self) -> Result<AccountRequest, Faults> {
        match (name::check(&self.name), email::check(&self.contact_email), self.access_fault()) {
            (Ok(name), Ok(email), None) => Ok(AccountRequest {
                name: Some(name.to_owned()),
                contact_email: Some(email),
                access: self.access(),
            }),
            _ => Err(self.faults().unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, email: &str) -> Draft {
        Draft { name: name.into(), contact_email: email.into(), ..Draft::default() }
    }

    #[test]
    fn a_checked_draft_is_trimmed() {
        let request = draft("  Fleet reporting ", " fleet@example.com ").check().unwrap();
        assert_eq!(request.name.as_deref(), Some("Fleet reporting"));
        assert_eq!(request.contact_email.as_deref(), Some("fleet@example.com"));
        assert_eq!(request.access, Some(AccessRequest::Workspace(Level::Reader)));
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = Draft { scope: Scope::DataSets, ..draft("", "x") }.check().unwrap_err();
        assert!(faults.name.is_some() && faults.contact_email.is_some());
        assert_eq!(faults.access.as_deref(), Some("Select at least one data set."));
    }

    #[test]
    fn what_has_no_faults_and_only_that_becomes_a_request() {
        let mut chosen = Selection::default();
        chosen.insert("1", None);
        let by_hand = |draft| Draft { scope: Scope::DataSets, ..draft };
        for draft in [draft("", "x"), draft("n", "a@b.no"), by_hand(draft("n", "a@b.no"))] {
            let whole = by_hand(Draft { chosen: chosen.clone(), ..draft.clone() });
            for draft in [draft, whole] {
                assert_eq!(draft.check().err(), draft.faults(), "{draft:?}");
            }
        }
    }

    #[test]
    fn a_form_offers_what_its_access_has() {
        let mut all = draft("n", "a@b.no");
        all.chosen.insert("1", None);
        let selected = Draft { scope: Scope::DataSets, ..all.clone() };
        let (admin, take_out) = (Edit::Level(Level::Admin), Edit::TakeOut("1".into()));
        assert!(all.offers(&admin) && !selected.offers(&admin));
        assert!(selected.offers(&take_out) && !all.offers(&take_out));
        assert!(!selected.offers(&Edit::TakeOut("2".into())));
        assert!(!all.offers(&Edit::Name("n".into())), "nothing changes");
    }

    #[test]
    fn an_access_that_did_not_come_completely_is_neither_changed_nor_sent() {
        let mut draft = draft("n", "a@b.no");
        draft.scope = Scope::DataSets;
        draft.chosen.insert("1", None);
        draft.lacks_data_sets = true;
        for edit in [Edit::Scope(Scope::Workspace), Edit::TakeOut("1".into())] {
            assert!(!draft.offers(&edit), "{edit:?}");
        }
        assert!(draft.offers(&Edit::Name("m".into())));
        assert_eq!(draft.check().unwrap().access, None);
    }

    #[test]
    fn a_scope_that_the_tab_does_not_know_is_not_rewritten() {
        let unknown = Draft { scope: Scope::Other("region".into()), ..draft("n", "a@b.no") };
        assert_eq!(unknown.check().unwrap().access, None);
    }

    #[test]
    fn a_copy_asks_for_the_same_access_under_another_name() {
        let account = ServiceAccount::example("Fleet", "fleet@example.com");
        let copy = Draft { name: "Fleet copy".to_owned(), ..Draft::from(&account) };
        assert_eq!(Draft::copy_of(&account), Some((copy, 0)));
        let access = |scope| crate::domain::account::Access { scope, ..account.access.clone() };
        for scope in [Scope::Other("region".into()), Scope::DataSets] {
            let account = ServiceAccount { access: access(scope), ..account.clone() };
            assert_eq!(Draft::copy_of(&account), None, "it is not known what it reaches");
        }
    }

    #[test]
    fn a_copy_has_no_data_set_that_is_gone() {
        let mut account = ServiceAccount::example("Fleet", "fleet@example.com");
        let shared = |id: &str, name: Option<&str>| crate::domain::data_set::SharedDataSet {
            id: id.into(),
            name: name.map(Into::into),
        };
        account.access = crate::domain::account::Access {
            scope: Scope::DataSets,
            data_set_count: Some(2),
            data_sets: Some(vec![shared("1", None), shared("2", Some("Voyages"))].into()),
            level: None,
        };
        let (copy, left_out) = Draft::copy_of(&account).unwrap();
        assert_eq!(left_out, 1);
        assert!(!copy.chosen.contains("1") && copy.chosen.contains("2"));
    }
}
