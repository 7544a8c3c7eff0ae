//! Walks at random through the states of the screens. A walk takes steps of the user, of the backend
//! and of somebody else, in any order; after each of them the invariants must hold.
//!
//! All runs take the same walks. `PROPTEST_CASES=20000` takes more of them, and `PROPTEST_RNG_SEED`
//! others; a walk that fails is shortened, and printed with its seed.

use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};

const STEPS: usize = 40;
const SEED: u64 = 1;

/// Takes the walks of `T`.
pub fn walk<T: StateMachineTest>() {
    let mut config = Config { failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(SEED);
    }
    let seed = config.rng_seed;
    let outcome = TestRunner::new(config.clone()).run(
        &T::Reference::sequential_strategy(STEPS),
        |(start, steps, seen)| {
            T::test_sequential(config.clone(), start, steps, seen);
            Ok(())
        },
    );
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(reason, (_, steps, _))) => {
            let steps: Vec<String> = steps.iter().map(|step| format!("  {step:?}")).collect();
            panic!("PROPTEST_RNG_SEED={seed}: {reason}, after\n{}", steps.join("\n"));
        }
        Err(TestError::Abort(reason)) => panic!("PROPTEST_RNG_SEED={seed}: {reason}"),
    }
}
