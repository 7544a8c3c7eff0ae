//! Random walks through the states of the screens: steps of the user, of the backend and of another
//! user in any order. The invariants are checked after each step.
//!
//! Every run takes the same walks. `PROPTEST_CASES=20000` takes more, `PROPTEST_RNG_SEED` takes
//! others. A failing walk is shortened and printed with its seed.

use crate::domain::failure::ErrorKind;
use crate::domain::selection::Selection;
use proptest::strategy::{BoxedStrategy, Just, Strategy};
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestError, TestRunner};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::marker::PhantomData;

const STEPS: usize = 40;
const WALKS: u32 = 1_000;
const SEED: u64 = 2;

/// A screen's state with its surroundings: backend, calls and user.
pub trait World: Clone + Debug + 'static {
    type Step: Clone + Debug + 'static;

    fn new() -> Self;
    /// Groups of steps with the weight of each group. A step may be one that does nothing now.
    fn likely(&self) -> Vec<(u32, Vec<Self::Step>)>;
    fn take(&mut self, step: &Self::Step);
    /// Checks the invariants after a step.
    fn check(before: &Self, step: &Self::Step, after: &Self);
    /// The name of the current state.
    fn stage(&self) -> String;
}

/// How a call ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    Answer,
    /// The backend has carried it out; the answer has not arrived yet.
    Act,
    /// Carried out, but the answer is lost.
    LoseAnswer(ErrorKind),
    /// It never reaches the backend.
    LoseCall(ErrorKind),
    /// The screen gives up, but the call may still reach the backend.
    GiveUp(ErrorKind),
    /// A proxy refuses it.
    Refuse(ErrorKind),
}

impl Fate {
    /// All of them; the good ones several times, so that they are likely.
    pub fn all() -> Vec<Self> {
        let lost = [ErrorKind::Unreachable, ErrorKind::TimedOut, ErrorKind::Server(502)];
        let unreadable = ErrorKind::Unreadable(200);
        [Self::Answer; 6]
            .into_iter()
            .chain([Self::Act; 2])
            .chain(lost.map(Self::LoseAnswer))
            .chain([Self::LoseAnswer(unreadable)])
            .chain(lost.map(Self::LoseCall))
            .chain([ErrorKind::TimedOut, ErrorKind::Unreachable].map(Self::GiveUp))
            .chain([ErrorKind::SignedOut, ErrorKind::NotFound].map(Self::Refuse))
            .collect()
    }
}

/// A call that a screen has made.
#[derive(Clone)]
pub struct Call<Sent, Reply> {
    pub number: u32,
    pub sent: Sent,
    pub reply: Option<Reply>,
    /// It belongs to a screen that was left, or to an earlier attempt; nobody waits for it.
    pub is_foreign: bool,
}

pub fn selection(ids: &[&str]) -> Selection {
    let mut chosen = Selection::default();
    chosen.insert_all(ids.iter().map(|id| (*id, Some(*id))));
    chosen
}

thread_local! {
    /// The states that the walks have reached.
    static SEEN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// Makes a screen's world one that walks go through. The three functions are those of the screen: the likely
/// steps, the checks after a step, and the name of a state.
macro_rules! walk_through {
    ($world:ty, $step:ty, $likely:expr, $check:expr, $stage:expr) => {
        impl $crate::screens::walks::World for $world {
            type Step = $step;

            fn new() -> Self {
                <$world>::new()
            }

            fn likely(&self) -> Vec<(u32, Vec<$step>)> {
                $likely(self)
            }

            fn take(&mut self, step: &$step) {
                <$world>::take(self, step);
            }

            fn check(before: &Self, step: &$step, after: &Self) {
                $check(before, step, after);
            }

            fn stage(&self) -> String {
                format!("{:?}", $stage(self))
            }
        }
    };
}

pub(crate) use walk_through;

/// Takes the walks. They must come by each of these states.
pub fn walk_by<W: World>(stages: impl IntoIterator<Item = impl Debug>) {
    let seen = walk::<W>();
    for stage in stages {
        assert!(seen.contains(&format!("{stage:?}")), "no walk comes by {stage:?}");
    }
}

/// Takes the walks; returns the names of all states that they reached.
fn walk<W: World>() -> BTreeSet<String> {
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
        &Walk::<W>::sequential_strategy(STEPS),
        |(start, steps, seen)| {
            Walk::<W>::test_sequential(config.clone(), start, steps, seen);
            Ok(())
        },
    );
    match outcome {
        Ok(()) => SEEN.take(),
        Err(TestError::Fail(reason, (_, steps, _))) => {
            let steps: Vec<String> = steps.iter().map(|step| format!("  {step:?}")).collect();
            panic!("PROPTEST_RNG_SEED={seed}: {reason}, after\n{}", steps.join("\n"));
        }
        Err(TestError::Abort(reason)) => panic!("PROPTEST_RNG_SEED={seed}: {reason}"),
    }
}

/// A world is its own reference model. One copy chooses the likely next steps; a second copy takes
/// the same steps and is checked.
struct Walk<W>(PhantomData<W>);

impl<W: World> ReferenceStateMachine for Walk<W> {
    type State = W;
    type Transition = W::Step;

    fn init_state() -> BoxedStrategy<W> {
        Just(W::new()).boxed()
    }

    fn transitions(world: &W) -> BoxedStrategy<W::Step> {
        weighted(world.likely())
    }

    fn apply(mut world: W, step: &W::Step) -> W {
        world.take(step);
        world
    }
}

impl<W: World> StateMachineTest for Walk<W> {
    type SystemUnderTest = W;
    type Reference = Self;

    fn init_test(world: &W) -> W {
        world.clone()
    }

    fn apply(before: W, _: &W, step: W::Step) -> W {
        let mut after = before.clone();
        after.take(&step);
        W::check(&before, &step, &after);
        SEEN.with_borrow_mut(|seen| seen.insert(after.stage()));
        after
    }
}

/// A random step: first a group by its weight, then any step of that group.
fn weighted<T: Clone + Debug + 'static>(kinds: Vec<(u32, Vec<T>)>) -> BoxedStrategy<T> {
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
