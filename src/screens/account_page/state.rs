//! The page of one account as a sum type: what it shows, what the user can do in it, and what
//! becomes of each answer. Pure: `view.rs` derives every control from it and runs its effects.

mod editing;
mod merging;
mod open;
mod saving;
mod writing;

use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::attempt::Attempt;
use crate::domain::changes::Change;
use crate::domain::draft::{Draft, Edit};
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::Part;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::domain::text::isolated;
use crate::domain::unsaved::Unsaved;
use crate::gateway::issued::Issued;

/// What is shown at the account's place.
pub enum Page {
    /// With the number of the reading that is awaited, or that failed.
    Loading(u32),
    Failed(ApiError, u32),
    /// The account is gone; what was typed into it is still shown.
    Gone(Vec<Change>),
    Open(Box<Open>),
    /// The credentials, once.
    Credentials(Box<Shown>),
}

/// An account whose fields can be edited.
pub struct Open {
    pub saved: Versioned,
    pub draft: Draft,
    pub task: Task,
    pub notice: Option<Notice>,
    pub warning: Option<Warning>,
    /// Said until the next change.
    pub was_saved: bool,
    /// The backend refused a change for want of rights: nothing can be changed any more.
    pub denied: bool,
    /// What was sent on this version of the account without an answer: it may be saved already.
    lost: Vec<Draft>,
    /// The change was sent a second time by itself, since nothing that can be seen differed.
    resent: bool,
    /// The regeneration whose key is kept.
    regeneration: Option<Attempt<()>>,
    /// The number of the call that is awaited; an answer to another one is late or doubled.
    call: u32,
    awaited: Awaited,
}

/// What the call that is awaited will give.
#[derive(Clone, Debug, PartialEq)]
enum Awaited {
    /// What was asked for, or a refusal.
    Answer,
    /// The account as it is now, since this refusal (412) says that it was changed; `None` where there
    /// was no refusal.
    Account(Option<ApiError>),
}

/// What the user, or the tab, is at.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    Editing,
    /// The data-set picker is open.
    Picking,
    /// "Which data sets to start from?"
    AskingStart(Option<ApiError>),
    FetchingStart,
    /// The draft has been sent; after a 412 the account is being read again.
    Saving(Draft),
    Asking(Confirmed, Question),
    /// Sent. With the number of the attempt that is under way.
    Writing(Confirmed, u32),
}

/// A change that is confirmed in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Regenerate,
    Remove,
}

/// What a dialog says beside its question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub error: Option<ApiError>,
    /// Somebody changed the account since the dialog was opened.
    pub changed: Option<ChangedBy>,
}

/// Who changed which parts of the account, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedBy {
    pub who: Option<String>,
    pub parts: Vec<Part>,
    pub changes: Vec<Change>,
}

/// What stands above the form after an attempt to save.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// With the draft that was refused.
    Refused(ApiError, Draft),
    /// Somebody else changed other fields.
    Merged(ChangedBy),
    Conflict(Conflict),
}

/// Both changed the same fields: the two versions between which the user chooses.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    pub by: Option<String>,
    pub parts: Vec<Part>,
    pub mine: Draft,
    pub theirs: Draft,
}

/// What stays above the form until there is a new secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The account was made or its secret renewed, and the answer with the secret got lost.
    SecretLost,
    /// The same, and the form was changed between the two attempts.
    FirstAttemptCreated,
    /// Nobody knows whether the secret was renewed.
    RegenerationUnknown,
}

/// Credentials that are shown.
pub struct Shown {
    pub issued: Issued,
    /// The user has the secret somewhere else.
    pub secret_saved: bool,
    /// What was typed before a regeneration.
    draft: Option<Draft>,
    /// The number of the last call: the next one has another.
    call: u32,
}

/// What happens to the page. Answers carry the number of their call.
pub enum Event {
    Loaded(u32, Result<Versioned, ApiError>),
    Retry,
    Edit(Edit),
    Undo(Change),
    /// Mine (`true`) or theirs, of a conflict.
    Choose(Part, bool),
    OpenPicker,
    PickerConfirmed(Selection),
    PickerClosed,
    StartFromAll,
    StartFromNone,
    /// `None`: it was stopped.
    StartFetched(u32, Option<Result<Selection, ApiError>>),
    Save,
    Saved(u32, Result<Versioned, ApiError>),
    ReadAgain(u32, Result<Versioned, ApiError>),
    Ask(Confirmed),
    Cancel,
    /// "Regenerate secret" or "Delete"; with a fresh key.
    Confirm(String),
    /// No answer came, and the same was asked again.
    AskedAgain(u32, u32),
    Regenerated(u32, Box<Result<Issued, ApiError>>),
    Removed(u32, Result<(), ApiError>),
    SecretSaved,
    /// The credentials are left on purpose.
    Done,
    /// The user's role allows changes after all: a refusal came from elsewhere.
    Allowed,
    /// The browser hides the page; it may show it to somebody else later.
    PageHidden,
}

