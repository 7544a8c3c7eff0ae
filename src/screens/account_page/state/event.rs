//! The events and effects of the account page.

use super::task::Confirmed;
use crate::domain::account::{ServiceAccount, Versioned};
use crate::domain::changes::Change;
use crate::domain::draft::Edit;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::merge::Part;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::gateway::issued::Issued;

/// An event. Answers have the number of their call.
pub enum Event {
    Loaded(u32, Result<Versioned, ApiError>),
    Retry,
    Edit(Edit),
    Undo(Change),
    /// The user's choice in a conflict: mine (`true`) or theirs.
    Choose(Part, bool),
    OpenPicker,
    PickerConfirmed(Selection),
    PickerClosed,
    StartFromAll,
    StartFromNone,
    /// `None` if it was stopped.
    StartFetched(u32, Option<Result<Selection, ApiError>>),
    Save,
    Saved(u32, Result<Versioned, ApiError>),
    ReadAgain(u32, Result<Versioned, ApiError>),
    Ask(Confirmed),
    Cancel,
    /// "Regenerate secret", "Block access" or "Delete", with a new idempotency key.
    Confirm(String),
    /// No answer came, and the gateway sent the call again: the numbers of the call and the attempt.
    AskedAgain(u32, u32),
    Regenerated(u32, Box<Result<Issued, ApiError>>),
    /// The secret in the answer is dropped at once.
    Blocked(u32, Box<Result<Issued, ApiError>>),
    Removed(u32, Result<(), ApiError>),
    SecretSaved,
    /// The user leaves the credentials.
    Done,
    /// The user's role allows changes, so the 403 was about something else.
    Allowed,
    /// The browser hides the page. It may show it to another user later.
    PageHidden,
}

/// What the view has to do.
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
    /// Regenerates the secret and throws it away.
    Block {
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
    /// Tells the list and the host.
    Updated(ServiceAccount),
    SecretRegenerated(ServiceAccount),
    /// The user has removed the account: the page is left.
    Left(ServiceAccount),
    /// The list may be out of date.
    Refresh,
    /// The backend refused a change: the role is read again.
    Refused(ErrorKind),
}

pub(super) type Effects = Vec<Effect>;

pub(super) fn say(words: &str) -> Effects {
    vec![Effect::Say(words.to_owned())]
}
