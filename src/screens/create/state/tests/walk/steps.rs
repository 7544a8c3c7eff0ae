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
    /// Leaves the form and opens an empty one; `true` is "Leave".
    Leave(bool),
    /// How the current call ends.
    Answer(Fate),
    /// The gateway sends the call again.
    AskedAgain,
    /// A delayed answer arrives.
    Deliver,
    /// An earlier answer arrives a second time.
    Double(usize),
    /// A call that the form no longer waits for reaches the backend.
    Arrive(usize),
    Somebody(Deed),
}

/// What another user does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Deed {
    /// Creates an account of this name.
    Take(&'static str),
    /// Removes what this form has created.
    Remove,
    Rename,
}
