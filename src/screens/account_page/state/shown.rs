//! The credentials, which are shown once in place of the form.

use super::page::{Open, Shown};
use crate::domain::draft::Draft;
use crate::domain::unsaved::Unsaved;
use crate::gateway::issued::Issued;

impl Shown {
    pub(super) fn new(issued: Issued, draft: Option<Draft>, call: u32) -> Self {
        Self { issued, secret_saved: false, draft, call }
    }

    pub(super) fn unsaved(&self) -> Option<Unsaved> {
        if !self.secret_saved {
            return Some(Unsaved::Secret);
        }
        self.draft.as_ref().map(|_| Unsaved::Changes)
    }

    /// The account page, with the unsaved draft from before.
    pub(super) fn leave(&mut self) -> Open {
        let mut open = Open::new(self.issued.versioned());
        open.call = self.call;
        if let Some(draft) = self.draft.take() {
            open.draft = draft;
        }
        open
    }
}
