//! The page with all that is around it: its calls, the backend, its user and somebody else.

use super::copy::copy;
use super::steps::{Fate, Step};
use super::user::User;
use crate::domain::account::{Access, Level, Scope, Versioned};
use crate::domain::changes::undo;
use crate::domain::draft::Draft;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::Part;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::gateway::model::{Answer, Backend, Deed};
use crate::screens::account_page::state::{Confirmed, Effect, Event, Notice, Page, Task};
use std::fmt;

pub struct World {
    pub page: Page,
    pub backend: Backend,
    pub id: String,
    /// What the page awaits.
    pub calls: Vec<Call>,
    /// What it has given up, and what may reach the backend yet.
    pub forgotten: Vec<Call>,
    /// What it was answered, by the number of the call.
    pub answered: Vec<(u32, Reply)>,
    pub user: User,
    /// What the last step brought about.
    pub effects: Vec<Effect>,
    /// Counts what happens to the account.
    moment: u32,
    keys: u32,
}

#[derive(Clone)]
pub struct Call {
    pub number: u32,
    pub sent: Sent,
    pub reply: Option<Reply>,
    /// A page that was left had sent it, or one that knows better since.
    is_foreign: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Load,
    ReadAgain,
    FetchStart,
    Save(Versioned, AccountRequest),
    Regenerate(Versioned, String),
    Remove(Versioned),
}

impl Sent {
    pub fn is_write(&self) -> bool {
        matches!(self, Self::Save(..) | Self::Regenerate(..) | Self::Remove(_))
    }
}

type Outcome<T> = Result<T, ApiError>;

/// An answer, and the moment that it tells of.
#[derive(Clone)]
pub struct Reply(Body, u32);

#[derive(Clone)]
enum Body {
    Loaded(Outcome<Versioned>),
    ReadAgain(Outcome<Versioned>),
    Saved(Outcome<Versioned>),
    Issued(Outcome<Answer>),
    Removed(Outcome<()>),
    Fetched(Option<Outcome<Selection>>),
}

impl Clone for World {
    fn clone(&self) -> Self {
        Self {
            page: copy(&self.page),
            backend: self.backend.clone(),
            id: self.id.clone(),
            calls: self.calls.clone(),
            forgotten: self.forgotten.clone(),
            answered: self.answered.clone(),
            user: self.user.clone(),
            effects: Vec::new(),
            moment: self.moment,
            keys: self.keys,
        }
    }
}

/// A walk that failed is told by its steps alone.
impl fmt::Debug for World {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an account that reaches all data")
    }
}

impl World {
    pub fn new() -> Self {
        let mut world = Self {
            page: Page::load().0,
            backend: Backend::new(),
            id: String::new(),
            calls: Vec::new(),
            forgotten: Vec::new(),
            answered: Vec::new(),
            user: User::default(),
            effects: Vec::new(),
            moment: 0,
            keys: 0,
        };
        world.open_page();
        world
    }

    /// Comes to the account, which is another one where it is gone.
    fn open_page(&mut self) {
        if self.backend.read(&self.id).is_err() {
            let access = Access { level: Some(Level::Reader), ..Access::default() };
            self.id = self.backend.add("Fleet", "f@b.no", access);
        }
        self.user = User::default();
        self.answered.clear();
        // Writes go on when a page is left; nobody waits for them any more.
        let left = self.calls.drain(..).filter(|call| call.sent.is_write() && call.reply.is_none());
        self.forgotten.extend(left);
        self.forget();
        let (page, load) = Page::load();
        self.page = page;
        self.run(vec![load]);
    }

    /// What was given up is nobody's any more: it counts as somebody else's.
    fn forget(&mut self) {
        self.forgotten.iter_mut().for_each(|call| call.is_foreign = true);
    }

