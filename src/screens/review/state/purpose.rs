//! What single accounts are read for, and what they tell.

use crate::domain::review::attention::Details;

/// What the accounts are read for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// To find who reaches this data set.
    Readers { id: String, name: String },
    /// To find what needs attention among the data sets.
    Check,
    /// To save a file.
    File(Format),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Json,
}

/// What an account's full record told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Told {
    /// It reaches the data set that was asked about.
    pub reaches: bool,
    /// `None` if not all of its data sets can be read.
    pub details: Option<Details>,
}
