//! What the picker is doing, and what each event makes of it. Pure, tested natively.

mod fetching;

use super::order::Order;
use crate::domain::failure::ApiError;
use crate::domain::query::DataSetQuery;
use crate::domain::selection::Selection;
use crate::domain::unsaved::Unsaved;

/// An open picker. `before` is the selection it was opened with, `chosen` the one in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    before: Selection,
    chosen: Selection,
    /// What is in the search field, as it was typed.
    search: String,
    query: DataSetQuery,
    only_chosen: bool,
    /// The row that was used last, from which Shift takes a range. A new query forgets it: the same
    /// place in another list is another row.
    anchor: Option<usize>,
    failure: Option<Failure>,
    task: Task,
    /// The number of the last fetch. An answer to another one is late, and ignored.
    attempt: u64,
}

/// What the picker is doing. Only while choosing can anything be changed or confirmed.
#[derive(Clone, Debug, PartialEq)]
enum Task {
    Choosing,
    FetchingAll,
    FetchingRange(Range),
    AskingToDiscard,
    /// Confirmed or discarded; the dialog is on its way out.
    Closed,
}

/// The rows between two places, both included. `to` is the row that was used last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub from: usize,
    pub to: usize,
    /// Whether its rows are to be chosen, or not to be chosen any more.
    pub into: bool,
}

/// Why the last fetch did nothing, and what Retry repeats.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    pub error: ApiError,
    pub retry: Retry,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    All,
    Range(Range),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Narrowed(Narrow),
    ShowSelected(bool),
    /// A row was used by click or Space.
    Toggled {
        index: usize,
        id: String,
        name: String,
        with_shift: bool,
    },
    /// Shift and a key that moves: all rows from where the focus was to where it goes.
    Extended {
        from: usize,
        to: usize,
    },
    /// A data set was taken out of the table of selected ones.
    TakenOut(String),
    SelectAll,
    Retry,
    Stop,
    /// The answer to a fetch: what was chosen and all that was found, or the rows of the range.
    Came {
        attempt: u64,
        outcome: Result<Selection, ApiError>,
    },
    /// Cancel, Esc or the cross.
    Leave,
    KeepSelecting,
    Discard,
    Confirm,
}

/// A change of what is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Narrow {
    Name(String),
    Kind(Option<bool>),
    /// The versions of a schema.
    Schema(Option<Vec<String>>),
    Tag(Option<(String, String)>),
    /// Column and direction of the contract.
    Order(&'static str, &'static str),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Shows the list of the present query from its top.
    LoadList,
    /// Fetches all that the present query finds, added to what is chosen.
    FetchAll {
        attempt: u64,
    },
    FetchRange {
        attempt: u64,
        range: Range,
    },
    StopFetch,
    Focus(Place),
    /// Moves the focus if it is on Stop or nowhere, and else leaves it where the user has it.
    FocusAfterFetch(Place),
    SayChosen(usize),
    SayStopped,
    /// Closes with the selection taken over.
    TakeOver(Selection),
    /// Closes with everything as it was.
    Close,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Stop,
    SelectAll,
    Row(usize),
    KeepSelecting,
    /// The control that had the focus before the question, or else Cancel.
    BeforeQuestion,
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

    /// Whether the rows between two places are being fetched.
    pub fn is_fetching_range(&self) -> bool {
        matches!(self.task, Task::FetchingRange(_))
    }

    /// What leaving the page would lose.
    pub fn unsaved(&self) -> Option<Unsaved> {
        (self.is_open() && self.chosen != self.before).then_some(Unsaved::Changes)
    }

    /// Whether the question is asked that comes before changes are thrown away.
    pub fn is_asking(&self) -> bool {
        self.task == Task::AskingToDiscard
    }

    pub fn is_open(&self) -> bool {
        self.task != Task::Closed
    }

    /// Takes an event in. One that the present task does not offer changes nothing.
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
                    // Retry has gone, and the focus with it.
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
            // Esc on the question is no answer to it: nothing is thrown away.
            Event::KeepSelecting | Event::Leave => {
                self.choose_again(vec![Effect::Focus(Place::BeforeQuestion)])
            }
            Event::Discard => self.close(),
            event => self.keep_search(event),
        }
    }

    /// What was typed just before the lock is searched for after it: the field shows it.
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