    /// Whether the page has a control for this step, and lets it act.
    pub fn offers(&self, step: &Step) -> bool {
        let Some(open) = self.page.open() else {
            return match step {
                Step::SecretSaved => self.page.credentials().is_some_and(|it| !it.secret_saved),
                Step::Done(_) => self.page.credentials().is_some(),
                Step::Retry => matches!(self.page, Page::Failed(..)),
                _ => false,
            };
        };
        match step {
            Step::Edit(edit) => !open.is_locked() && open.draft.offers(edit),
            Step::Undo(line) => !open.is_locked() && *line < open.changes().len(),
            Step::Choose(part, _) => match &open.notice {
                Some(Notice::Conflict(conflict)) => {
                    !open.is_locked() && conflict.parts.contains(part)
                }
                _ => false,
            },
            Step::OpenPicker => !open.is_locked() && open.draft.scope == Scope::DataSets,
            Step::Pick(_) | Step::ClosePicker => open.task == Task::Picking,
            Step::StartFromAll | Step::StartFromNone => matches!(open.task, Task::AskingStart(_)),
            Step::Save => open.can_save(),
            Step::Ask(..) => !open.is_locked(),
            Step::Cancel => {
                matches!(open.task, Task::Asking(..) | Task::AskingStart(_) | Task::FetchingStart)
            }
            Step::Confirm => matches!(open.task, Task::Asking(..)),
            _ => false,
        }
    }

    pub fn take(&mut self, step: &Step) {
        self.effects.clear();
        let is_offered = self.offers(step);
        if is_offered {
            self.expect(step);
        }
        match step {
            Step::Answer(fate) => self.answer(*fate),
            Step::AskedAgain => self.asked_again(),
            Step::Deliver => self.deliver(),
            Step::Double(place) => self.double(*place),
            Step::Arrive(place) => self.arrive(*place),
            Step::Somebody(deed) => self.somebody(*deed),
            Step::Leave(leave) => {
                if *leave || self.page.unsaved().is_none() {
                    self.open_page();
                }
            }
            step => {
                if let Some(event) = self.event(step) {
                    let effects = self.page.apply(event);
                    self.run(effects);
                }
            }
        }
    }

    /// What the user takes to be so after a step that the page offers.
    fn expect(&mut self, step: &Step) {
        let user = &mut self.user;
        match step {
            Step::Edit(edit) => user.mine.apply(edit.clone()),
            Step::Undo(line) => {
                if let Some(change) = user.wishes().get(*line) {
                    undo(change, &user.seen_draft(), &mut user.mine);
                }
            }
            Step::Choose(part, mine) => {
                if let Some(Notice::Conflict(conflict)) =
                    self.page.open().and_then(|it| it.notice.as_ref())
                {
                    let version = if *mine { &conflict.mine } else { &conflict.theirs };
                    part.take(version, &mut user.mine);
                }
            }
            Step::Pick(ids) => user.mine.chosen = selection(ids),
            Step::SecretSaved => user.secret = None,
            Step::Done(true) => user.secret = None,
            _ => {}
        }
    }

    /// The event of a step of the user; none where the user stays when asked.
    fn event(&mut self, step: &Step) -> Option<Event> {
        let stays = |leave: bool| !leave && self.page.unsaved().is_some();
        Some(match step {
            Step::Edit(edit) => Event::Edit(edit.clone()),
            Step::Undo(line) => Event::Undo(self.page.open()?.changes().get(*line)?.clone()),
            Step::Choose(part, mine) => Event::Choose(*part, *mine),
            Step::OpenPicker => Event::OpenPicker,
            Step::Pick(ids) => Event::PickerConfirmed(selection(ids)),
            Step::ClosePicker => Event::PickerClosed,
            Step::StartFromAll => Event::StartFromAll,
            Step::StartFromNone => Event::StartFromNone,
            Step::Save => Event::Save,
            Step::Ask(Confirmed::Regenerate, leave) if stays(*leave) => return None,
            Step::Ask(change, _) => Event::Ask(*change),
            Step::Cancel => Event::Cancel,
            Step::Confirm => {
                self.keys += 1;
                Event::Confirm(format!("key {}", self.keys))
            }
            Step::SecretSaved => Event::SecretSaved,
            Step::Done(leave) if stays(*leave) => return None,
            Step::Done(_) => Event::Done,
            Step::Retry => Event::Retry,
            Step::HidePage => {
                self.user.secret = None;
                Event::PageHidden
            }
            _ => return None,
        })
    }

