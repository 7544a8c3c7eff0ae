//! Random walks through the account page. The invariants must hold whatever the user, the backend and
//! another user do, also with late, lost and repeated answers.

mod calls;
mod copy;
mod deeds;
mod invariants;
mod likely;
mod network;
mod steps;
mod user;
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
        deeds::check(before, step, after);
        invariants::check(before, after);
    }

    fn stage(&self) -> String {
        format!("{:?}", Stage::of(&self.page))
    }
}

#[test]
fn the_invariants_hold_on_every_walk() {
    let seen = walk::<World>();
    for stage in Stage::all() {
        assert!(seen.contains(&format!("{stage:?}")), "no walk comes by {stage:?}");
    }
}
