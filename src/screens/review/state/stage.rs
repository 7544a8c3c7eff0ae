//! How far a reading of many things is.

use crate::domain::failure::ApiError;

/// So many calls are under way at once, at most.
pub const MOST_CALLS: usize = 4;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    #[default]
    NotYet,
    Running,
    /// By the user; what has come is kept.
    Stopped,
    /// What has come is kept.
    Failed(ApiError),
    Done,
}
