//! "Create service account" and its answer.

use super::{Create, Effect, Effects, Task, say};
use crate::domain::attempt::Attempt;
use crate::domain::draft::Draft;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::request::AccountRequest;
use crate::gateway::issued::Issued;

impl Create {
    pub(super) fn submit(&mut self, fresh_key: String) -> Effects {
        self.tried = true;
        let Ok(request) = self.draft.check() else {
            let mut effects = say("Correct the marked fields.");
            effects.push(Effect::FocusInvalid);
            return effects;
        };
        let before = self.attempt.take();
        let key_before = before.as_ref().map(|attempt| attempt.key.clone());
        let attempt = Attempt::next(before, request.clone(), fresh_key);
        let key = attempt.key.clone();
        if key_before.as_ref() != Some(&key) {
            self.sent.clear();
        }
        if !self.sent.contains(&request) {
            self.sent.push(request.clone());
        }
        self.attempt = Some(attempt);
        self.refused = None;
        self.existing = None;
        self.task = Task::Sending(self.draft.clone(), 1);
        let mut effects = say("Creating the service account.");
        effects.push(Effect::Send { call: self.next_call(), request, key });
        effects
    }

    fn next_call(&mut self) -> u32 {
        self.looks = false;
        self.call += 1;
        self.call
    }

    pub(super) fn answered(&mut self, answer: Result<Issued, ApiError>) -> Effects {
        let (sent, earlier) = match &self.task {
            Task::Sending(sent, _) => (sent.clone(), None),
            Task::Recovering(sent, earlier) => (sent.clone(), Some(earlier.clone())),
            _ => return Vec::new(),
        };
        match answer {
            Ok(issued) => {
                self.task = Task::Created;
                self.attempt = None;
                vec![Effect::Created(Box::new(issued), earlier.is_some())]
            }
            Err(error) => self.failed(error, sent, earlier),
        }
    }

    fn failed(
        &mut self,
        error: ApiError,
        draft: Draft,
        earlier: Option<Vec<AccountRequest>>,
    ) -> Effects {
        if let Some(attempt) = &mut self.attempt {
            if error.kind == ErrorKind::KeyReused && attempt.may_have_acted {
                // An earlier, different request with this key was carried out: its answer shows what
                // was created.
                let others = self.sent.iter().filter(|sent| **sent != attempt.request).cloned();
                let mut earlier = earlier.unwrap_or_else(|| others.collect());
                if let Some(request) = earlier.pop() {
                    let key = attempt.key.clone();
                    self.task = Task::Recovering(draft, earlier);
                    return vec![Effect::Send { call: self.next_call(), request, key }];
                }
            }
            attempt.answered(&error);
        }
        if error.kind == ErrorKind::Missing {
            // The account was created and has been removed since: the next attempt is a new one.
            self.attempt = None;
        }
        let kind = error.kind;
        self.task = Task::Editing;
        let mut effects = vec![Effect::Refused(kind), Effect::FocusInvalid];
        if kind == ErrorKind::NameTaken {
            let (call, name) = (self.next_call(), draft.name.trim().to_owned());
            self.looks = true;
            effects.push(Effect::Find { call, name });
        }
        self.refused = Some((error, draft));
        effects
    }
}
