//! The picker with its list, its fetches, and what the user has selected.

use super::steps::Step;
use crate::domain::failure::{ApiError, ErrorKind};
use crate::domain::query::DataSetQuery;
use crate::domain::selection::Selection;
use crate::screens::walks::selection;
use crate::screens::widgets::picker::state::{Effect, Event, Narrow, Picker, Range, Task};
use std::fmt;

/// The data sets by their ids, which are their names; the first four are base data sets.
const ALL: [&str; 8] = ["a", "b", "c", "d", "noon a", "noon b", "noon c", "noon d"];
const BASES: usize = 4;

#[derive(Clone)]
pub struct World {
    pub picker: Picker,
    /// The fetch that the picker waits for.
    pub fetch: Option<Fetch>,
    /// Earlier answers, and answers to stopped fetches.
    pub answered: Vec<(u64, Result<Selection, ApiError>)>,
    pub user: User,
    /// The effects of the last step.
    pub effects: Vec<Effect>,
}

/// What the user has selected and typed, recorded independently of the picker.
#[derive(Clone, Default)]
pub struct User {
    pub before: Selection,
    pub mine: Selection,
    pub typed: &'static str,
    /// The row that was used last in the list that is shown.
    pub anchor: Option<usize>,
    /// What failed last and can be retried: all rows, or a range.
    pub failed: Option<Option<Range>>,
    /// What was handed over when the picker closed.
    pub taken_over: Option<Selection>,
    /// The user has answered "Discard".
    pub has_discarded: bool,
}

#[derive(Clone)]
pub struct Fetch {
    pub attempt: u64,
    /// Of a range, or of all.
    pub range: Option<Range>,
    found: Selection,
}

/// Empty: a failed walk is reported by its steps.
impl fmt::Debug for World {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a picker with one data set chosen")
    }
}

impl World {
    pub fn new() -> Self {
        Self::open(selection(&["a"]))
    }

    pub fn take(&mut self, step: &Step) {
        self.effects.clear();
        match step {
            Step::Answer => self.answer(false),
            Step::Fail => self.answer(true),
            Step::Late(place) => {
                if let Some((attempt, outcome)) = self.answered.get(*place).cloned() {
                    self.send(Event::Came { attempt, outcome });
                }
            }
            Step::OpenAgain if self.picker.task == Task::Closed => {
                *self = Self::open(self.user.taken_over.clone().unwrap_or_default());
            }
            step => {
                if let Some(event) = self.event(*step) {
                    if self.offers(*step) {
                        self.expect(*step);
                    }
                    self.send(event);
                }
            }
        }
    }

    fn open(before: Selection) -> Self {
        Self {
            picker: Picker::new(before.clone()),
            fetch: None,
            answered: Vec::new(),
            user: User { before: before.clone(), mine: before, ..User::default() },
            effects: Vec::new(),
        }
    }

