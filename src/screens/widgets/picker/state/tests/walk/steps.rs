//! The steps that a walk can take.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Search(&'static str),
    OnlyBase(bool),
    Reverse(bool),
    ShowSelected(bool),
    Click(usize),
    ShiftClick(usize),
    /// Shift and an arrow key.
    Extend(usize, usize),
    TakeOut(&'static str),
    SelectAll,
    Retry,
    Stop,
    Leave,
    KeepSelecting,
    Discard,
    Confirm,
    /// The current fetch succeeds.
    Answer,
    Fail,
    /// An earlier answer arrives again, or the answer to a stopped fetch.
    Late(usize),
    /// The picker is opened again, with what is chosen now.
    OpenAgain,
}
