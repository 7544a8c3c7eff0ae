//! The steps that a walk can take.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Search(&'static str),
    OnlyBase(bool),
    Reverse(bool),
    ShowSelected(bool),
    Click(usize),
    ShiftClick(usize),
    /// Shift and a key that moves.
    Extend(usize, usize),
    TakeOut(&'static str),
    SelectAll,
    Retry,
    Stop,
    Leave,
    KeepSelecting,
    Discard,
    Confirm,
    /// The fetch that is under way comes to its end.
    Answer,
    Fail,
    /// An earlier answer comes once more, or one to a fetch that was stopped comes after all.
    Late(usize),
    /// The picker is opened again, with what is chosen now.
    OpenAgain,
}
