//! The steps that a walk can take.

use crate::domain::draft::Edit;
use crate::domain::merge::Part;
use crate::gateway::model::Deed;
use crate::screens::account_page::state::Confirmed;
use crate::screens::walks::Fate;

#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Edit(Edit),
    /// The line of the summary.
    Undo(usize),
    Choose(Part, bool),
    OpenPicker,
    Pick(&'static [&'static str]),
    ClosePicker,
    StartFromAll,
    StartFromNone,
    Save,
    /// And what is answered where leaving is asked about: `true` is "Leave".
    Ask(Confirmed, bool),
    Cancel,
    Confirm,
    SecretSaved,
    Done(bool),
    Retry,
    /// Goes away, and comes back to the account.
    Leave(bool),
    HidePage,
    /// What becomes of the call that is under way.
    Answer(Fate),
    /// The gateway sends the call once more.
    AskedAgain,
    /// An answer that was on its way arrives.
    Deliver,
    /// An earlier answer comes once more.
    Double(usize),
    /// A call that the page has given up reaches the backend.
    Arrive(usize),
    Somebody(Deed),
}
