//! Walks at random through the states of the screens. A walk takes steps of the user, of the backend
//! and of somebody else, in any order; after each of them the invariants must hold.
//!
//! All runs take the same walks. `PROPTEST_CASES=20000` takes more of them, and `PROPTEST_RNG_SEED`
//! others; a walk that fails is shortened, and printed with its seed.

use proptest::strategy::{BoxedStrategy, Strategy};
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestError, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use std::fmt::Debug;

const STEPS: usize = 40;
const WALKS: u32 = 1_000;
const SEED: u64 = 1;

/// Takes the walks of `T`.
pub fn walk<T: StateMachineTest>() {
    let mut config = Config {
        failure_persistence: None,
        max_shrink_iters: 20_000,
        rng_algorithm: RngAlgorithm::XorShift,
        ..Config::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = WALKS;
    }
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

/// One of the steps: first a kind by its weight, then any step of it.
pub fn weighted<T: Clone + Debug + 'static>(kinds: Vec<(u32, Vec<T>)>) -> BoxedStrategy<T> {
    let kinds: Vec<_> = kinds.into_iter().filter(|(_, steps)| !steps.is_empty()).collect();
    let total: u32 = kinds.iter().map(|(weight, _)| weight).sum();
    (0..total, 0..u32::MAX)
        .prop_map(move |(mut at, place)| {
            let kind = kinds.iter().find(|(weight, _)| {
                let is_it = at < *weight;
                at = at.saturating_sub(*weight);
                is_it
            });
            let steps = &kind.unwrap_or(&kinds[0]).1;
            steps[place as usize % steps.len()].clone()
        })
        .boxed()
}