/// What is to be done about it.
#[derive(Debug, PartialEq)]
pub enum Effect {
    Load {
        call: u32,
    },
    FetchStart {
        call: u32,
    },
    StopFetching,
    Save {
        call: u32,
        of: Versioned,
        request: AccountRequest,
    },
    ReadAgain {
        call: u32,
    },
    Regenerate {
        call: u32,
        of: Versioned,
        key: String,
    },
    Remove {
        call: u32,
        of: Versioned,
    },
    /// A sentence for screen readers.
    Say(String),
    /// The list and the host are to know.
    Updated(ServiceAccount),
    SecretRegenerated(ServiceAccount),
    /// The account is gone by the user's own hand: the page is left.
    Left(ServiceAccount),
    /// The list may be out of date.
    Refresh,
    /// A change was refused with this.
    Refused(ErrorKind),
}

type Effects = Vec<Effect>;

impl Page {
    /// The page of an account that is yet to be read.
    pub fn load() -> (Self, Effect) {
        (Self::Loading(1), Effect::Load { call: 1 })
    }

    /// The page of an account that was just created; `was_changed`: the form was changed since the
    /// attempt that created it.
    pub fn created(issued: Issued, was_changed: bool) -> Self {
        if issued.secret.is_some() {
            return Self::Credentials(Box::new(Shown::new(issued, None, 0)));
        }
        let mut open = Open::new(issued.versioned());
        open.warning = Some(match was_changed {
            true => Warning::FirstAttemptCreated,
            false => Warning::SecretLost,
        });
        Self::Open(Box::new(open))
    }

    /// What leaving the page would lose.
    pub fn unsaved(&self) -> Option<Unsaved> {
        match self {
            Self::Loading(_) | Self::Failed(..) | Self::Gone(_) => None,
            Self::Open(open) => open.unsaved(),
            Self::Credentials(shown) => shown.unsaved(),
        }
    }

    pub fn open(&self) -> Option<&Open> {
        if let Self::Open(open) = self { Some(open) } else { None }
    }

    pub fn credentials(&self) -> Option<&Shown> {
        if let Self::Credentials(shown) = self { Some(shown) } else { None }
    }

    /// Takes an event in. One that the present state does not offer changes nothing.
    pub fn apply(&mut self, event: Event) -> Effects {
        match (self, event) {
            (page @ Self::Loading(_), Event::Loaded(call, loaded)) => {
                if matches!(page, Self::Loading(awaited) if *awaited == call) {
                    *page = match loaded {
                        Ok(account) => Self::Open(Box::new(Open::new(account))),
                        Err(error) if error.kind == ErrorKind::Missing => Self::Gone(Vec::new()),
                        Err(error) => Self::Failed(error, call),
                    };
                }
                Vec::new()
            }
            (page @ Self::Failed(..), Event::Retry) => {
                let Self::Failed(_, call) = page else { return Vec::new() };
                let call = *call + 1;
                *page = Self::Loading(call);
                vec![Effect::Load { call }]
            }
            (page @ Self::Open(_), event) => {
                let Self::Open(open) = page else { return Vec::new() };
                let (next, effects) = open.apply(event);
                if let Some(next) = next {
                    *page = next;
                }
                effects
            }
            (Self::Credentials(shown), Event::SecretSaved) => {
                shown.secret_saved = true;
                Vec::new()
            }
            (page @ Self::Credentials(_), Event::Done | Event::PageHidden) => {
                if let Self::Credentials(shown) = page {
                    *page = Self::Open(Box::new(shown.leave()));
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

impl Shown {
    fn new(issued: Issued, draft: Option<Draft>, call: u32) -> Self {
        Self { issued, secret_saved: false, draft, call }
    }

    fn unsaved(&self) -> Option<Unsaved> {
        if !self.secret_saved {
            return Some(Unsaved::Secret);
        }
        self.draft.as_ref().map(|_| Unsaved::Changes)
    }

    /// The account's page, with what was typed before.
    fn leave(&mut self) -> Open {
        let mut open = Open::new(self.issued.versioned());
        open.call = self.call;
        if let Some(draft) = self.draft.take() {
            open.draft = draft;
        }
        open
    }
}

fn say(words: &str) -> Effects {
    vec![Effect::Say(words.to_owned())]
}

impl ChangedBy {
    /// "Ada Admin changed this service account in the meantime: Account name."
    pub fn words(&self) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| part.label()).collect();
        let what =
            if parts.is_empty() { String::new() } else { [": ", &parts.join(", ")].concat() };
        [&self.sentence(), &what, "."].concat()
    }

    /// The same without the parts and the full stop.
    pub fn sentence(&self) -> String {
        let who = self.who.as_deref().unwrap_or("Somebody else");
        [&*isolated(who), " changed this service account in the meantime"].concat()
    }
}

#[cfg(test)]
mod tests;
