//! Every enabled control does what it says, and everything else does nothing.

use super::steps::Step;
use super::world::World;
use crate::screens::account_page::state::{Confirmed, Effect, Page, Task};
use crate::screens::tables::Tabled;

pub fn check(before: &World, step: &Step, after: &World) {
    match step {
        Step::Double(_) => is_unchanged(before, after, "an answer that comes twice"),
        Step::Arrive(_) => is_unchanged(before, after, "an answer that nobody awaits"),
        Step::Answer(_) | Step::Deliver | Step::AskedAgain => {}
        Step::Somebody(_) => is_unchanged(before, after, "what somebody else does"),
        Step::HidePage if before.page.open().is_some() => {
            is_unchanged(before, after, "hiding the page");
        }
        Step::HidePage => {}
        Step::Leave(false) if before.page.unsaved().is_some() => {
            is_unchanged(before, after, "“Stay”");
        }
        Step::Leave(_) => {}
        Step::Ask(Confirmed::Regenerate, false) | Step::Done(false)
            if before.page.unsaved().is_some() =>
        {
            is_unchanged(before, after, "“Stay”");
        }
        Step::Save if !before.offers(step) => says_at_most(before, after),
        step if !before.offers(step) => is_unchanged(before, after, "what is not offered"),
        step => assert!(is_done(before, step, after), "{step:?} does not do what it says"),
    }
}

fn is_unchanged(before: &World, after: &World, what: &str) {
    assert_eq!(before.page.whole(), after.page.whole(), "{what} changes the page");
    assert_eq!(after.effects, [], "{what} has an effect");
}

/// Enter in a field may say why nothing is saved.
fn says_at_most(before: &World, after: &World) {
    assert_eq!(
        before.page.whole(),
        after.page.whole(),
        "Save changes the page while it is disabled"
    );
    let says = |effect: &Effect| matches!(effect, Effect::Say(_));
    assert!(after.effects.iter().all(says), "Save has an effect while it is disabled");
}

/// Whether the step had its effect. The invariants check the fields.
fn is_done(before: &World, step: &Step, after: &World) -> bool {
    let task = after.page.open().map(|open| &open.task);
    let lines = |world: &World| world.page.open().map_or(0, |open| open.changes().len());
    let has = |effect: fn(&Effect) -> bool| after.effects.iter().any(effect);
    match step {
        Step::Edit(_) => matches!(task, Some(Task::Editing | Task::AskingStart(None))),
        // Undoing one line may add others, such as those of the access that applies again.
        Step::Undo(line) => {
            let gone = before.page.open().map(|open| open.changes()[*line].clone());
            let now = after.page.open().map(|open| open.changes()).unwrap_or_default();
            gone.is_some_and(|gone| !now.contains(&gone))
        }
        Step::Choose(part, _) => {
            let versions = before.page.open().and_then(|open| open.notice.clone());
            versions == after.page.open().and_then(|open| open.notice.clone())
                && after.page.open().is_some_and(|open| part.is_same(&open.draft, &after.user.mine))
        }
        Step::OpenPicker => task == Some(&Task::Picking),
        Step::Pick(_) | Step::ClosePicker | Step::StartFromNone => task == Some(&Task::Editing),
        Step::StartFromAll => {
            task == Some(&Task::FetchingStart) && has(|it| matches!(it, Effect::FetchStart { .. }))
        }
        Step::Save => {
            let sends = |it: &Effect| matches!(it, Effect::Save { .. } | Effect::ReadAgain { .. });
            matches!(task, Some(Task::Saving(_))) && has(sends)
        }
        Step::Ask(change, _) => matches!(task, Some(Task::Asking(asked, _)) if asked == change),
        Step::Cancel => match before.page.open().map(|open| &open.task) {
            Some(Task::FetchingStart) => {
                task == Some(&Task::AskingStart(None)) && has(|it| *it == Effect::StopFetching)
            }
            Some(Task::AskingStart(_)) => task == Some(&Task::Editing),
            _ => task == Some(&Task::Editing) && lines(before) == lines(after),
        },
        Step::Confirm => match before.page.open().map(|open| &open.task) {
            Some(Task::Asking(Confirmed::Regenerate, _)) => {
                has(|it| matches!(it, Effect::Regenerate { .. }))
            }
            Some(Task::Asking(Confirmed::Block, _)) => has(|it| matches!(it, Effect::Block { .. })),
            _ => has(|it| matches!(it, Effect::Remove { .. })),
        },
        Step::SecretSaved => after.page.credentials().is_some_and(|shown| shown.secret_saved),
        Step::Done(_) => after.page.open().is_some(),
        Step::Retry => matches!(after.page, Page::Loading(_)),
        _ => true,
    }
}