    /// What is listed now.
    pub fn listed(&self) -> Vec<&'static str> {
        listed(self.picker.query())
    }

    /// Whether the picker has an enabled control for this step.
    pub fn offers(&self, step: Step) -> bool {
        let (is_free, listed) = (!self.picker.is_locked(), self.listed().len());
        match step {
            // Text typed just before the lock arrives a little later.
            Step::Search(_) => self.picker.is_open(),
            Step::Click(index) | Step::ShiftClick(index) => is_free && index < listed,
            Step::Extend(from, to) => is_free && from < listed && to < listed,
            Step::TakeOut(id) => is_free && self.user.mine.contains(id),
            Step::SelectAll => is_free && listed > 0,
            Step::Retry => is_free && self.user.failed.is_some(),
            Step::OnlyBase(_) | Step::Reverse(_) | Step::ShowSelected(_) | Step::Confirm => is_free,
            Step::Stop => self.fetch.is_some(),
            Step::Leave => self.picker.is_open(),
            Step::KeepSelecting | Step::Discard => self.picker.is_asking(),
            _ => false,
        }
    }

    /// Records what the user expects after a step that the picker offers.
    fn expect(&mut self, step: Step) {
        let listed = self.listed();
        let user = &mut self.user;
        match step {
            Step::Search(text) => user.typed = text,
            Step::ShiftClick(index) if user.anchor.is_some_and(|anchor| anchor != index) => {}
            Step::Click(index) | Step::ShiftClick(index) => {
                user.mine.toggle(listed[index], listed[index]);
                user.anchor = Some(index);
                user.failed = None;
            }
            Step::TakeOut(id) => {
                user.mine.remove(id);
                user.failed = None;
            }
            Step::Discard => user.has_discarded = true,
            _ => {}
        }
    }

    fn event(&self, step: Step) -> Option<Event> {
        let row = |index: usize| self.listed().get(index).copied().unwrap_or("no row").to_owned();
        let toggled = |index: usize, with_shift: bool| Event::Toggled {
            index,
            id: row(index),
            name: row(index),
            with_shift,
        };
        let narrowed = |narrow: Narrow| Some(Event::Narrowed(narrow));
        let direction = |is_reverse| if is_reverse { "Descending" } else { "Ascending" };
        // The list has no events for rows that do not exist.
        if matches!(step, Step::Click(_) | Step::ShiftClick(_) | Step::Extend(..) | Step::SelectAll)
            && !self.picker.is_locked()
            && !self.offers(step)
        {
            return None;
        }
        match step {
            Step::Search(text) => narrowed(Narrow::Name(text.to_owned())),
            Step::OnlyBase(only) => narrowed(Narrow::Kind(only.then_some(true))),
            Step::Reverse(is_reverse) => narrowed(Narrow::Order("Name", direction(is_reverse))),
            Step::ShowSelected(only) => Some(Event::ShowSelected(only)),
            Step::Click(index) => Some(toggled(index, false)),
            Step::ShiftClick(index) => Some(toggled(index, true)),
            Step::Extend(from, to) => Some(Event::Extended { from, to }),
            Step::TakeOut(id) => Some(Event::TakenOut(id.to_owned())),
            Step::SelectAll => Some(Event::SelectAll),
            Step::Retry => Some(Event::Retry),
            Step::Stop => Some(Event::Stop),
            Step::Leave => Some(Event::Leave),
            Step::KeepSelecting => Some(Event::KeepSelecting),
            Step::Discard => Some(Event::Discard),
            Step::Confirm => Some(Event::Confirm),
            Step::Answer | Step::Fail | Step::Late(_) | Step::OpenAgain => None,
        }
    }

    fn send(&mut self, event: Event) {
        let is_answer = matches!(event, Event::Came { .. });
        for effect in self.picker.apply(event) {
            match &effect {
                Effect::FetchAll { attempt } => self.fetch(*attempt, None),
                Effect::FetchRange { attempt, range } => self.fetch(*attempt, Some(*range)),
                Effect::StopFetch => self.stop(),
                Effect::TakeOver(chosen) => self.user.taken_over = Some(chosen.clone()),
                Effect::Close => self.user.taken_over = Some(self.user.before.clone()),
                _ => {}
            }
            self.effects.push(effect);
        }
        // In another list the same index is another row.
        if self.effects.contains(&Effect::LoadList) {
            self.user.anchor = None;
            // "Select all" that failed just now means what is listed now.
            self.user.failed = self.user.failed.filter(|range| is_answer && range.is_none());
        }
    }

    fn fetch(&mut self, attempt: u64, range: Option<Range>) {
        let rows = self.listed();
        let found = match range {
            Some(Range { from, to, .. }) => {
                let rows = rows.get(from.min(to)..=from.max(to));
                selection(rows.unwrap_or_default())
            }
            None => {
                let mut all = self.user.mine.clone();
                all.add(&selection(&rows));
                all
            }
        };
        self.user.failed = None;
        self.fetch = Some(Fetch { attempt, range, found });
    }

    /// The answer of a stopped fetch may still arrive.
    fn stop(&mut self) {
        if let Some(fetch) = self.fetch.take() {
            self.answered.push((fetch.attempt, Ok(fetch.found)));
        }
    }

    fn answer(&mut self, fails: bool) {
        let Some(Fetch { attempt, range, found }) = self.fetch.take() else { return };
        let outcome = if fails { Err(ErrorKind::Unreachable.into()) } else { Ok(found.clone()) };
        self.answered.push((attempt, outcome.clone()));
        let user = &mut self.user;
        match (fails, range) {
            (true, range) => user.failed = Some(range),
            (false, None) => user.mine = found,
            (false, Some(range)) => {
                if range.into {
                    user.mine.add(&found);
                } else {
                    found.ids().for_each(|id| user.mine.remove(id));
                }
                user.anchor = Some(range.to);
            }
        }
        self.send(Event::Came { attempt, outcome });
    }
}

/// The data sets that a query finds.
fn listed(query: &DataSetQuery) -> Vec<&'static str> {
    let bases = if query.is_base_dataset == Some(true) { BASES } else { ALL.len() };
    let name = query.dataset_name.as_deref().unwrap_or_default();
    let mut found: Vec<_> = ALL[..bases].iter().copied().filter(|it| it.contains(name)).collect();
    if query.sort_direction == "Descending" {
        found.reverse();
    }
    found
}
