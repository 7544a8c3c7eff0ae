//! Walks at random through an open picker: what must hold whatever the user does, with answers that
//! come late, never or twice.

mod invariants;
mod steps;
mod world;

use crate::screens::walks::walk;
use world::World;

#[test]
fn nothing_chosen_is_lost_on_any_walk() {
    let seen = walk::<World>();
    for state in ["choosing", "fetching all", "fetching a range", "asking", "closed"] {
        assert!(seen.contains(state), "no walk comes by {state}");
    }
}
