//! Regenerate and Remove: what is sent after the confirmation, and the answers.

use super::event::{Effect, Effects};
use super::notice::Warning;
use super::page::{Open, Page, Shown};
use super::task::{Confirmed, Question, Task};
use crate::domain::attempt::Attempt;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::name::shown;
use crate::domain::text::isolated;
use crate::gateway::issued::Issued;

impl Open {
    pub(super) fn confirm(&mut self, change: Confirmed, fresh_key: String) -> Effects {
        self.resent = false;
        if change == Confirmed::Regenerate {
            self.regeneration = Some(Attempt::next(self.regeneration.take(), (), fresh_key));
        }
        self.write(change)
    }

    pub(super) fn write(&mut self, change: Confirmed) -> Effects {
        self.task = Task::Writing(change, 1);
        let (call, of) = (self.next_call(), (*self.saved).clone());
        let (words, effect) = match (change, &self.regeneration) {
            (Confirmed::Regenerate, Some(attempt)) => (
                "Making a new secret. This cannot be stopped any more.",
                Effect::Regenerate { call, of, key: attempt.key.clone() },
            ),
            _ => (
                "Deleting the service account. This cannot be stopped any more.",
                Effect::Remove { call, of },
            ),
        };
        vec![Effect::Say(words.to_owned()), effect]
    }

    pub(super) fn write_failed(
        &mut self,
        change: Confirmed,
        error: ApiError,
    ) -> (Option<Page>, Effects) {
        if error.kind == ErrorKind::Missing {
            return self.gone(error);
        }
        let kind = error.kind;
        self.denied |= kind == ErrorKind::Forbidden;
        self.task = Task::Asking(change, Question { error: Some(error), changed: None });
        (None, vec![Effect::Refused(kind)])
    }

    pub(super) fn regenerated(
        &mut self,
        answer: Result<Issued, ApiError>,
    ) -> (Option<Page>, Effects) {
        if !matches!(self.task, Task::Writing(Confirmed::Regenerate, _)) {
            return (None, Vec::new());
        }
        match answer {
            Ok(issued) => {
                self.regeneration = None;
                let mut effects = vec![Effect::SecretRegenerated(issued.account.clone())];
                let merged = self.merge(&issued.account);
                if issued.secret.is_some() {
                    let typed = (!merged.is_saved).then_some(merged.draft);
                    let shown = Shown::new(issued, typed, self.call);
                    return (Some(Page::Credentials(Box::new(shown))), effects);
                }
                // A replay: an earlier attempt, whose answer was lost, has regenerated the secret.
                let by = self.take_in(issued.versioned(), merged);
                if !by.parts.is_empty() {
                    effects.push(Effect::Say(by.words()));
                }
                self.warning = Some(Warning::SecretLost);
                self.denied = false;
                self.task = Task::Editing;
                (None, effects)
            }
            Err(error) => {
                if let Some(sent) = &mut self.regeneration {
                    sent.answered(&error);
                }
                if error.kind == ErrorKind::Changed {
                    return (None, self.ask_again(Some(error)));
                }
                self.write_failed(Confirmed::Regenerate, error)
            }
        }
    }

    pub(super) fn removed(&mut self, answer: Result<(), ApiError>) -> (Option<Page>, Effects) {
        if !matches!(self.task, Task::Writing(Confirmed::Remove, _)) {
            return (None, Vec::new());
        }
        match answer {
            Ok(()) => {
                let account = self.saved.account.clone();
                let words = [&*isolated(shown(&account.name)), " was removed."].concat();
                (
                    Some(Page::Gone(Vec::new(), None)),
                    vec![Effect::Say(words), Effect::Left(account)],
                )
            }
            Err(error) if error.kind == ErrorKind::Changed => (None, self.ask_again(Some(error))),
            Err(error) => self.write_failed(Confirmed::Remove, error),
        }
    }
}
