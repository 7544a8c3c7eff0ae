//! Random walks through an open picker. The invariants must hold whatever the user does, also with
//! late, lost and repeated answers.

mod invariants;
mod likely;
mod steps;
mod world;

use super::told::Stage;
use crate::screens::walks::{walk_by, walk_through};
use steps::Step;
use world::World;

walk_through!(
    World,
    Step,
    likely::likely,
    |before, step: &Step, after| invariants::check(before, *step, after),
    |world: &World| Stage::of(&world.picker.task)
);

#[test]
fn nothing_chosen_is_lost_on_any_walk() {
    walk_by::<World>(Stage::ALL);
}
