//! What happens to the page of an account, and what is to be done about it.

use super::task::Confirmed;
use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::changes::Change;
use crate::domain::draft::Edit;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::Part;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::gateway::issued::Issued;

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

pub(super) type Effects = Vec<Effect>;

pub(super) fn say(words: &str) -> Effects {
    vec![Effect::Say(words.to_owned())]
}
