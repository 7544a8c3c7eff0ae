//! The steps that a walk can take.

use crate::domain::draft::Edit;
use crate::domain::merge::Part;
use crate::gateway::model::Deed;
use crate::screens::account_page::state::Confirmed;
use crate::screens::walks::Fate;

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Edit(Edit),
    /// The line of the summary, by its index.
    Undo(usize),
    Choose(Part, bool),
    OpenPicker,
    Pick(&'static [&'static str]),
    ClosePicker,
    StartFromAll,
    StartFromNone,
    Save,
    /// With the answer to the question before leaving: `true` is "Leave".
    Ask(Confirmed, bool),
    Cancel,
    Confirm,
    SecretSaved,
    Done(bool),
    Retry,
    /// Leaves the page and opens the account again.
    Leave(bool),
    HidePage,
    /// How the current call ends.
    Answer(Fate),
    /// The gateway sends the call again.
    AskedAgain,
    /// A delayed answer arrives.
    Deliver,
    /// An earlier answer arrives a second time.
    Double(usize),
    /// A call that the page no longer waits for reaches the backend.
    Arrive(usize),
    Somebody(Deed),
}
