//! What an access review knows of an account.

use super::concern::Concern;
use crate::domain::account::{LastUse, Level, Scope, ServiceAccount};
use crate::domain::expiry::Expiry;
use crate::domain::joined::Joined;

/// How texts are made comparable without regard to case, and how times are read as milliseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub lower: fn(&str) -> String,
    pub time: fn(&str) -> Option<f64>,
}

/// An account of the review.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// As in a list: without its data sets.
    pub account: ServiceAccount,
    pub expires: Option<f64>,
    pub used: Used,
    pub created: Option<f64>,
    pub concerns: Vec<Concern>,
    /// The name, for sorting.
    pub(super) key: String,
    /// What a search looks through.
    text: String,
}

/// When an account was last used; a time is milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Used {
    /// The backend does not say, or in a way that cannot be read.
    Unknown,
    Never,
    On(f64),
}

impl Entry {
    /// Its concerns are found later, when all accounts are known.
    pub fn new(account: ServiceAccount, reading: Reading) -> Self {
        let time = |text: &Option<String>| text.as_deref().and_then(reading.time);
        let used = match &account.last_use {
            LastUse::Unknown => Used::Unknown,
            LastUse::Never => Used::Never,
            LastUse::On(text) => (reading.time)(text).map_or(Used::Unknown, Used::On),
        };
        let made_by = account.created_by.as_deref().unwrap_or_default();
        let parts = [&account.name, &account.contact_email, &account.id, made_by];
        Self {
            expires: time(&account.secret_expires_on),
            created: time(&account.created_on),
            used,
            concerns: Vec::new(),
            key: (reading.lower)(&account.name),
            text: (reading.lower)(&parts.joined_by("\n")),
            account,
        }
    }

    /// Whether its secret has expired at `now`, in milliseconds since 1970: then it reaches nothing.
    pub fn has_expired(&self, now: f64) -> bool {
        self.expires.is_some_and(|time| matches!(Expiry::at(time, now), Expiry::Expired))
    }

    /// Whether a search finds it; `wanted` is in lower case.
    pub fn has(&self, wanted: &str) -> bool {
        self.text.contains(wanted)
    }

    /// The more an account reaches, the earlier it comes.
    pub(super) fn reach(&self) -> (u8, u32) {
        let access = &self.account.access;
        match (&access.scope, &access.level) {
            (Scope::Workspace, Some(Level::Admin)) => (0, 0),
            (Scope::Workspace, Some(Level::Other(_)) | None) => (1, 0),
            (Scope::Workspace, Some(Level::Reader)) => (2, 0),
            (Scope::Other(_), _) => (3, 0),
            (Scope::DataSets, _) => (4, u32::MAX - access.data_set_count.unwrap_or_default()),
        }
    }
}

impl Used {
    /// Never used comes first, then the longest unused; what is not known comes last.
    pub(super) fn rank(self) -> f64 {
        match self {
            Self::Never => f64::NEG_INFINITY,
            Self::On(time) => time,
            Self::Unknown => f64::INFINITY,
        }
    }
}
