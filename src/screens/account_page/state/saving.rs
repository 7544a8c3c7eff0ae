//! Save and its answer.

use super::event::{Effect, Effects, say};
use super::notice::Notice;
use super::page::{Open, Page};
use super::task::Task;
use crate::domain::account::Versioned;
use crate::domain::changes::patch;
use crate::domain::draft::Draft;
use crate::domain::failure::{ApiError, ErrorKind};

impl Open {
    pub(super) fn save(&mut self) -> Effects {
        if !self.is_changed() {
            return Vec::new();
        }
        let Ok(whole) = self.draft.check() else {
            return say("Correct the marked fields.");
        };
        self.notice = None;
        self.was_saved = false;
        self.task = Task::Saving(self.draft.clone());
        let mut effects = say("Saving.");
        let changes = self.changes();
        if changes.is_empty() {
            // The user has undone a draft that was sent without an answer. It may be saved, so the
            // account is read again.
            effects.extend(self.ask_again(None));
        } else {
            let (call, request) = (self.next_call(), patch(&changes, whole));
            effects.push(Effect::Save { call, of: (*self.saved).clone(), request });
        }
        effects
    }

    pub(super) fn saved(&mut self, answer: Result<Versioned, ApiError>) -> (Option<Page>, Effects) {
        let Task::Saving(sent) = &self.task else { return (None, Vec::new()) };
        let sent = sent.clone();
        match answer {
            Ok(now) => (None, self.is_saved_as(now)),
            Err(error) if error.kind == ErrorKind::Changed => (None, self.ask_again(Some(error))),
            Err(error) => {
                if error.may_have_acted() {
                    self.lost.push(sent.clone());
                }
                self.refused(error, sent)
            }
        }
    }

    pub(super) fn is_saved_as(&mut self, now: Versioned) -> Effects {
        let account = now.account.clone();
        self.saved = now.into();
        self.draft = self.saved.draft().clone();
        self.lost.clear();
        self.task = Task::Editing;
        self.notice = None;
        self.was_saved = true;
        let mut effects = say("Saved.");
        effects.push(Effect::Updated(account));
        effects
    }

    pub(super) fn refused(&mut self, error: ApiError, draft: Draft) -> (Option<Page>, Effects) {
        if error.kind == ErrorKind::Missing {
            return self.gone(error);
        }
        let kind = error.kind;
        self.denied |= kind == ErrorKind::Forbidden;
        self.task = Task::Editing;
        self.notice = Some(Notice::Refused(error, draft));
        (None, vec![Effect::Refused(kind)])
    }

    pub(super) fn gone(&self, error: ApiError) -> (Option<Page>, Effects) {
        let effects = vec![Effect::Say(error.words()), Effect::Refresh];
        (Some(Page::Gone(self.changes(), Some(error))), effects)
    }
}
