//! Random walks through an open picker. The invariants must hold whatever the user does, also with
//! late, lost and repeated answers.

mod invariants;
mod likely;
mod steps;
mod world;

use super::told::Stage;
use crate::screens::walks::{self, walk};
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
        format!("{:?}", Stage::of(&self.picker.task))
    }
}

#[test]
fn nothing_chosen_is_lost_on_any_walk() {
    let seen = walk::<World>();
    for stage in Stage::ALL {
        assert!(seen.contains(&format!("{stage:?}")), "no walk comes by {stage:?}");
    }
}
