//! The current account after a 412, merged with the draft.

use super::event::{Effect, Effects};
use super::notice::{ChangedBy, Conflict, Notice};
use super::page::{Open, Page, Saved};
use super::task::{Awaited, Question, Task};
use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::changes::changes;
use crate::domain::draft::Draft;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::{Merge, Part, compare};

impl Open {
    /// Handles the current account, which is read after a 412.
    pub(super) fn read_again(
        &mut self,
        answer: Result<Versioned, ApiError>,
    ) -> (Option<Page>, Effects) {
        let now = match (answer, &self.task) {
            (Ok(now), _) => now,
            (Err(error), Task::Saving(sent)) => {
                let sent = sent.clone();
                return self.refused(error, sent);
            }
            (Err(error), Task::Writing(change, _)) => {
                let change = *change;
                return self.write_failed(change, error);
            }
            _ => return (None, Vec::new()),
        };
        let is_own = !self.lost.is_empty() || self.may_have_regenerated();
        let merged = self.merge(&now.account);
        // The 412 names a version that the account still has, so the version was altered on the way.
        let is_same_version = now.etag.is_some() && now.etag == self.saved.etag;
        let is_done = self.is_saving() && merged.is_saved;
        if is_same_version && !is_done && merged.theirs.is_empty() && !is_own {
            let error = self.refusal_as(ErrorKind::VersionAltered);
            return match self.task.clone() {
                Task::Saving(mine) => self.refused(error, mine),
                Task::Writing(change, _) => self.write_failed(change, error),
                _ => (None, Vec::new()),
            };
        }
        match self.task.clone() {
            Task::Saving(_) if merged.is_saved => (None, self.is_saved_as(now)),
            Task::Saving(mine) => {
                let by = self.take_in(now, merged);
                self.task = Task::Editing;
                if by.parts.is_empty() {
                    // No visible field differs, for example after a regeneration: the change is sent
                    // again, once, with the current version.
                    if std::mem::replace(&mut self.resent, true) {
                        return self.refused(self.refusal_as(ErrorKind::Changed), mine);
                    }
                    return (None, self.save());
                }
                (None, vec![Effect::Refresh])
            }
            Task::Writing(change, _) => {
                let by = self.take_in(now, merged);
                // The account differs only by a call of this page whose answer was lost. No other
                // user is named, and the confirmed change is sent again, once.
                if is_own && by.parts.is_empty() && !std::mem::replace(&mut self.resent, true) {
                    return (None, self.write(change));
                }
                self.task = Task::Asking(change, Question { error: None, changed: Some(by) });
                // What was under way is over, and the question says why.
                (None, vec![Effect::Say(String::new()), Effect::Refresh])
            }
            _ => (None, Vec::new()),
        }
    }

    /// The 412 as another kind of error, with the server's reason.
    fn refusal_as(&self, kind: ErrorKind) -> ApiError {
        match &self.awaited {
            Awaited::Account(Some(refusal)) => ApiError { kind, ..refusal.clone() },
            _ => kind.into(),
        }
    }

    /// Merges the draft with the current account. A value that this page sent without an answer does
    /// not count as another user's change.
    pub(super) fn merge(&self, now: &ServiceAccount) -> Merge {
        let (mut before, now) = (self.saved.draft().clone(), Draft::from(now));
        for part in Part::ALL {
            if self.lost.iter().any(|lost| part.is_same(lost, &now)) {
                part.take(&now, &mut before);
            }
        }
        compare(&before, &self.draft, &now)
    }

    /// Takes over the current account, and returns what another user changed.
    pub(super) fn take_in(&mut self, now: Versioned, merged: Merge) -> ChangedBy {
        let now = Saved::from(now);
        let by = ChangedBy {
            who: now.account.last_modified_by.clone(),
            parts: merged.theirs,
            changes: changes(self.saved.draft(), now.draft()),
        };
        if merged.is_saved {
            self.notice = None;
        } else if !by.parts.is_empty() {
            self.notice = Some(if merged.both.is_empty() {
                Notice::Merged(by.clone())
            } else {
                Notice::Conflict(Conflict {
                    by: by.who.clone(),
                    parts: merged.both,
                    mine: merged.draft.clone(),
                    theirs: now.draft().clone(),
                })
            });
        }
        self.saved = now;
        self.lost.clear();
        self.draft = merged.draft;
        by
    }
}
