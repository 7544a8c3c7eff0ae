//! What the picker is doing, and why the last fetch failed.

use crate::domain::failure::ApiError;

/// What the picker is doing. Only in `Choosing` can anything be changed or confirmed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Task {
    Choosing,
    FetchingAll,
    FetchingRange(Range),
    AskingToDiscard,
    /// Confirmed or discarded; the dialog is closing.
    Closed,
}

/// The rows from `from` to `to`, both included. `to` is the row that was used last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub from: usize,
    pub to: usize,
    /// Whether its rows are selected (`true`) or deselected.
    pub into: bool,
}

/// Why the last fetch failed, and what Retry repeats.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    pub error: ApiError,
    pub retry: Retry,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    All,
    Range(Range),
}
