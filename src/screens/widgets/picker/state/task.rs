//! What the picker is doing, and why the last fetch did nothing.

use crate::domain::failure::ApiError;

/// What the picker is doing. Only while choosing can anything be changed or confirmed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Task {
    Choosing,
    FetchingAll,
    FetchingRange(Range),
    AskingToDiscard,
    /// Confirmed or discarded; the dialog is on its way out.
    Closed,
}

/// The rows between two places, both included. `to` is the row that was used last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub from: usize,
    pub to: usize,
    /// Whether its rows are to be chosen, or not to be chosen any more.
    pub into: bool,
}

/// Why the last fetch did nothing, and what Retry repeats.
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
