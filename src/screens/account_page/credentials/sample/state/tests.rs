//! Every event in every state of the sample code, as the table beside this file tells it.

use super::*;
use crate::screens::tables::{
    Sample as Named, Tabled, every_event_acts, every_stage_is_told, holds, variants,
};

type Script = &'static str;
type State = Sample<Script>;

const TABLE: &str = include_str!("tests/table.md");

variants!(Kind of Event<Script> { Generate, Language, WithSecret, Loaded });
variants!(Stage of Task<Script> { Idle, Loading, Shown, Failed });

const EVENTS: &[Named<Event<Script>>] = &[
    ("generate", |_| Event::Generate),
    ("choose Python", |_| Event::Language(0)),
    ("choose curl", |_| Event::Language(1)),
    ("with the secret", |_| Event::WithSecret(true)),
    ("without the secret", |_| Event::WithSecret(false)),
    ("loaded", |call| Event::Loaded(call, Ok("script"))),
    ("not loaded", |call| Event::Loaded(call, Err("offline".to_owned()))),
    ("loaded late", |call| Event::Loaded(call.wrapping_sub(1), Ok("late"))),
    ("not loaded late", |call| Event::Loaded(call.wrapping_sub(1), Err("late".to_owned()))),
];

impl Tabled for State {
    type Event = Event<Script>;

    fn new() -> Self {
        Self::default()
    }

    fn apply(&mut self, event: Event<Script>) -> String {
        let effects = self.apply(event);
        effects.iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let mut told = vec![if self.is_loading() { "loading" } else { "waiting" }.to_owned()];
        told.extend(self.script().map(|script| format!("shows a {script}")));
        told.extend(self.failure().map(|why| format!("failed: {why}")));
        told.extend(self.has_choices().then(|| format!("choices: {}", wish(self.wish()))));
        told.join("; ")
    }

    fn whole(&self) -> String {
        let Sample { wish, task, has_choices, call } = self;
        let task = match task {
            Task::Idle => "idle".to_owned(),
            Task::Loading(kept) => format!("loading {kept:?}"),
            Task::Shown(call, script) => format!("shown {call} {script}"),
            Task::Failed(why) => format!("failed {why}"),
        };
        format!("{wish:?} {task} {has_choices} {call}")
    }

    fn call(&self) -> u32 {
        self.call
    }
}

fn wish(wish: Wish) -> String {
    let secret = if wish.with_secret { " with the secret" } else { "" };
    format!("language {}{secret}", wish.language)
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::Load { call, wish: asked } => format!("load {}, call {call}", wish(*asked)),
        Effect::SayShown => "say that it is shown".to_owned(),
    }
}

#[test]
fn every_event_in_every_state() {
    holds::<State>(TABLE, EVENTS);
}

#[test]
fn every_event_is_in_the_table_and_does_something_somewhere() {
    every_event_acts(&[TABLE], EVENTS, (Kind::ALL, Kind::of), |name| name.ends_with(" late"));
}

#[test]
fn every_state_is_in_the_table() {
    every_stage_is_told::<State, _>(&[TABLE], EVENTS, Stage::ALL.iter().copied(), |sample| {
        Stage::of(&sample.task)
    });
}

#[test]
fn only_a_new_script_is_another_one_on_screen() {
    let mut sample = State::default();
    sample.apply(Event::Generate);
    sample.apply(Event::Loaded(1, Ok("first")));
    assert_eq!(sample.shown(), Some(1));
    sample.apply(Event::Generate);
    assert_eq!((sample.shown(), sample.script()), (Some(1), Some(&"first")));
    sample.apply(Event::Loaded(2, Ok("second")));
    assert_eq!((sample.shown(), sample.script()), (Some(2), Some(&"second")));
}
