//! Walks at random through the create form: what must hold whatever the user, the backend and
//! somebody else do, with answers that come late, never, twice, or after something else happened.

mod deeds;
mod invariants;
mod steps;
mod world;

use super::told::Stage;
use crate::screens::walks::walk;
use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use std::sync::Mutex;
use steps::Step;
use world::World;

struct Walk;

/// Where the walks have been.
static SEEN: Mutex<Vec<Stage>> = Mutex::new(Vec::new());

impl ReferenceStateMachine for Walk {
    type State = World;
    type Transition = Step;

    fn init_state() -> BoxedStrategy<World> {
        Just(World::new()).boxed()
    }

    fn transitions(world: &World) -> BoxedStrategy<Step> {
        steps::likely(world)
    }

    fn apply(mut world: World, step: &Step) -> World {
        world.take(step);
        world
    }
}

impl StateMachineTest for Walk {
    type SystemUnderTest = World;
    type Reference = Self;

    fn init_test(world: &World) -> World {
        world.clone()
    }

    fn apply(before: World, _: &World, step: Step) -> World {
        let mut after = before.clone();
        after.take(&step);
        deeds::check(&before, &step, &after);
        invariants::check(&before, &after);
        let stage = Stage::of(&after.form.task);
        let mut seen = SEEN.lock().unwrap();
        if !seen.contains(&stage) {
            seen.push(stage);
        }
        after
    }
}

#[test]
fn there_is_never_a_second_account_on_any_walk() {
    walk::<Walk>();
    let seen = SEEN.lock().unwrap();
    for stage in Stage::ALL {
        assert!(seen.contains(stage), "no walk comes by {stage:?}");
    }
}
