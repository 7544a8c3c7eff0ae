//! What a screen and the account list tell each other without importing each other.

use crate::domain::query::{Counts, Filter};
use crate::reactive::State;

#[derive(Clone, Copy)]
pub struct AccountsHandle {
    refreshes: State<u32>,
    shown: State<Option<Shown>>,
    /// Whether the list has had its first answer.
    answered: State<bool>,
    counts: State<Counts>,
    /// The filter that a screen asks for.
    wanted: State<Option<Filter>>,
    /// Counts up each minute, so that words about time are worked out again.
    minutes: State<u32>,
}

/// An account that must be visible in the list.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub id: String,
    /// It was just created: a search or filter that hides it is cleared first.
    pub is_new: bool,
}

impl AccountsHandle {
    pub fn new() -> Self {
        Self {
            refreshes: State::new(0),
            shown: State::new(None),
            answered: State::new(false),
            counts: State::new(Counts::default()),
            wanted: State::new(None),
            minutes: State::new(0),
        }
    }

    /// Some account has changed.
    pub fn refresh(self) {
        self.refreshes.try_update(|count| *count += 1);
    }

    /// Makes an account that was just created visible.
    pub fn show_new(self, id: String) {
        self.shown.try_set(Some(Shown { id, is_new: true }));
    }

    /// The list has got its first answer, or its request has failed.
    pub fn set_answered(self) {
        self.answered.try_set(true);
    }

    /// Whether the list is shown, or a message that says why it is not.
    pub fn are_answered(self) -> bool {
        self.answered.get()
    }

    /// How many accounts there are, and how many secrets need attention.
    pub fn counts(self) -> Counts {
        self.counts.get()
    }

    /// The list has counted.
    pub fn set_counts(self, counts: Counts) {
        self.counts.try_set(counts);
    }

    /// Makes the list show these accounts.
    pub fn filter(self, filter: Filter) {
        self.wanted.try_set(Some(filter));
    }

    /// The filter that was asked for last; the list subscribes to it.
    pub fn wanted(self) -> Option<Filter> {
        self.wanted.get()
    }

    /// A minute has passed: views that show how much time is left are updated.
    pub fn pass_time(self) {
        self.minutes.try_update(|minutes| *minutes = minutes.wrapping_add(1));
    }

    /// Call this in a view that shows how much time is left: it subscribes the view to the minutes.
    pub fn follow_time(self) {
        self.minutes.track();
    }

    /// The number of refreshes so far; the list subscribes to it.
    pub fn refreshes(self) -> u32 {
        self.refreshes.get()
    }

    /// The account to show; the list subscribes to it.
    pub fn shown(self) -> Option<Shown> {
        self.shown.get()
    }
}
