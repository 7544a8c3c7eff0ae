//! Checks a state against its tables. A table lists each state with the events that do something in
//! it; every other event must change nothing and have no effect.
//!
//! A table is Markdown. A heading names a state, the line below it lists the events that lead there,
//! and each row is an event, the state after it, and its effects.

use crate::domain::failure::{ApiError, ErrorKind};
use std::collections::HashSet;
use std::fmt::Debug;

/// A state that can be compared with a table.
pub trait Tabled {
    type Event;

    fn new() -> Self;
    /// Applies an event and returns its effects in words.
    fn apply(&mut self, event: Self::Event) -> String;
    /// This state in the words of a table.
    fn told(&self) -> String;
    /// All fields as text, to see whether an event changed anything.
    fn whole(&self) -> String;
    /// The number of the last call.
    fn call(&self) -> u32;
}

/// The name of an event in the tables, and how to make it from the number of the last call.
pub type Sample<E> = (&'static str, fn(u32) -> E);

/// A state of a table.
struct State<'a> {
    name: &'a str,
    path: Vec<&'a str>,
    /// Event, state after it, effects.
    rows: Vec<[&'a str; 3]>,
}

/// Applies every event in every state of the table; the error lists all differences.
fn play<S: Tabled>(table: &str, samples: &[Sample<S::Event>]) -> Result<(), String> {
    let mut wrong = Vec::new();
    for state in read(table) {
        let known = |name: &&str| samples.iter().all(|(sample, _)| sample != name);
        for name in state.rows.iter().map(|row| row[0]).filter(known) {
            wrong.push(format!("{}: no event is called “{name}”", state.name));
        }
        for (name, event) in samples {
            let mut played = reach::<S>(&state, samples);
            let before = played.whole();
            let effects = played.apply(event(played.call()));
            let is_ignored = played.whole() == before && effects.is_empty();
            let found = [played.told(), effects];
            let row = state.rows.iter().find(|row| row[0] == *name);
            let fits = match row {
                None => is_ignored,
                Some(row) => !is_ignored && row[1..] == found,
            };
            if !fits {
                let said = row.map_or("nothing".to_owned(), |row| row[1..].join(" | "));
                let found = if is_ignored { "nothing".to_owned() } else { found.join(" | ") };
                wrong.push(format!(
                    "{}, then {name}:\n    table: {said}\n    found: {found}",
                    state.name
                ));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Fails if a row differs, or if an event without a row does something.
pub fn holds<S: Tabled>(table: &str, samples: &[Sample<S::Event>]) {
    if let Err(wrong) = play::<S>(table, samples) {
        panic!("{wrong}");
    }
}

/// Fails if an event, or a kind of event, does nothing in any state of the tables, except those
/// that `never` names, such as late answers.
pub fn every_event_acts<E, K: PartialEq + Debug>(
    tables: &[&str],
    samples: &[Sample<E>],
    kinds: (&[K], fn(&E) -> K),
    never: fn(&str) -> bool,
) {
    let effective = effective(tables);
    let (kinds, kind_of) = kinds;
    for kind in kinds {
        let mut samples = samples.iter().filter(|(_, event)| kind_of(&event(1)) == *kind);
        assert!(samples.any(|(name, _)| effective.contains(name)), "{kind:?} does nothing");
    }
    for (name, _) in samples {
        assert_ne!(
            effective.contains(name),
            never(name),
            "“{name}” does something only if it is not one of those that never do"
        );
    }
}

/// A sentence for screen readers; if it is the message of a failure, only the failure's kind.
pub fn said(words: &str, kinds: &[ErrorKind]) -> String {
    match kinds.iter().find(|kind| ApiError::from(**kind).words() == words) {
        Some(kind) => format!("say why: {kind:?}"),
        None => format!("say “{words}”"),
    }
}

/// Fails if no state of the tables is in one of the stages.
pub fn every_stage_is_told<S: Tabled, K: PartialEq + Debug>(
    tables: &[&str],
    samples: &[Sample<S::Event>],
    stages: impl IntoIterator<Item = K>,
    stage_of: fn(&S) -> K,
) {
    let states = tables.iter().flat_map(|table| read(table));
    let told: Vec<K> = states.map(|state| stage_of(&reach::<S>(&state, samples))).collect();
    for stage in stages {
        assert!(told.contains(&stage), "{stage:?} has no table");
    }
}

/// The events that do something in some state of the tables.
fn effective<'a>(tables: &[&'a str]) -> HashSet<&'a str> {
    let states = tables.iter().flat_map(|table| read(table));
    states.flat_map(|state| state.rows.into_iter().map(|row| row[0])).collect()
}

fn reach<S: Tabled>(state: &State<'_>, samples: &[Sample<S::Event>]) -> S {
    let mut reached = S::new();
    for step in &state.path {
        let sample = samples.iter().find(|(name, _)| name == step);
        let Some((_, event)) = sample else { panic!("{}: what is “{step}”?", state.name) };
        let before = reached.whole();
        reached.apply(event(reached.call()));
        assert_ne!(reached.whole(), before, "{}: “{step}” on the way does nothing", state.name);
    }
    reached
}

fn read(table: &str) -> Vec<State<'_>> {
    let mut states: Vec<State<'_>> = Vec::new();
    for line in table.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            states.push(State { name, path: Vec::new(), rows: Vec::new() });
        }
        let Some(state) = states.last_mut() else { continue };
        if let Some(path) = line.strip_prefix("By: ") {
            state.path = path.split(", ").filter(|step| *step != "nothing").collect();
        }
        let is_head = line.starts_with("| event ") || line.starts_with("| --");
        let is_row = line.starts_with("| ") && !is_head;
        if let (true, [_, event, after, effects, _]) =
            (is_row, line.split('|').map(str::trim).collect::<Vec<_>>().as_slice())
        {
            state.rows.push([*event, *after, *effects]);
        }
    }
    states
}

/// The names of an enum's variants. A new variant does not compile until it is listed, and then the
/// tests fail until a table has it.
macro_rules! variants {
    ($name:ident of $of:ty { $($variant:ident),* $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($variant),* }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            pub fn of(it: &$of) -> Self {
                type Of = $of;
                match it { $(Of::$variant { .. } => Self::$variant),* }
            }
        }
    };
}
pub(crate) use variants;
