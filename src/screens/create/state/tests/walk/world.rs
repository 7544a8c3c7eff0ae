//! The form with its calls, the backend, the user and another user.

use super::calls::{Call, Reply, Sent};
use super::steps::Step;
use crate::domain::account::Scope;
use crate::domain::draft::Draft;
use crate::domain::request::AccountRequest;
use crate::gateway::model::Backend;
use crate::screens::create::state::{Create, Effect, Event, Task};
use crate::screens::walks::selection;
use std::fmt;

pub struct World {
    pub form: Create,
    pub backend: Backend,
    /// The calls that the form waits for.
    pub calls: Vec<Call>,
    /// Calls that nobody waits for, which may still reach the backend.
    pub forgotten: Vec<Call>,
    /// The answers so far, by the number of the call.
    pub answered: Vec<(u32, Reply)>,
    pub user: User,
    /// The effects of the last step.
    pub effects: Vec<Effect>,
    keys: u32,
}

/// What the user has typed and what was created, recorded independently of the form.
#[derive(Clone, Default)]
pub struct User {
    pub mine: Draft,
    /// The account that this form has created.
    pub own: Option<String>,
    /// The draft that it was created with.
    pub created: Option<AccountRequest>,
    /// A second account was created.
    pub made_two: bool,
    /// Another user has changed or removed it since.
    pub is_touched: bool,
}

impl Clone for World {
    fn clone(&self) -> Self {
        Self {
            form: copy(&self.form),
            backend: self.backend.clone(),
            calls: self.calls.clone(),
            forgotten: self.forgotten.clone(),
            answered: self.answered.clone(),
            user: self.user.clone(),
            effects: Vec::new(),
            keys: self.keys,
        }
    }
}

fn copy(form: &Create) -> Create {
    Create {
        draft: form.draft.clone(),
        start: form.start.clone(),
        task: form.task.clone(),
        refused: form.refused.clone(),
        file_fault: form.file_fault.clone(),
        existing: form.existing.clone(),
        attempt: form.attempt.clone(),
        sent: form.sent.clone(),
        ..*form
    }
}

/// Empty: a failed walk is reported by its steps.
impl fmt::Debug for World {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an empty form")
    }
}

impl World {
    pub fn new() -> Self {
        Self {
            form: Create::default(),
            backend: Backend::new(),
            calls: Vec::new(),
            forgotten: Vec::new(),
            answered: Vec::new(),
            user: User::default(),
            effects: Vec::new(),
            keys: 0,
        }
    }

    pub fn take(&mut self, step: &Step) {
        self.effects.clear();
        if self.offers(step) {
            self.expect(step);
        }
        match step {
            Step::Answer(fate) => self.answer(*fate),
            Step::AskedAgain => self.asked_again(),
            Step::Deliver => self.deliver(),
            Step::Double(place) => {
                if let Some((number, reply)) = self.answered.get(*place).cloned() {
                    self.send(reply.event(number));
                }
            }
            Step::Arrive(place) => self.arrive(*place),
            Step::Somebody(deed) => self.somebody(*deed),
            Step::Leave(leave) => {
                if *leave || self.form.unsaved().is_none() {
                    self.open_form();
                }
            }
            step => {
                if let Some(event) = self.event(step) {
                    self.send(event);
                }
            }
        }
    }

    /// Leaves the form and opens an empty one. Calls continue, but nobody waits for them.
    fn open_form(&mut self) {
        let left = self.calls.drain(..).filter(|call| call.sent.is_write() && call.reply.is_none());
        self.forgotten.extend(left);
        self.forgotten.iter_mut().for_each(|call| call.is_foreign = true);
        self.form = Create::default();
        self.user = User::default();
        self.answered.clear();
    }

    /// Whether the form has an enabled control for this step.
    pub fn offers(&self, step: &Step) -> bool {
        let form = &self.form;
        match step {
            Step::Edit(edit) => !form.is_locked() && form.draft.offers(edit),
            Step::OpenPicker => !form.is_locked() && form.draft.scope == Scope::DataSets,
            Step::Pick(_) | Step::ClosePicker => form.task == Task::Picking,
            Step::File(_) | Step::Submit => !form.is_locked(),
            Step::Fill | Step::Cancel => matches!(form.task, Task::AskingToFill(_)),
            // The focus can leave a field at any time.
            Step::LeaveName | Step::LeaveEmail => form.task != Task::Created,
            _ => false,
        }
    }

    /// Records what the user expects after a step that the form offers.
    fn expect(&mut self, step: &Step) {
        let mine = &mut self.user.mine;
        match step {
            Step::Edit(edit) => mine.apply(edit.clone()),
            Step::Pick(ids) => mine.chosen = selection(ids),
            // Nothing is overwritten without a question.
            Step::File(true) if *mine == Draft::default() => *mine = file(),
            Step::Fill => *mine = file(),
            _ => {}
        }
    }

    fn event(&mut self, step: &Step) -> Option<Event> {
        Some(match step {
            Step::Edit(edit) => Event::Edit(edit.clone()),
            Step::LeaveName => Event::LeftName,
            Step::LeaveEmail => Event::LeftContactEmail,
            Step::OpenPicker => Event::OpenPicker,
            Step::Pick(ids) => Event::PickerConfirmed(selection(ids)),
            Step::ClosePicker => Event::PickerClosed,
            Step::File(true) => Event::FileRead(Ok(file())),
            Step::File(false) => Event::FileRead(Err("This is no description.".to_owned())),
            Step::Fill => Event::Fill,
            Step::Cancel => Event::Cancel,
            Step::Submit => {
                self.keys += 1;
                Event::Submit(format!("key {}", self.keys))
            }
            _ => return None,
        })
    }

    pub fn send(&mut self, event: Event) {
        for effect in self.form.apply(event) {
            let sent = match &effect {
                Effect::Send { call, request, key } => {
                    Some((*call, Sent::Create(request.clone(), key.clone())))
                }
                Effect::Find { call, name } => Some((*call, Sent::Find(name.clone()))),
                _ => None,
            };
            if let Some((number, sent)) = sent {
                self.calls.push(Call { number, sent, reply: None, is_foreign: false });
            }
            self.effects.push(effect);
        }
    }
}

/// The content of a saved description.
pub fn file() -> Draft {
    Draft { name: "F".into(), contact_email: "f@b.no".into(), ..Draft::default() }
}
