//! Walks at random through the account page: what must hold whatever the user, the backend and
//! somebody else do, with answers that come late, never, twice, or after something else happened.

mod copy;
mod deeds;
mod invariants;
mod network;
mod steps;
mod user;
mod world;

use super::told::Stage;
use crate::screens::walks::walk;
use world::World;

#[test]
fn nothing_is_lost_and_nothing_lies_on_any_walk() {
    let seen = walk::<World>();
    for stage in Stage::all() {
        assert!(seen.contains(&format!("{stage:?}")), "no walk comes by {stage:?}");
    }
}
