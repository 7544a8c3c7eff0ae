//! The steps that a walk can take.

use crate::domain::draft::Edit;
use crate::screens::walks::Fate;

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Edit(Edit),
    LeaveName,
    LeaveEmail,
    OpenPicker,
    Pick(&'static [&'static str]),
    ClosePicker,
    /// A file is chosen, and read: a description, or something else.
    File(bool),
    Fill,
    Cancel,
    Submit,
    /// Goes away, and comes back to an empty form; `true` is "Leave".
    Leave(bool),
    /// What becomes of the call that is under way.
    Answer(Fate),
    /// The gateway sends the call once more.
    AskedAgain,
    /// An answer that was on its way arrives.
    Deliver,
    /// An earlier answer comes once more.
    Double(usize),
    /// A call that the form has given up reaches the backend.
    Arrive(usize),
    Somebody(Deed),
}

/// What somebody else does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// Creates an account of this name.
    Take(&'static str),
    /// Removes what this form has created.
    Remove,
    Rename,
}
