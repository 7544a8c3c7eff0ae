//! Every enabled control does what it says, and everything else does nothing.

use super::steps::Step;
use super::world::World;
use crate::domain::draft::Draft;
use crate::screens::create::state::{Effect, Task};
use crate::screens::tables::Tabled;

pub fn check(before: &World, step: &Step, after: &World) {
    match step {
        Step::Double(_) => is_unchanged(before, after, "an answer that comes twice"),
        Step::Arrive(_) => is_unchanged(before, after, "an answer that nobody awaits"),
        Step::Answer(_) | Step::Deliver | Step::AskedAgain => {}
        Step::Somebody(_) => is_unchanged(before, after, "what somebody else does"),
        Step::Leave(false) if before.form.unsaved().is_some() => {
            is_unchanged(before, after, "“Stay”");
        }
        Step::Leave(_) => {}
        step if !before.offers(step) => is_unchanged(before, after, "what is not offered"),
        step => assert!(is_done(before, step, after), "{step:?} does not do what it says"),
    }
}

fn is_unchanged(before: &World, after: &World, what: &str) {
    assert_eq!(before.form.whole(), after.form.whole(), "{what} changes the form");
    assert!(after.effects.is_empty(), "{what} has an effect");
}

/// Whether the step had its effect. The invariants check the fields.
fn is_done(before: &World, step: &Step, after: &World) -> bool {
    let (was, form) = (&before.form, &after.form);
    let sends = after.effects.iter().any(|it| matches!(it, Effect::Send { .. }));
    let focuses = after.effects.iter().any(|it| matches!(it, Effect::FocusInvalid));
    match step {
        Step::OpenPicker => form.task == Task::Picking,
        Step::File(false) => form.file_fault.is_some() && form.task == Task::Editing,
        Step::File(true) => {
            let is_asked = matches!(form.task, Task::AskingToFill(_));
            // There is no question if nothing was typed, or exactly this.
            let asks = was.draft != Draft::default() && was.draft != super::world::file();
            is_asked == asks && form.file_fault.is_none()
        }
        Step::Submit => match was.draft.check() {
            Ok(_) => sends && matches!(form.task, Task::Sending(_, 1)),
            Err(_) => !sends && focuses && form.tried && form.task == Task::Editing,
        },
        Step::LeaveName => form.left.0 && form.task == was.task,
        Step::LeaveEmail => form.left.1 && form.task == was.task,
        _ => form.task == Task::Editing,
    }
}
