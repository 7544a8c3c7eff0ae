//! Regenerate, Block and Remove: what is sent after the confirmation, and the answers.

use super::event::{Effect, Effects};
use super::notice::Warning;
use super::page::{Open, Page, Shown};
use super::task::{Confirmed, Question, Task};
use crate::domain::account::Versioned;
use crate::domain::attempt::Attempt;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::text::isolated;
use crate::gateway::issued::Issued;

impl Open {
    pub(super) fn confirm(&mut self, change: Confirmed, fresh_key: String) -> Effects {
        self.resent = false;
        // Both make a new secret, so one that may have been made under a key is never made twice.
        if change != Confirmed::Remove {
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
            (Confirmed::Block, Some(attempt)) => (
                "Blocking access. This cannot be stopped any more.",
                Effect::Block { call, of, key: attempt.key.clone() },
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
                if issued.secret.is_none() {
                    // A replay: an earlier attempt, whose answer was lost, has regenerated the secret.
                    return (None, self.has_no_secret(issued.versioned(), Warning::SecretLost));
                }
                let effects = vec![Effect::SecretRegenerated(issued.account.clone())];
                let merged = self.merge(&issued.account);
                let typed = (!merged.is_saved).then_some(merged.draft);
                let shown = Shown::new(issued, typed, self.call);
                (Some(Page::Credentials(Box::new(shown))), effects)
            }
            Err(error) => self.no_new_secret(Confirmed::Regenerate, error),
        }
    }

    fn no_new_secret(&mut self, change: Confirmed, error: ApiError) -> (Option<Page>, Effects) {
        if let Some(sent) = &mut self.regeneration {
            sent.answered(&error);
        }
        if error.kind == ErrorKind::Changed {
            return (None, self.ask_again(Some(error)));
        }
        self.write_failed(change, error)
    }

    /// The answer to Block. Its secret ends here. A replay is no proof if the first attempt was longer ago:
    /// somebody may have regenerated the secret since, so the next attempt gets another key.
    pub(super) fn blocked(&mut self, answer: Result<Issued, ApiError>) -> (Option<Page>, Effects) {
        if !matches!(self.task, Task::Writing(Confirmed::Block, _)) {
            return (None, Vec::new());
        }
        let issued = match answer {
            Ok(issued) => issued,
            Err(error) => return self.no_new_secret(Confirmed::Block, error),
        };
        let is_sure = issued.secret.is_some() || !self.may_have_regenerated();
        let warning = if is_sure { Warning::Blocked } else { Warning::BlockUnknown };
        (None, self.has_no_secret(issued.versioned(), warning))
    }

    /// A new secret was made, and nobody has it.
    fn has_no_secret(&mut self, now: Versioned, warning: Warning) -> Effects {
        let mut effects = vec![Effect::SecretRegenerated(now.account.clone())];
        let merged = self.merge(&now.account);
        let by = self.take_in(now, merged);
        if !by.parts.is_empty() {
            effects.push(Effect::Say(by.words()));
        }
        if self.warning == Some(Warning::Blocked) && warning == Warning::Blocked {
            // The alert is there already and is not read out again.
            effects.push(Effect::Say("Access is blocked.".to_owned()));
        }
        self.regeneration = None;
        self.warning = Some(warning);
        self.denied = false;
        self.task = Task::Editing;
        effects
    }

    pub(super) fn removed(&mut self, answer: Result<(), ApiError>) -> (Option<Page>, Effects) {
        if !matches!(self.task, Task::Writing(Confirmed::Remove, _)) {
            return (None, Vec::new());
        }
        match answer {
            Ok(()) => {
                let account = self.saved.account.clone();
                let words = [&*isolated(shown(&account.name)), " was removed."].joined();
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
