//! The invariants that hold after every step.

use super::steps::Step;
use super::world::World;
use crate::screens::widgets::picker::state::{Effect, Retry, Task};

pub fn check(before: &World, step: Step, after: &World) {
    match step {
        Step::Late(_) => is_unchanged(before, after, "a late answer"),
        Step::Answer | Step::Fail | Step::OpenAgain => {}
        step if before.offers(step) => {
            assert!(is_done(before, step, after), "{step:?} does not do what it says");
        }
        _ => is_unchanged(before, after, "what is not offered"),
    }
    what_is_chosen_is_shown(after);
    what_waits_is_under_way(after);
    what_is_typed_is_searched_for(after);
    what_failed_can_be_tried_again(after);
    nothing_is_thrown_away_without_a_question(before, after);
    what_is_handed_over_was_shown(before, after);
}

fn is_unchanged(before: &World, after: &World, what: &str) {
    assert_eq!(before.picker, after.picker, "{what} changes the picker");
    assert_eq!(after.effects, [], "{what} has an effect");
}

fn is_done(before: &World, step: Step, after: &World) -> bool {
    let task = &after.picker.task;
    let fetches = |range: Option<(usize, usize)>| {
        let fetch = after.fetch.as_ref();
        fetch.is_some_and(|fetch| fetch.range.map(|range| (range.from, range.to)) == range)
    };
    match step {
        Step::ShiftClick(index) => match before.user.anchor {
            Some(anchor) if anchor != index => fetches(Some((anchor, index))),
            _ => *task == Task::Choosing,
        },
        Step::Extend(from, to) => fetches(Some((from, to))),
        Step::SelectAll => fetches(None),
        Step::Retry => {
            let range = before.user.failed.flatten();
            fetches(range.map(|range| (range.from, range.to)))
        }
        Step::ShowSelected(only) => after.picker.only_chosen() == only,
        Step::OnlyBase(only) => after.picker.query().is_base_dataset.is_some() == only,
        Step::Reverse(is) => (after.picker.query().sort_direction == "Descending") == is,
        Step::Search(_) => *task == before.picker.task,
        Step::Stop | Step::KeepSelecting | Step::Click(_) | Step::TakeOut(_) => {
            *task == Task::Choosing
        }
        Step::Leave => match before.picker.task {
            Task::Choosing if before.user.mine != before.user.before => {
                *task == Task::AskingToDiscard
            }
            Task::Choosing => *task == Task::Closed,
            _ => *task == Task::Choosing,
        },
        Step::Discard | Step::Confirm => *task == Task::Closed,
        _ => true,
    }
}

fn what_is_chosen_is_shown(world: &World) {
    let (shown, mine) = (world.picker.chosen(), &world.user.mine);
    if world.picker.is_open() {
        assert!(shown.ids().eq(mine.ids()), "{shown:?} is shown, and {mine:?} was chosen");
        let is_changed = *mine != world.user.before;
        assert_eq!(world.picker.unsaved().is_some(), is_changed, "leaving loses it unasked");
    }
}

/// A picker that waits has a call under way; otherwise it would wait for ever.
fn what_waits_is_under_way(world: &World) {
    let waits = matches!(world.picker.task, Task::FetchingAll | Task::FetchingRange(_));
    assert_eq!(waits, world.fetch.is_some(), "the picker waits for nothing, or does not wait");
}

fn what_is_typed_is_searched_for(world: &World) {
    if world.picker.is_open() {
        assert_eq!(world.picker.search(), world.user.typed, "the field shows something else");
    }
    if world.picker.task == Task::Choosing {
        let searched = world.picker.query().dataset_name.as_deref().unwrap_or_default();
        assert_eq!(searched, world.user.typed.trim(), "the list is not what was searched for");
    }
}

fn what_failed_can_be_tried_again(world: &World) {
    if world.picker.task == Task::Choosing {
        let retry = world.picker.failure().map(|failure| match failure.retry {
            Retry::All => None,
            Retry::Range(range) => Some(range),
        });
        assert_eq!(retry, world.user.failed, "Retry repeats something else, or is missing");
    }
}

fn nothing_is_thrown_away_without_a_question(before: &World, after: &World) {
    if before.picker.is_open() && after.effects.contains(&Effect::Close) {
        let is_same = before.user.mine == before.user.before;
        assert!(is_same || after.user.has_discarded, "what was chosen is thrown away unasked");
    }
}

fn what_is_handed_over_was_shown(before: &World, after: &World) {
    for effect in &after.effects {
        if let Effect::TakeOver(chosen) = effect {
            assert_eq!(
                chosen,
                before.picker.chosen(),
                "Confirm gives something else than is shown"
            );
            assert_eq!(chosen, &before.user.mine, "Confirm gives something else than was chosen");
        }
    }
}
