//! Which steps are likely in which state.

use super::steps::Step;
use super::world::World;
use crate::screens::widgets::picker::state::Task;
use std::sync::LazyLock;

static CHOOSING: LazyLock<Vec<Step>> = LazyLock::new(|| {
    let clicks = (0..5).map(Step::Click).chain((0..8).step_by(2).map(Step::ShiftClick));
    let others = [
        Step::Extend(1, 2),
        Step::Extend(3, 2),
        Step::TakeOut("a"),
        Step::TakeOut("noon b"),
        Step::SelectAll,
        Step::SelectAll,
        Step::ShowSelected(true),
        Step::ShowSelected(false),
    ];
    clicks.chain(others).collect()
});

const NARROWING: [Step; 8] = [
    Step::Search("noon"),
    Step::Search("noon "),
    Step::Search("b"),
    Step::Search(""),
    Step::OnlyBase(true),
    Step::OnlyBase(false),
    Step::Reverse(true),
    Step::Reverse(false),
];

const ENDING: [Step; 3] = [Step::Leave, Step::Leave, Step::Confirm];

/// The likely steps now, and some that the picker does not offer.
pub fn likely(world: &World) -> Vec<(u32, Vec<Step>)> {
    let late = (0..world.answered.len()).map(Step::Late).collect();
    let mut kinds = vec![
        (20, CHOOSING.clone()),
        (20, NARROWING.to_vec()),
        (10, ENDING.to_vec()),
        (10, vec![Step::Stop, Step::KeepSelecting, Step::Discard, Step::Retry]),
        (15, late),
    ];
    kinds.extend(match world.picker.task {
        Task::Choosing => vec![(80, CHOOSING.clone()), (30, vec![Step::Retry])],
        Task::FetchingAll | Task::FetchingRange(_) => {
            vec![(80, vec![Step::Answer, Step::Answer, Step::Fail]), (20, vec![Step::Stop])]
        }
        Task::AskingToDiscard => vec![(60, vec![Step::KeepSelecting, Step::Discard])],
        Task::Closed => vec![(60, vec![Step::OpenAgain])],
    });
    kinds
}