    fn run(&mut self, effects: Vec<Effect>) {
        self.user.has_removed |= effects.iter().any(|it| matches!(it, Effect::Left(_)));
        for effect in &effects {
            let (number, sent) = match effect {
                Effect::Load { call } => (*call, Sent::Load),
                Effect::ReadAgain { call } => (*call, Sent::ReadAgain),
                Effect::FetchStart { call } => (*call, Sent::FetchStart),
                Effect::Save { call, of, request } => {
                    (*call, Sent::Save(of.clone(), request.clone()))
                }
                Effect::Regenerate { call, of, key } => {
                    (*call, Sent::Regenerate(of.clone(), key.clone()))
                }
                Effect::Remove { call, of } => (*call, Sent::Remove(of.clone())),
                Effect::StopFetching => {
                    self.stop_fetching();
                    continue;
                }
                _ => continue,
            };
            self.calls.push(Call { number, sent, reply: None, is_foreign: false });
        }
        self.effects.extend(effects);
    }

    /// What was stopped says so, late.
    fn stop_fetching(&mut self) {
        let moment = self.moment;
        for call in self.calls.iter_mut().filter(|call| call.sent == Sent::FetchStart) {
            call.reply = Some(Reply(Body::Fetched(None), moment));
        }
    }

    fn answer(&mut self, fate: Fate) {
        let Some(place) = self.calls.iter().position(|call| call.reply.is_none()) else { return };
        let sent = self.calls[place].sent.clone();
        match fate {
            Fate::Answer | Fate::Act => self.calls[place].reply = Some(self.act(&sent, false)),
            Fate::LoseAnswer(kind) => {
                self.act(&sent, false);
                self.calls[place].reply = Some(self.failed(&sent, kind));
            }
            Fate::LoseCall(kind) | Fate::Refuse(kind) => {
                self.calls[place].reply = Some(self.failed(&sent, kind));
            }
            Fate::GiveUp(kind) => {
                if sent.is_write() {
                    self.forgotten.push(self.calls[place].clone());
                }
                self.calls[place].reply = Some(self.failed(&sent, kind));
            }
        }
        if fate != Fate::Act {
            self.deliver_from(place);
        }
    }

    /// What the gateway makes of a call that failed. A removal is asked about.
    fn failed(&self, sent: &Sent, kind: ErrorKind) -> Reply {
        let is_there = self.backend.read(&self.id).is_ok();
        let body = match sent {
            Sent::Load => Body::Loaded(Err(kind.into())),
            Sent::ReadAgain => Body::ReadAgain(Err(kind.into())),
            Sent::FetchStart => Body::Fetched(Some(Err(kind.into()))),
            Sent::Save(..) => Body::Saved(Err(kind.into())),
            Sent::Regenerate(..) => Body::Issued(Err(kind.into())),
            Sent::Remove(_) if !kind.may_have_acted() => Body::Removed(Err(kind.into())),
            // The reading after it may fail too.
            Sent::Remove(_) if kind == ErrorKind::Unreachable => {
                Body::Removed(Err(ErrorKind::RemovalUnknown.into()))
            }
            Sent::Remove(_) if is_there => Body::Removed(Err(ErrorKind::NotRemoved.into())),
            Sent::Remove(_) => Body::Removed(Ok(())),
        };
        Reply(body, self.moment)
    }

    /// The backend does what it was asked for.
    fn act(&mut self, sent: &Sent, is_foreign: bool) -> Reply {
        self.moment += 1;
        let before = self.backend.read(&self.id).ok();
        let body = match sent {
            Sent::Load => Body::Loaded(self.backend.read(&self.id)),
            Sent::ReadAgain => Body::ReadAgain(self.backend.read(&self.id)),
            Sent::FetchStart => Body::Fetched(Some(Ok(self.backend.data_sets()))),
            Sent::Save(of, request) => Body::Saved(self.backend.update(of, request)),
            Sent::Regenerate(of, key) => {
                let answer = self.backend.regenerate(of, key);
                let is_made = answer.as_ref().is_ok_and(|answer| answer.secret.is_some());
                if is_made && !is_foreign {
                    self.user.made_two |= self.user.unseen_secret;
                    self.user.unseen_secret = true;
                    self.user.needs_warning = true;
                }
                Body::Issued(answer)
            }
            Sent::Remove(of) => Body::Removed(self.backend.remove(of)),
        };
        if is_foreign {
            self.note_others(before);
        }
        Reply(body, self.moment)
    }

