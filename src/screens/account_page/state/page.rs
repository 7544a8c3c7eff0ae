//! The states of the account page.

use super::notice::{Notice, Warning};
use super::task::{Awaited, Task};
use crate::domain::account::Versioned;
use crate::domain::attempt::Attempt;
use crate::domain::changes::Change;
use crate::domain::draft::Draft;
use crate::domain::failure::ApiError;
use crate::gateway::issued::Issued;
use std::ops::Deref;

/// What the account page shows.
pub enum Page {
    /// With the number of the read call.
    Loading(u32),
    Failed(ApiError, u32),
    /// The account no longer exists. With the unsaved changes and the backend's refusal, which are shown.
    Gone(Vec<Change>, Option<ApiError>),
    Open(Box<Open>),
    /// The credentials, once.
    Credentials(Box<Shown>),
}

/// An account whose fields can be edited.
pub struct Open {
    pub saved: Saved,
    pub draft: Draft,
    pub task: Task,
    pub notice: Option<Notice>,
    pub warning: Option<Warning>,
    /// "Saved." is shown until the next change.
    pub was_saved: bool,
    /// The backend refused a change with 403: nothing can be changed any more.
    pub denied: bool,
    /// Drafts that were sent on this version of the account without an answer. They may be saved.
    pub(super) lost: Vec<Draft>,
    /// The change was sent again automatically, because no visible field differed.
    pub(super) resent: bool,
    /// The regeneration whose key is kept.
    pub(super) regeneration: Option<Attempt<()>>,
    /// The number of the current call. An answer with another number is late or repeated.
    pub(super) call: u32,
    pub(super) awaited: Awaited,
}

/// The account as the backend has it, and what the form would hold without a change. It is made
/// once: an account may have 100,000 data sets, and each key press compares them.
#[derive(Clone, Debug)]
pub struct Saved {
    version: Versioned,
    draft: Draft,
}

impl From<Versioned> for Saved {
    fn from(version: Versioned) -> Self {
        Self { draft: Draft::from(&version.account), version }
    }
}

impl Deref for Saved {
    type Target = Versioned;

    fn deref(&self) -> &Versioned {
        &self.version
    }
}

impl Saved {
    pub fn draft(&self) -> &Draft {
        &self.draft
    }
}

/// The credentials on screen.
pub struct Shown {
    pub issued: Issued,
    /// The user has copied or downloaded the secret.
    pub secret_saved: bool,
    /// The unsaved draft from before a regeneration.
    pub(super) draft: Option<Draft>,
    /// The number of the last call, so that the next one gets another.
    pub(super) call: u32,
}

impl Page {
    pub fn open(&self) -> Option<&Open> {
        if let Self::Open(open) = self { Some(open) } else { None }
    }

    pub fn credentials(&self) -> Option<&Shown> {
        if let Self::Credentials(shown) = self { Some(shown) } else { None }
    }
}
