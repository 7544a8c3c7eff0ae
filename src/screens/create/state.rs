//! The create form: what is typed, what is under way, and what each answer changes. Pure: `view.rs`
//! derives every control from it and runs its effects.

mod sending;

use crate::domain::account::Scope;
use crate::domain::attempt::Attempt;
use crate::domain::draft::{Draft, Edit};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::domain::unsaved::Unsaved;
use crate::gateway::issued::Issued;

pub struct Create {
    pub draft: Draft,
    /// What the form was filled with when it opened.
    start: Draft,
    /// How many data sets of the copied account were left out, since they do not exist any more.
    pub left_out: usize,
    /// Whether the user has left the name and the e-mail field: only then are their faults shown.
    pub left: (bool, bool),
    /// The user has tried to send: from then on every fault is shown.
    pub tried: bool,
    pub task: Task,
    /// A refusal, with the draft that was refused.
    pub refused: Option<(ApiError, Draft)>,
    /// Why a file could not be used.
    pub file_fault: Option<String>,
    /// The existing account with the refused name.
    existing: Option<Existing>,
    /// The creation whose key is kept.
    attempt: Option<Attempt<AccountRequest>>,
    /// Every different request that was sent under this key.
    sent: Vec<AccountRequest>,
    /// The number of the current call. An answer with another number is late or repeated.
    call: u32,
    /// The current call looks for the account with the refused name.
    looks: bool,
}

/// What the user or the tab is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    Editing,
    /// The data-set picker is open.
    Picking,
    /// A file would overwrite what was typed.
    AskingToFill(Draft),
    /// Sent, with the number of attempts.
    Sending(Draft, u32),
    /// Earlier requests are sent again with their key, the latest first, to learn which of them
    /// created the account.
    Recovering(Draft, Vec<AccountRequest>),
    /// The account exists; its page is about to be shown.
    Created,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Existing {
    pub id: String,
    pub name: String,
}

/// An event. Answers have the number of their call.
pub enum Event {
    Edit(Edit),
    LeftName,
    LeftContactEmail,
    OpenPicker,
    PickerConfirmed(Selection),
    PickerClosed,
    FileRead(Result<Draft, String>),
    Fill,
    Cancel,
    /// With a new idempotency key.
    Submit(String),
    /// No answer came, and the gateway sent the call again: the numbers of the call and the attempt.
    AskedAgain(u32, u32),
    Answered(u32, Box<Result<Issued, ApiError>>),
    Found(u32, Option<Existing>),
}

/// What the view has to do.
pub enum Effect {
    Send {
        call: u32,
        request: AccountRequest,
        key: String,
    },
    /// Looks for the account with this name.
    Find {
        call: u32,
        name: String,
    },
    /// Shows the page of the new account. `true`: the form was changed between the attempt that
    /// created it and the last one.
    Created(Box<Issued>, bool),
    /// A sentence for screen readers.
    Say(String),
    FocusInvalid,
    /// The backend refused the creation: the role is read again.
    Refused(ErrorKind),
}

type Effects = Vec<Effect>;

impl Default for Create {
    fn default() -> Self {
        Self {
            draft: Draft::default(),
            start: Draft::default(),
            left_out: 0,
            left: (false, false),
            tried: false,
            task: Task::Editing,
            refused: None,
            file_fault: None,
            existing: None,
            attempt: None,
            sent: Vec::new(),
            call: 0,
            looks: false,
        }
    }
}

impl Create {
    /// The form cannot be changed now.
    pub fn is_locked(&self) -> bool {
        self.task != Task::Editing
    }

    pub fn is_sending(&self) -> bool {
        matches!(self.task, Task::Sending(..) | Task::Recovering(..))
    }

    /// The existing account with this name, as long as the form still has the refused name.
    pub fn existing(&self) -> Option<&Existing> {
        let (_, refused) = self.refused.as_ref()?;
        let is_same = refused.name.trim() == self.draft.name.trim();
        self.existing.as_ref().filter(|_| is_same)
    }

    /// An earlier attempt may have created the account although no answer came.
    pub fn may_exist(&self) -> bool {
        self.attempt.as_ref().is_some_and(|attempt| attempt.may_have_acted)
    }

    /// A form that is filled like this when it opens.
    pub fn starting_with(draft: Draft, left_out: usize) -> Self {
        Self { start: draft.clone(), draft, left_out, ..Self::default() }
    }

    /// Whether the user has filled something in.
    fn is_filled(&self) -> bool {
        self.draft != self.start && self.draft != Draft::default()
    }

    /// What leaving the form would lose.
    pub fn unsaved(&self) -> Option<Unsaved> {
        match self.task {
            Task::Created => None,
            Task::Sending(..) | Task::Recovering(..) => Some(Unsaved::Answer),
            _ => self.is_filled().then_some(Unsaved::Changes),
        }
    }

    /// Applies an event. One that is not possible in the current state changes nothing.
    pub fn apply(&mut self, event: Event) -> Effects {
        match event {
            Event::Answered(call, answer) if call == self.call => return self.answered(*answer),
            Event::AskedAgain(call, attempt) if call == self.call => {
                if let Task::Sending(_, now) = &mut self.task
                    && *now != attempt
                {
                    *now = attempt;
                    return say("No answer yet. Asking again.");
                }
            }
            Event::Found(call, existing) if call == self.call && self.looks => {
                self.looks = false;
                self.existing = existing;
            }
            _ if self.task == Task::Created => {}
            Event::LeftName => self.left.0 = true,
            Event::LeftContactEmail => self.left.1 = true,
            Event::FileRead(read) => return self.file_read(read),
            event => return self.by_task(event),
        }
        Vec::new()
    }

    fn by_task(&mut self, event: Event) -> Effects {
        match (&self.task, event) {
            (Task::Editing, Event::Edit(edit)) if self.draft.offers(&edit) => {
                let taken_out = matches!(edit, Edit::TakeOut(_));
                self.draft.apply(edit);
                if taken_out {
                    return say("Data set removed from the selection.");
                }
            }
            (Task::Editing, Event::OpenPicker) if self.draft.scope == Scope::DataSets => {
                self.task = Task::Picking;
            }
            (Task::Editing, Event::Submit(key)) => return self.submit(key),
            (Task::Picking, Event::PickerConfirmed(chosen)) => {
                self.draft.chosen = chosen;
                self.task = Task::Editing;
                return say("Selection confirmed. It applies when you create the account.");
            }
            (Task::Picking, Event::PickerClosed) | (Task::AskingToFill(_), Event::Cancel) => {
                self.task = Task::Editing
            }
            (Task::AskingToFill(draft), Event::Fill) => {
                let draft = draft.clone();
                return self.fill(draft);
            }
            _ => {}
        }
        Vec::new()
    }

    fn file_read(&mut self, read: Result<Draft, String>) -> Effects {
        if self.task != Task::Editing {
            return Vec::new();
        }
        match read {
            Err(reason) => {
                self.file_fault = Some(reason);
                Vec::new()
            }
            Ok(draft) if !self.is_filled() || self.draft == draft => self.fill(draft),
            Ok(draft) => {
                self.file_fault = None;
                self.task = Task::AskingToFill(draft);
                Vec::new()
            }
        }
    }

    fn fill(&mut self, draft: Draft) -> Effects {
        self.file_fault = None;
        self.draft = draft;
        self.task = Task::Editing;
        say("The form is filled from the file.")
    }
}

fn say(words: &str) -> Effects {
    vec![Effect::Say(words.to_owned())]
}

#[cfg(test)]
mod tests;
