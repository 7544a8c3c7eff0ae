//! The state of the picker and its transitions. Pure, tested natively.

mod event;
mod fetching;
mod task;

pub use event::{Effect, Event, Narrow, Place};
pub use task::{Failure, Range, Retry};

use super::order::Order;
use crate::domain::query::DataSetQuery;
use crate::domain::selection::Selection;
use crate::domain::unsaved::Unsaved;
use task::Task;

/// An open picker. `before` is the selection it was opened with, `chosen` the current one.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    before: Selection,
    chosen: Selection,
    /// What is in the search field, as it was typed.
    search: String,
    query: DataSetQuery,
    only_chosen: bool,
    /// The last used row, from which Shift selects a range. A new query clears it, because the same
    /// index is another row there.
    anchor: Option<usize>,
    failure: Option<Failure>,
    task: Task,
    /// The number of the last fetch. Answers with another number are late and ignored.
    attempt: u64,
}

impl Picker {
    pub fn new(before: Selection) -> Self {
        Self {
            chosen: before.clone(),
            before,
            search: String::new(),
            query: DataSetQuery::by_name(),
            only_chosen: false,
            anchor: None,
            failure: None,
            task: Task::Choosing,
            attempt: 0,
        }
    }

    pub fn chosen(&self) -> &Selection {
        &self.chosen
    }

    pub fn query(&self) -> &DataSetQuery {
        &self.query
    }

    /// The column and the direction of the list.
    pub fn order(&self) -> Order {
        (self.query.sort_column, self.query.sort_direction)
    }

    pub fn search(&self) -> &str {
        &self.search
    }

    pub fn only_chosen(&self) -> bool {
        self.only_chosen
    }

    pub fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// Whether everything that changes the selection or the query is locked.
    pub fn is_locked(&self) -> bool {
        self.task != Task::Choosing
    }

    /// Whether the rows of a range are being fetched.
    pub fn is_fetching_range(&self) -> bool {
        matches!(self.task, Task::FetchingRange(_))
    }

    /// What leaving the page would lose.
    pub fn unsaved(&self) -> Option<Unsaved> {
        (self.is_open() && self.chosen != self.before).then_some(Unsaved::Changes)
    }

    /// Whether the user is asked before changes are discarded.
    pub fn is_asking(&self) -> bool {
        self.task == Task::AskingToDiscard
    }

    pub fn is_open(&self) -> bool {
        self.task != Task::Closed
    }

    /// Applies an event. One that is not possible in the current task changes nothing.
    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        match &self.task {
            Task::Choosing => self.choosing(event),
            Task::FetchingAll | Task::FetchingRange(_) => self.fetching(event),
            Task::AskingToDiscard => self.asking(event),
            Task::Closed => Vec::new(),
        }
    }

    fn choosing(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Narrowed(narrow) => return self.narrow(narrow),
            Event::ShowSelected(only) => self.only_chosen = only,
            Event::Toggled { index, id, name, with_shift } => {
                match self.anchor.filter(|anchor| with_shift && *anchor != index) {
                    Some(from) => {
                        let into = !self.chosen.contains(&id);
                        return self.fetch_range(Range { from, to: index, into });
                    }
                    None => {
                        self.chosen.toggle(&id, &name);
                        self.anchor = Some(index);
                        self.failure = None;
                    }
                }
            }
            Event::Extended { from, to } => {
                return self.fetch_range(Range { from, to, into: true });
            }
            Event::TakenOut(id) if self.chosen.contains(&id) => {
                self.chosen.remove(&id);
                self.failure = None;
            }
            Event::SelectAll => return self.fetch_all(),
            Event::Retry => match self.failure.as_ref().map(|failure| failure.retry) {
                Some(Retry::All) => return self.fetch_all(),
                Some(Retry::Range(range)) => {
                    let mut effects = self.fetch_range(range);
                    // The Retry button disappears, so the focus moves.
                    effects.push(Effect::Focus(Place::Stop));
                    return effects;
                }
                None => {}
            },
            Event::Leave if self.chosen != self.before => {
                self.task = Task::AskingToDiscard;
                return vec![Effect::Focus(Place::KeepSelecting)];
            }
            Event::Leave => return self.close(),
            Event::Confirm => {
                self.task = Task::Closed;
                return vec![Effect::TakeOver(self.chosen.clone())];
            }
            Event::TakenOut(_)
            | Event::Stop
            | Event::Came { .. }
            | Event::KeepSelecting
            | Event::Discard => {}
        }
        Vec::new()
    }

    fn asking(&mut self, event: Event) -> Vec<Effect> {
        match event {
            // Esc closes the question and discards nothing.
            Event::KeepSelecting | Event::Leave => {
                self.choose_again(vec![Effect::Focus(Place::BeforeQuestion)])
            }
            Event::Discard => self.close(),
            event => self.keep_search(event),
        }
    }

    /// Keeps a search that was typed just before the lock; it is run after it.
    fn keep_search(&mut self, event: Event) -> Vec<Effect> {
        if let Event::Narrowed(Narrow::Name(text)) = event {
            self.search = text;
        }
        Vec::new()
    }

    fn choose_again(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        self.task = Task::Choosing;
        effects.extend(self.narrow(Narrow::Name(self.search.clone())));
        effects
    }

    fn narrow(&mut self, narrow: Narrow) -> Vec<Effect> {
        let before = self.query.clone();
        match narrow {
            Narrow::Name(text) => {
                let name = text.trim();
                self.query.dataset_name = (!name.is_empty()).then(|| name.to_owned());
                self.search = text;
            }
            Narrow::Kind(kind) => self.query.is_base_dataset = kind,
            Narrow::Schema(versions) => self.query.schema_version_ids = versions,
            Narrow::Tag(tag) => self.query.tags = tag.into_iter().collect(),
            Narrow::Order(column, direction) => {
                (self.query.sort_column, self.query.sort_direction) = (column, direction);
            }
        }
        if self.query == before {
            return Vec::new();
        }
        self.anchor = None;
        self.failure = None;
        vec![Effect::LoadList]
    }

    fn close(&mut self) -> Vec<Effect> {
        self.task = Task::Closed;
        vec![Effect::Close]
    }
}

#[cfg(test)]
mod tests;
