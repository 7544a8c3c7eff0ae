//! What happens to the picker, and what is to be done about it.

use super::task::Range;
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Narrowed(Narrow),
    ShowSelected(bool),
    /// A row was used by click or Space.
    Toggled {
        index: usize,
        id: String,
        name: String,
        with_shift: bool,
    },
    /// Shift and a key that moves: all rows from where the focus was to where it goes.
    Extended {
        from: usize,
        to: usize,
    },
    /// A data set was taken out of the table of selected ones.
    TakenOut(String),
    SelectAll,
    Retry,
    Stop,
    /// The answer to a fetch: what was chosen and all that was found, or the rows of the range.
    Came {
        attempt: u64,
        outcome: Result<Selection, ApiError>,
    },
    /// Cancel, Esc or the cross.
    Leave,
    KeepSelecting,
    Discard,
    Confirm,
}

/// A change of what is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Narrow {
    Name(String),
    Kind(Option<bool>),
    /// The versions of a schema.
    Schema(Option<Vec<String>>),
    Tag(Option<(String, String)>),
    /// Column and direction of the contract.
    Order(&'static str, &'static str),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Shows the list of the present query from its top.
    LoadList,
    /// Fetches all that the present query finds, added to what is chosen.
    FetchAll {
        attempt: u64,
    },
    FetchRange {
        attempt: u64,
        range: Range,
    },
    StopFetch,
    Focus(Place),
    /// Moves the focus if it is on Stop or nowhere, and else leaves it where the user has it.
    FocusAfterFetch(Place),
    SayChosen(usize),
    SayStopped,
    /// Closes with the selection taken over.
    TakeOver(Selection),
    /// Closes with everything as it was.
    Close,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Stop,
    SelectAll,
    Row(usize),
    KeepSelecting,
    /// The control that had the focus before the question, or else Cancel.
    BeforeQuestion,
}
