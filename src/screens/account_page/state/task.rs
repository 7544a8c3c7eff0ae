//! What the user or the tab is doing with an open account.

use super::notice::ChangedBy;
use crate::domain::draft::Draft;
use crate::domain::failure::ApiError;

/// What the user or the tab is doing.
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
    /// Sent, with the number of the current attempt.
    Writing(Confirmed, u32),
}

/// A change that is confirmed in a dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    Regenerate,
    /// A new secret that nobody gets.
    Block,
    Remove,
}

/// What a dialog shows besides its question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    pub error: Option<ApiError>,
    /// Somebody changed the account since the dialog was opened.
    pub changed: Option<ChangedBy>,
}

/// What the current call returns.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Awaited {
    /// The result of the change, or a refusal.
    Answer,
    /// The current account. The refusal is the 412 that made it necessary to read the account again;
    /// `None` if there was no refusal.
    Account(Option<ApiError>),
}
