//! A service account and what it can access.

use crate::domain::data_set::{SharedDataSet, existing_words};
use crate::domain::joined::Joined;
use std::sync::Arc;

/// A service account. In a list, `api_key` and `access.data_sets` are missing; a reader never gets
/// `api_key`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceAccount {
    /// The service account ID, which is the `client_id` at the token endpoint. A UUID.
    pub id: String,
    pub name: String,
    pub contact_email: String,
    pub api_key: Option<String>,
    pub access: Access,
    /// RFC 3339, UTC, like all times below.
    pub secret_expires_on: Option<String>,
    pub last_use: LastUse,
    pub created_on: Option<String>,
    pub created_by: Option<String>,
    pub last_modified_on: Option<String>,
    pub last_modified_by: Option<String>,
}

/// The account's last call.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum LastUse {
    /// The backend does not say.
    #[default]
    Unknown,
    Never,
    /// RFC 3339.
    On(String),
}

/// An account with the version to send in `If-Match`.
#[derive(Clone, Debug, PartialEq)]
pub struct Versioned {
    pub account: ServiceAccount,
    /// Without a version nothing can be changed safely.
    pub etag: Option<String>,
}

/// What an account can access.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Access {
    pub scope: Scope,
    /// Only for all workspace data.
    pub level: Option<Level>,
    /// Only for data sets selected manually.
    pub data_set_count: Option<u32>,
    pub data_sets: Option<Arc<Vec<SharedDataSet>>>,
}

impl Access {
    /// Whether all data sets that were selected manually came with the account. If not, no request
    /// may name them: those that did not come would be taken away.
    pub fn is_complete(&self) -> bool {
        let came = self.data_sets.as_ref().map(|data_sets| data_sets.len() as u32);
        self.scope != Scope::DataSets
            || came.is_some() && self.data_set_count.is_none_or(|count| Some(count) == came)
    }
}

/// Everything in the workspace, or data sets selected manually. An unknown value is shown as it is
/// and never overwritten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    Workspace,
    DataSets,
    Other(String),
}

/// What an account may do with all workspace data; keeps unknown values like [`Scope`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Level {
    #[default]
    Reader,
    Admin,
    Other(String),
}

impl ServiceAccount {
    /// Whether nobody changed the account between two readings, one of which had no version. Using
    /// the account is not a change.
    pub fn is_unchanged_from(&self, before: &Self) -> bool {
        self.last_modified_on == before.last_modified_on
            && self.name == before.name
            && self.contact_email == before.contact_email
            && self.access == before.access
            && self.secret_expires_on == before.secret_expires_on
    }
}

impl Scope {
    /// The contract's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Workspace => "workspace",
            Self::DataSets => "dataSets",
            Self::Other(word) => word,
        }
    }

    /// How a summary names it.
    pub fn label(&self) -> &str {
        match self {
            Self::Workspace => "All workspace data",
            Self::DataSets => "Selected data sets",
            Self::Other(word) => word,
        }
    }
}

impl From<String> for Scope {
    fn from(word: String) -> Self {
        match word.as_str() {
            "workspace" => Self::Workspace,
            "dataSets" => Self::DataSets,
            _ => Self::Other(word),
        }
    }
}

impl Level {
    /// The contract's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Reader => "reader",
            Self::Admin => "admin",
            Self::Other(word) => word,
        }
    }

    pub fn label(&self) -> &str {
        match self {
            Self::Reader => "Reader",
            Self::Admin => "Admin",
            Self::Other(word) => word,
        }
    }
}

impl From<String> for Level {
    fn from(word: String) -> Self {
        match word.as_str() {
            "reader" => Self::Reader,
            "admin" => Self::Admin,
            _ => Self::Other(word),
        }
    }
}

