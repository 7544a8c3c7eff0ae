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
use crate::screens::walks::{walk_by, walk_through};
use steps::Step;
use world::World;

walk_through!(
    World,
    Step,
    likely::likely,
    |before, step, after| {
        deeds::check(before, step, after);
        invariants::check(before, after);
    },
    |world: &World| Stage::of(&world.page)
);

#[test]
fn the_invariants_hold_on_every_walk() {
    walk_by::<World>(Stage::all());
}
