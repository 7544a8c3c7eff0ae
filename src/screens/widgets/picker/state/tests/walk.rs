//! Walks at random through an open picker: what must hold whatever the user does, with answers that
//! come late, never or twice.

mod invariants;
mod likely;
mod steps;
mod world;

use crate::screens::walks::{self, walk};
use crate::screens::widgets::picker::state::Task;
use steps::Step;
use world::World;

impl walks::World for World {
    type Step = Step;

    fn new() -> Self {
        World::new()
    }

    fn likely(&self) -> Vec<(u32, Vec<Step>)> {
        likely::likely(self)
    }

    fn take(&mut self, step: &Step) {
        self.take(step);
    }

    fn check(before: &Self, step: &Step, after: &Self) {
        invariants::check(before, *step, after);
    }

    fn stage(&self) -> String {
        let stage = match self.picker.task {
            Task::Choosing => "choosing",
            Task::FetchingAll => "fetching all",
            Task::FetchingRange(_) => "fetching a range",
            Task::AskingToDiscard => "asking",
            Task::Closed => "closed",
        };
        stage.to_owned()
    }
}

#[test]
fn nothing_chosen_is_lost_on_any_walk() {
    let seen = walk::<World>();
    for state in ["choosing", "fetching all", "fetching a range", "asking", "closed"] {
        assert!(seen.contains(state), "no walk comes by {state}");
    }
}
