//! What the user, or the tab, is doing with an account that is open.

use super::notice::ChangedBy;
use crate::domain::draft::Draft;
use crate::domain::failure::ApiError;

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

/// What the call that is awaited will give.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Awaited {
    /// What was asked for, or a refusal.
    Answer,
    /// The account as it is now, since this refusal (412) says that it was changed; `None` where there
    /// was no refusal.
    Account(Option<ApiError>),
}
