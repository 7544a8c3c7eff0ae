//! The page with its calls, the backend, the user and another user.

use super::calls::{Call, Reply, Sent};
use super::copy::copy;
use super::steps::Step;
use super::user::User;
use crate::domain::account::{Access, Level, Scope};
use crate::domain::changes::undo;
use crate::domain::draft::Edit;
use crate::gateway::model::Backend;
use crate::screens::account_page::state::{Confirmed, Effect, Event, Notice, Page, Task};
use crate::screens::walks::selection;
use std::fmt;

pub struct World {
    pub page: Page,
    pub backend: Backend,
    pub id: String,
    /// The calls that the page waits for.
    pub calls: Vec<Call>,
    /// Calls that nobody waits for, which may still reach the backend.
    pub forgotten: Vec<Call>,
    /// The answers so far, by the number of the call.
    pub answered: Vec<(u32, Reply)>,
    pub user: User,
    /// The effects of the last step.
    pub effects: Vec<Effect>,
    /// Counts the changes of the account.
    pub moment: u32,
    keys: u32,
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

/// Empty: a failed walk is reported by its steps.
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

    /// Opens the account, or a new one if it was removed.
    fn open_page(&mut self) {
        if self.backend.read(&self.id).is_err() {
            let access = Access { level: Some(Level::Reader), ..Access::default() };
            self.id = self.backend.add("Fleet", "f@b.no", access);
        }
        self.user = User::default();
        self.answered.clear();
        // Writes continue when the page is left, but nobody waits for them.
        let left = self.calls.drain(..).filter(|call| call.sent.is_write() && call.reply.is_none());
        self.forgotten.extend(left);
        self.forget();
        let (page, load) = Page::load();
        self.page = page;
        self.run(vec![load]);
    }

    /// Calls that nobody waits for count as those of another user.
    pub fn forget(&mut self) {
        self.forgotten.iter_mut().for_each(|call| call.is_foreign = true);
    }

    /// Whether the page has an enabled control for this step.
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

    /// Records what the user expects after a step that the page offers.
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
            // The choice that led to the question is taken back.
            Step::Cancel => {
                let task = self.page.open().map(|open| &open.task);
                if matches!(task, Some(Task::AskingStart(_))) {
                    user.mine.apply(Edit::Scope(Scope::Workspace));
                }
            }
            Step::Pick(ids) => user.mine.chosen = selection(ids),
            Step::SecretSaved => user.secret = None,
            Step::Done(true) => user.secret = None,
            _ => {}
        }
    }

    /// The event of a user's step; `None` if the user answers "Stay".
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

    pub fn run(&mut self, effects: Vec<Effect>) {
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
                Effect::Block { call, of, key } => (*call, Sent::Block(of.clone(), key.clone())),
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
}
