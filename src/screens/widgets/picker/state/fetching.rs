//! Fetching data sets to select many at once: "Select all", and a range of rows.

use super::Picker;
use super::event::{Effect, Event, Place};
use super::task::{Failure, Range, Retry, Task};
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;

impl Picker {
    pub(super) fn fetching(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Stop | Event::Leave => {
                let place = self.after_fetch();
                let effects = vec![Effect::StopFetch, Effect::SayStopped, place];
                self.choose_again(effects)
            }
            Event::Came { attempt, outcome } if attempt == self.attempt => self.came(outcome),
            event => self.keep_search(event),
        }
    }

    pub(super) fn fetch_all(&mut self) -> Vec<Effect> {
        let attempt = self.start(Task::FetchingAll);
        vec![Effect::FetchAll { attempt }, Effect::Focus(Place::Stop)]
    }

    pub(super) fn fetch_range(&mut self, range: Range) -> Vec<Effect> {
        let attempt = self.start(Task::FetchingRange(range));
        vec![Effect::FetchRange { attempt, range }]
    }

    fn start(&mut self, task: Task) -> u64 {
        self.attempt += 1;
        self.failure = None;
        self.task = task;
        self.attempt
    }

    /// Where the focus goes when the Stop button disappears.
    fn after_fetch(&self) -> Effect {
        Effect::FocusAfterFetch(match self.task {
            Task::FetchingRange(range) => Place::Row(range.to),
            _ => Place::SelectAll,
        })
    }

    fn came(&mut self, outcome: Result<Selection, ApiError>) -> Vec<Effect> {
        let mut effects = vec![self.after_fetch()];
        let mut failure = None;
        match (&self.task, outcome) {
            (Task::FetchingRange(range), Ok(rows)) => {
                match range.into {
                    true => self.chosen.add(&rows),
                    false => self.chosen = self.chosen.without(&rows),
                }
                self.anchor = Some(range.to);
                effects.push(Effect::SayChosen(self.chosen.len()));
            }
            (Task::FetchingRange(range), Err(error)) => {
                self.failure = Some(Failure { error, retry: Retry::Range(*range) });
            }
            (_, Ok(chosen)) => {
                self.chosen = chosen;
                effects.push(Effect::SayChosen(self.chosen.len()));
            }
            (_, Err(error)) => failure = Some(Failure { error, retry: Retry::All }),
        }
        let effects = self.choose_again(effects);
        // A failed "Select all" can be retried on the new list. A failed range cannot: its rows are others
        // there.
        self.failure = failure.or(self.failure.take());
        effects
    }
}
