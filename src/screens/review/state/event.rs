//! What can happen in an access review, and what is to be done then.

use super::purpose::{Format, Purpose, Told};
use crate::domain::failure::ApiError;
use crate::domain::page::Page;
use crate::domain::review::entry::Entry;
use crate::domain::review::order::Column;

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// `now` is milliseconds since 1970.
    Opened {
        now: f64,
    },
    /// An account that cannot be read is `None`.
    PageCame {
        call: u32,
        page: u32,
        outcome: Result<Page<Option<Entry>>, ApiError>,
    },
    ListStopped,
    /// Go on after a stop or a failure.
    ListGoesOn,
    Searched(String),
    Sorted(Column),
    /// Single accounts are to be read for this.
    Asked(Purpose),
    /// `None`: the account does not exist any more.
    AccountCame {
        call: u32,
        id: String,
        outcome: Result<Option<Told>, ApiError>,
    },
    AccountsStopped,
    AccountsGoOn,
    /// What was asked is not wanted any more.
    Forgotten,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    ReadPage {
        call: u32,
        page: u32,
    },
    /// Ends the calls for pages.
    EndPages,
    ReadAccount {
        call: u32,
        id: String,
    },
    /// Ends the calls for single accounts.
    EndAccounts,
    ShowRows {
        from_top: bool,
    },
    /// Who reaches the data set has changed.
    ShowReaders,
    /// All accounts have been read for a file.
    Save(Format),
    Say(&'static str),
}