impl Access {
    /// "All data, Reader", "12 data sets"; `number` formats a count for the user's locale.
    pub fn words(&self, number: &dyn Fn(usize) -> String) -> String {
        match &self.scope {
            Scope::Workspace => {
                ["All data, ", self.level.as_ref().map_or("", Level::label)].joined()
            }
            Scope::DataSets => match self.data_set_count {
                Some(1) => "1 data set".to_owned(),
                Some(count) => [&number(count as usize), " data sets"].joined(),
                None => "Selected data sets".to_owned(),
            },
            Scope::Other(word) => word.clone(),
        }
    }

    /// As `words`; data sets that no longer exist are counted apart: "8 data sets, 1 no longer exists".
    pub fn words_in_full(&self, number: &dyn Fn(usize) -> String) -> String {
        match &self.data_sets {
            Some(data_sets) if self.scope == Scope::DataSets && self.is_complete() => {
                let gone = data_sets.iter().filter(|it| it.name.is_none()).count();
                existing_words(data_sets.len(), gone, number)
            }
            _ => self.words(number),
        }
    }
}

#[cfg(test)]
impl ServiceAccount {
    /// A reader of all data, for tests.
    pub fn example(name: &str, contact_email: &str) -> Self {
        Self {
            id: "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11".into(),
            name: name.into(),
            contact_email: contact_email.into(),
            api_key: None,
            access: Access { level: Some(Level::Reader), ..Access::default() },
            secret_expires_on: None,
            last_use: LastUse::Unknown,
            created_on: None,
            created_by: None,
            last_modified_on: None,
            last_modified_by: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_access_without_all_its_data_sets_is_not_complete() {
        let one = || Some(vec![SharedDataSet { id: "1".into(), name: None }].into());
        let access = |data_set_count, data_sets| Access {
            scope: Scope::DataSets,
            data_set_count,
            data_sets,
            ..Access::default()
        };
        assert!(access(Some(1), one()).is_complete() && access(None, one()).is_complete());
        for (count, data_sets) in
            [(Some(6), None), (None, None), (Some(500), one()), (Some(0), one())]
        {
            assert!(!access(count, data_sets).is_complete());
        }
        assert!(Access { data_set_count: Some(6), ..Access::default() }.is_complete());
    }

    #[test]
    fn unknown_scopes_and_levels_are_kept_as_they_are() {
        let (scope, level) = (Scope::from("region".to_owned()), Level::from("auditor".to_owned()));
        assert_eq!((scope.as_str(), scope.label()), ("region", "region"));
        assert_eq!((level.as_str(), level.label()), ("auditor", "auditor"));
    }

    #[test]
    fn whatever_somebody_changes_is_seen_and_use_is_no_change() {
        let before = ServiceAccount::example("Fleet", "fleet@example.com");
        let changed = |change: fn(&mut ServiceAccount)| {
            let mut now = before.clone();
            change(&mut now);
            !now.is_unchanged_from(&before)
        };
        assert!(!changed(|now| now.last_use = LastUse::On("2026-11-21T09:00:00Z".into())));
        assert!(changed(|now| now.name.push('s')));
        assert!(changed(|now| now.contact_email.push('m')));
        assert!(changed(|now| now.access.level = Some(Level::Admin)));
        assert!(changed(|now| now.secret_expires_on = Some("2028-11-21T09:00:00Z".into())));
        assert!(changed(|now| now.last_modified_on = Some("2026-11-21T09:00:00Z".into())));
    }

    #[test]
    fn access_is_told_in_a_few_words() {
        let plain = |count: usize| count.to_string();
        let reader = Access { level: Some(Level::Reader), ..Access::default() };
        assert_eq!(reader.words(&plain), "All data, Reader");
        let mut some = Access { scope: Scope::DataSets, ..Access::default() };
        assert_eq!(some.words(&plain), "Selected data sets");
        some.data_set_count = Some(1);
        assert_eq!(some.words(&plain), "1 data set");
        some.data_set_count = Some(12);
        assert_eq!(some.words(&plain), "12 data sets");
    }
}
