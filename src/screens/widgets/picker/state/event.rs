//! The events and effects of the picker.

use super::task::Range;
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Narrowed(Narrow),
    ShowSelected(bool),
    /// A row was clicked, or Space was pressed on it.
    Toggled {
        index: usize,
        id: String,
        name: String,
        with_shift: bool,
    },
    /// Shift and an arrow key: selects all rows between the old focus and the new one.
    Extended {
        from: usize,
        to: usize,
    },
    /// A data set was removed in the table of selected ones.
    TakenOut(String),
    SelectAll,
    Retry,
    Stop,
    /// The answer to a fetch: the selection with all rows added, or the rows of the range.
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

/// A change of the query.
#[derive(Clone, Debug, PartialEq)]
pub enum Narrow {
    Name(String),
    Kind(Option<bool>),
    /// The versions of a schema.
    Schema(Option<Vec<String>>),
    Tag(Option<(String, String)>),
    /// Column and direction, as the contract names them.
    Order(&'static str, &'static str),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Loads the list of the current query from the top.
    LoadList,
    /// Fetches all rows of the current query and adds them to the selection.
    FetchAll {
        attempt: u64,
    },
    FetchRange {
        attempt: u64,
        range: Range,
    },
    StopFetch,
    Focus(Place),
    /// Moves the focus only if it is on Stop or nowhere.
    FocusAfterFetch(Place),
    SayChosen(usize),
    SayStopped,
    /// Closes and hands over the selection.
    TakeOver(Selection),
    /// Closes without a change.
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
