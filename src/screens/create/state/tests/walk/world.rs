//! The form with all that is around it: its calls, the backend, its user and somebody else.

use super::steps::{Deed, Fate, Step};
use crate::domain::account::{Access, Scope};
use crate::domain::draft::Draft;
use crate::domain::failure::ApiError;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::gateway::issued::Issued;
use crate::gateway::model::{self, Answer, Backend};
use crate::screens::create::state::{Create, Effect, Event, Existing, Task};
use std::fmt;

pub struct World {
    pub form: Create,
    pub backend: Backend,
    /// What the form awaits.
    pub calls: Vec<Call>,
    /// What it has given up, and what may reach the backend yet.
    pub forgotten: Vec<Call>,
    /// What it was answered, by the number of the call.
    pub answered: Vec<(u32, Reply)>,
    pub user: User,
    /// What the last step brought about.
    pub effects: Vec<Effect>,
    keys: u32,
}

/// What the user has typed and chosen, and what became of it: kept beside the form, and without
/// looking at it.
#[derive(Clone, Default)]
pub struct User {
    pub mine: Draft,
    /// The account that this form has created.
    pub own: Option<String>,
    /// What that was created with.
    pub created: Option<AccountRequest>,
    /// A second one was created beside it.
    pub made_two: bool,
    /// Somebody else has changed or removed it since.
    pub is_touched: bool,
}

#[derive(Clone)]
pub struct Call {
    pub number: u32,
    pub sent: Sent,
    pub reply: Option<Reply>,
    /// A form that was left had sent it.
    is_foreign: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Create(AccountRequest, String),
    Find(String),
}

impl Sent {
    pub fn is_write(&self) -> bool {
        matches!(self, Self::Create(..))
    }
}

#[derive(Clone)]
pub enum Reply {
    Issued(Result<Answer, ApiError>),
    Found(Option<Existing>),
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
        task: form.task.clone(),
        refused: form.refused.clone(),
        file_fault: form.file_fault.clone(),
        existing: form.existing.clone(),
        attempt: form.attempt.clone(),
        sent: form.sent.clone(),
        ..*form
    }
}

/// A walk that failed is told by its steps alone.
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

    /// Leaves the form, and comes back to an empty one. Its calls go on; nobody waits for them.
    fn open_form(&mut self) {
        let left = self.calls.drain(..).filter(|call| call.sent.is_write() && call.reply.is_none());
        self.forgotten.extend(left);
        self.forgotten.iter_mut().for_each(|call| call.is_foreign = true);
        self.form = Create::default();
        self.user = User::default();
        self.answered.clear();
    }

    /// Whether the form has a control for this step, and lets it act.
    pub fn offers(&self, step: &Step) -> bool {
        let form = &self.form;
        match step {
            Step::Edit(edit) => !form.is_locked() && form.draft.offers(edit),
            Step::OpenPicker => {
                !form.is_locked() && form.draft.scope == Scope::DataSets
            }
            Step::Pick(_) | Step::ClosePicker => form.task == Task::Picking,
            Step::File(_) | Step::Submit => !form.is_locked(),
            Step::Fill | Step::Cancel => matches!(form.task, Task::AskingToFill(_)),
            // The focus leaves a field whatever else happens.
            Step::LeaveName | Step::LeaveEmail => form.task != Task::Created,
            _ => false,
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

    /// What the user takes to be so after a step that the form offers.
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

    fn send(&mut self, event: Event) {
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

    fn answer(&mut self, fate: Fate) {
        let Some(place) = self.calls.iter().position(|call| call.reply.is_none()) else { return };
        let sent = self.calls[place].sent.clone();
        let reply = match fate {
            Fate::Answer | Fate::Act => self.act(&sent, false),
            Fate::LoseAnswer(kind) => {
                self.act(&sent, false);
                failed(&sent, kind.into())
            }
            Fate::LoseCall(kind) | Fate::Refuse(kind) => failed(&sent, kind.into()),
            Fate::GiveUp(kind) => {
                if sent.is_write() {
                    self.forgotten.push(self.calls[place].clone());
                }
                failed(&sent, kind.into())
            }
        };
        self.calls[place].reply = Some(reply);
        if fate != Fate::Act {
            self.deliver_from(place);
        }
    }

    /// The backend does what it was asked for.
    fn act(&mut self, sent: &Sent, is_foreign: bool) -> Reply {
        match sent {
            Sent::Find(name) => Reply::Found(self.backend.named(name).map(|found| Existing {
                id: found.id.clone(),
                name: found.name.clone(),
            })),
            Sent::Create(request, key) => {
                let answer = self.backend.create(request, key);
                if let (Ok(Answer { of, secret: Some(_) }), false) = (&answer, is_foreign) {
                    let own = self.user.own.replace(of.account.id.clone());
                    self.user.made_two |= own.is_some();
                    self.user.created = Some(request.clone());
                    self.user.is_touched = false;
                }
                Reply::Issued(answer)
            }
        }
    }

    fn asked_again(&mut self) {
        let again = |call: &&Call| call.reply.is_none() && call.sent.is_write();
        if let Some(number) = self.calls.iter().find(again).map(|call| call.number) {
            self.send(Event::AskedAgain(number, 2));
        }
    }

    fn deliver(&mut self) {
        if let Some(place) = self.calls.iter().position(|call| call.reply.is_some()) {
            self.deliver_from(place);
        }
    }

    fn deliver_from(&mut self, place: usize) {
        let Call { number, reply, .. } = self.calls.remove(place);
        if let Some(reply) = reply {
            self.answered.push((number, reply.clone()));
            self.send(reply.event(number));
        }
    }

    fn arrive(&mut self, place: usize) {
        if place < self.forgotten.len() {
            let call = self.forgotten.remove(place);
            let reply = self.act(&call.sent, call.is_foreign);
            if !call.is_foreign {
                // Its answer comes to a form that has given it up.
                self.send(reply.event(call.number));
            }
        }
    }

    fn somebody(&mut self, deed: Deed) {
        let own = self.user.own.clone();
        match (deed, own) {
            (Deed::Take(name), _) if self.backend.named(name).is_none() => {
                self.backend.add(name, "s@b.no", Access::default());
            }
            (Deed::Remove, Some(own)) => {
                self.backend.somebody(model::Deed::Remove, &own);
                self.user.own = None;
                self.user.is_touched = true;
            }
            (Deed::Rename, Some(own)) => {
                self.backend.somebody(model::Deed::Rename, &own);
                self.user.is_touched = true;
            }
            _ => {}
        }
    }
}

impl Reply {
    fn event(self, number: u32) -> Event {
        match self {
            Self::Issued(answer) => Event::Answered(number, Box::new(answer.map(Issued::from))),
            Self::Found(existing) => Event::Found(number, existing),
        }
    }
}

fn failed(sent: &Sent, error: ApiError) -> Reply {
    match sent {
        Sent::Create(..) => Reply::Issued(Err(error)),
        // A search that failed has found nothing.
        Sent::Find(_) => Reply::Found(None),
    }
}

/// What a saved description holds.
pub fn file() -> Draft {
    Draft { name: "F".into(), contact_email: "f@b.no".into(), ..Draft::default() }
}

fn selection(ids: &[&str]) -> Selection {
    let mut chosen = Selection::default();
    chosen.insert_all(ids.iter().map(|id| (*id, Some(*id))));
    chosen
}
