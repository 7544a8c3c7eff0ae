//! Walks at random through the create form: what must hold whatever the user, the backend and
//! somebody else do, with answers that come late, never, twice, or after something else happened.

mod deeds;
mod invariants;
mod network;
mod steps;
mod world;

use super::told::Stage;
use crate::screens::walks::walk;
use world::World;

#[test]
fn there_is_never_a_second_account_on_any_walk() {
    let seen = walk::<World>();
    for stage in Stage::ALL {
        assert!(seen.contains(&format!("{stage:?}")), "no walk comes by {stage:?}");
    }
}
