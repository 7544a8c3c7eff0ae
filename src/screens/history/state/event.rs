//! What can happen in a history, and what is to be done then.

use crate::domain::account::ServiceAccount;
use crate::domain::failure::ApiError;
use crate::domain::ledger::entry::Row;
use crate::domain::page::Page;

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Opened,
    PageCame {
        call: u32,
        outcome: Result<Page<Row>, ApiError>,
    },
    /// `None`: the account does not exist any more.
    AccountCame {
        call: u32,
        outcome: Result<Option<Box<ServiceAccount>>, ApiError>,
    },
    Stopped,
    /// Go on after a stop or a failure.
    GoesOn,
    /// The entry of this row is to be shown in full.
    Asked(usize),
    Closed,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    ReadPage {
        call: u32,
        page: u32,
    },
    ReadAccount {
        call: u32,
    },
    /// Ends the call under way.
    EndCalls,
    /// The rows have changed.
    ShowRows,
    Say(&'static str),
}