    /// Keeps what somebody else has changed.
    fn note_others(&mut self, before: Option<Versioned>) {
        let (Some(before), Ok(now)) = (before, self.backend.read(&self.id)) else { return };
        if before.etag == now.etag {
            return;
        }
        let (was, is) = (Draft::from(&before.account), Draft::from(&now.account));
        let changed = Part::ALL.into_iter().filter(|part| !part.is_same(&was, &is)).map(Some);
        let others = changed.chain([None]).map(|part| (self.moment, part));
        self.user.others.extend(others);
    }

    fn asked_again(&mut self) {
        let again =
            |call: &&Call| call.reply.is_none() && matches!(call.sent, Sent::Regenerate(..));
        if let Some(number) = self.calls.iter().find(again).map(|call| call.number) {
            let effects = self.page.apply(Event::AskedAgain(number, 2));
            self.run(effects);
        }
    }

    fn deliver(&mut self) {
        if let Some(place) = self.calls.iter().position(|call| call.reply.is_some()) {
            self.deliver_from(place);
        }
    }

    fn deliver_from(&mut self, place: usize) {
        let Call { number, reply, .. } = self.calls.remove(place);
        let Some(reply) = reply else { return };
        self.answered.push((number, reply.clone()));
        let is_awaited = self.page.open().is_some_and(|open| open.task == Task::FetchingStart);
        if let (true, Body::Fetched(Some(Ok(all)))) = (is_awaited, &reply.0) {
            self.user.mine.chosen = all.clone();
        }
        if let Body::Saved(Err(error)) = &reply.0 {
            if error.may_have_acted() {
                self.user.lost.push(self.user.mine.clone());
            }
        }
        let effects = self.page.apply(reply.clone().event(number));
        self.learn(&reply);
        self.run(effects);
        if self.effects.contains(&Effect::Say("Saved.".to_owned())) {
            self.user.is_saved();
            self.forget();
        }
    }

    /// What the user knows from an answer.
    fn learn(&mut self, reply: &Reply) {
        let Reply(body, moment) = reply;
        match body {
            Body::Loaded(Ok(now)) | Body::ReadAgain(Ok(now)) | Body::Saved(Ok(now)) => {
                self.user.learn(now, *moment);
            }
            Body::Issued(Ok(answer)) => {
                self.user.learn(&answer.of, *moment);
                self.user.unseen_secret = false;
                if answer.secret.is_some() {
                    self.user.needs_warning = false;
                    self.user.secret.clone_from(&answer.secret);
                }
            }
            _ => {}
        }
    }

    fn double(&mut self, place: usize) {
        if let Some((number, reply)) = self.answered.get(place).cloned() {
            let effects = self.page.apply(reply.event(number));
            self.run(effects);
        }
    }

    fn arrive(&mut self, place: usize) {
        if place < self.forgotten.len() {
            let call = self.forgotten.remove(place);
            let reply = self.act(&call.sent, call.is_foreign);
            if !call.is_foreign {
                // Its answer comes to a page that has given it up.
                self.answered.push((call.number, reply.clone()));
                let effects = self.page.apply(reply.event(call.number));
                self.run(effects);
            }
        }
    }

    fn somebody(&mut self, deed: Deed) {
        self.moment += 1;
        let before = self.backend.read(&self.id).ok();
        self.backend.somebody(deed, &self.id);
        self.note_others(before);
    }
}

impl Reply {
    fn event(self, number: u32) -> Event {
        match self.0 {
            Body::Loaded(outcome) => Event::Loaded(number, outcome),
            Body::ReadAgain(outcome) => Event::ReadAgain(number, outcome),
            Body::Saved(outcome) => Event::Saved(number, outcome),
            Body::Issued(outcome) => Event::Regenerated(number, Box::new(outcome.map(Into::into))),
            Body::Removed(outcome) => Event::Removed(number, outcome),
            Body::Fetched(outcome) => Event::StartFetched(number, outcome),
        }
    }
}

fn selection(ids: &[&str]) -> Selection {
    let mut chosen = Selection::default();
    chosen.insert_all(ids.iter().map(|id| (*id, Some(*id))));
    chosen
}
