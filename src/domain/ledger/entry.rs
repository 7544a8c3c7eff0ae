//! An entry of the ledger, as far as it can be read.

use crate::domain::account::{Level, Scope};
use crate::domain::selection::Selection;
use std::sync::Arc;

/// An entry about the account whose history is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    pub id: Option<String>,
    pub kind: Kind,
    /// Who did it, where that is said.
    pub by: Option<String>,
    /// RFC 3339, as it came.
    pub on: Option<String>,
    /// Milliseconds since 1970; `None` if the time cannot be read.
    pub at: Option<f64>,
    /// What was changed. Most backends do not say.
    pub recorded: Option<Arc<Recorded>>,
    pub trace_id: Option<String>,
    /// The entry as it came, as JSON.
    pub raw: Arc<str>,
}

/// What happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Kind {
    Created,
    #[default]
    Updated,
    SecretRegenerated,
    Deleted,
    /// In the backend's words.
    Other(String),
    /// An entry that cannot be read stands here. It may be about this account or not.
    Unreadable,
}

/// A value before and after a change. Only a creation has none before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    pub from: Option<T>,
    pub to: Option<T>,
}

/// What an account may reach, without its data sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Granted {
    pub scope: Scope,
    pub level: Option<Level>,
}

/// Data sets that were added or taken away. A long list may be left out: then only their number is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub count: usize,
    pub data_sets: Selection,
}

impl Listed {
    pub fn is_complete(&self) -> bool {
        self.data_sets.len() == self.count
    }
}

/// What an entry says about a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    pub name: Option<Change<String>>,
    pub contact_email: Option<Change<String>>,
    pub access: Option<Change<Granted>>,
    pub added: Listed,
    pub removed: Listed,
}

/// A row of the ledger, read for the history of one account.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    About(Entry),
    /// About something else; with its time.
    Else(Option<String>),
    Unreadable,
}
