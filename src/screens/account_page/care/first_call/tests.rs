//! Every event in every state of the wait, as the table beside this file tells it.

use super::*;
use crate::screens::tables::{
    Sample, Tabled, every_event_acts, every_stage_is_told, holds, variants,
};

const TABLE: &str = include_str!("tests/table.md");

variants!(EventKind of Event { Issued, Ended, PauseOver, CameIntoView, Looked });
variants!(StageKind of Stage { Off, Waiting, Seen, GivenUp });
variants!(StepKind of Step { Pausing, Due, Looking });

const OLD: &str = "2026-11-21T09:00:00Z";
const NEW: &str = "2026-11-21T09:04:00Z";

fn used(time: &str) -> LastUse {
    LastUse::On(time.to_owned())
}

const EVENTS: &[Sample<Event>] = &[
    ("new secret", |_| Event::Issued(LastUse::Never)),
    ("new secret after 9:00", |_| Event::Issued(used(OLD))),
    ("new secret without a use", |_| Event::Issued(LastUse::Unknown)),
    ("ended", |_| Event::Ended),
    ("pause over", |call| Event::PauseOver(call, Sight::Seen)),
    ("pause over unseen", |call| Event::PauseOver(call, Sight::Hidden)),
    ("pause over late", |call| Event::PauseOver(call.wrapping_sub(1), Sight::Seen)),
    ("in view", |_| Event::CameIntoView),
    ("never", |call| Event::Looked(call, Ok(LastUse::Never))),
    ("used at 9:00", |call| Event::Looked(call, Ok(used(OLD)))),
    ("used at 9:04", |call| Event::Looked(call, Ok(used(NEW)))),
    ("used at 8:00", |call| Event::Looked(call, Ok(used("2026-11-21T08:00:00Z")))),
    ("not told", |call| Event::Looked(call, Ok(LastUse::Unknown))),
    ("lost", |call| Event::Looked(call, Err(ErrorKind::Unreachable))),
    ("signed out", |call| Event::Looked(call, Err(ErrorKind::SignedOut))),
    ("gone", |call| Event::Looked(call, Err(ErrorKind::Missing))),
    ("403", |call| Event::Looked(call, Err(ErrorKind::Forbidden))),
    ("used at 9:04 late", |call| Event::Looked(call.wrapping_sub(1), Ok(used(NEW)))),
];

#[derive(Clone, Copy, Debug, PartialEq)]
struct At(StageKind, Option<StepKind>);

impl At {
    fn of(it: &FirstCall) -> Self {
        let step = match &it.stage {
            Stage::Waiting { step, .. } => Some(StepKind::of(step)),
            _ => None,
        };
        Self(StageKind::of(&it.stage), step)
    }

    fn all() -> impl Iterator<Item = Self> {
        let steps = StepKind::ALL.iter().map(|step| Self(StageKind::Waiting, Some(*step)));
        let others = StageKind::ALL.iter().filter(|kind| **kind != StageKind::Waiting);
        // An hour does not fit into a table; a test of its own waits it out.
        let others = others.filter(|kind| **kind != StageKind::GivenUp);
        others.map(|kind| Self(*kind, None)).chain(steps)
    }
}

impl Tabled for FirstCall {
    type Event = Event;

    fn new() -> Self {
        Self::default()
    }

    fn apply(&mut self, event: Event) -> String {
        match self.apply(event) {
            None => String::new(),
            Some(Effect::Pause { seconds, .. }) => format!("pause for {seconds} s"),
            Some(Effect::Look { .. }) => "look".to_owned(),
            Some(Effect::Tell(time)) => format!("tell of the call at {}", &time[11..16]),
        }
    }

    fn told(&self) -> String {
        match &self.stage {
            Stage::Off => "nothing is said".to_owned(),
            Stage::Waiting { step: Step::Pausing, looks, .. } => format!("pausing, {looks} looks"),
            Stage::Waiting { step: Step::Due, .. } => "due".to_owned(),
            Stage::Waiting { step: Step::Looking, .. } => "looking".to_owned(),
            Stage::Seen(time) => format!("seen at {}", &time[11..16]),
            Stage::GivenUp => "given up".to_owned(),
        }
    }

    fn whole(&self) -> String {
        format!("{self:?}")
    }

    fn call(&self) -> u32 {
        self.number
    }
}

#[test]
fn the_first_call_is_awaited_and_told_once() {
    holds::<FirstCall>(TABLE, EVENTS);
}

#[test]
fn every_event_is_in_the_table_and_does_something_somewhere() {
    every_event_acts(&[TABLE], EVENTS, (EventKind::ALL, EventKind::of), |name| {
        name.ends_with(" late")
    });
}

#[test]
fn every_state_is_in_the_table() {
    every_stage_is_told::<FirstCall, _>(&[TABLE], EVENTS, At::all(), At::of);
}

#[test]
fn the_pauses_grow_and_it_ends_after_about_an_hour() {
    let mut wait = FirstCall::default();
    let mut next = wait.apply(Event::Issued(LastUse::Never));
    let (mut pauses, mut looks) = (Vec::new(), 0);
    while let Some(effect) = next {
        next = match effect {
            Effect::Pause { number, seconds } => {
                pauses.push(seconds);
                wait.apply(Event::PauseOver(number, Sight::Seen))
            }
            Effect::Look { number } => {
                looks += 1;
                wait.apply(Event::Looked(number, Ok(LastUse::Never)))
            }
            Effect::Tell(_) => panic!("there was no call"),
        };
    }
    assert_eq!((wait.stage, looks, pauses.len()), (Stage::GivenUp, MOST_LOOKS, MOST_LOOKS));
    assert!(pauses.is_sorted());
    let minutes = pauses.iter().sum::<u32>() / 60;
    assert!((55..=65).contains(&minutes), "{minutes} minutes");
}
