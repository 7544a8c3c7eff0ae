//! How a screen tells the account list what it has done, without knowing the list.

use crate::reactive::State;

#[derive(Clone, Copy)]
pub struct AccountsHandle {
    refreshes: State<u32>,
    shown: State<Option<Shown>>,
}

/// An account that is to be seen in the list.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub id: String,
    /// It was just made: a search or filter that hides it is taken back first.
    pub is_new: bool,
}

impl AccountsHandle {
    pub fn new() -> Self {
        Self { refreshes: State::new(0), shown: State::new(None) }
    }

    /// Something about the accounts has changed.
    pub fn refresh(self) {
        self.refreshes.try_update(|count| *count += 1);
    }

    /// Makes an account that was just created visible.
    pub fn show_new(self, id: String) {
        self.shown.try_set(Some(Shown { id, is_new: true }));
    }

    /// How often a refresh was asked for, for the list to follow.
    pub fn refreshes(self) -> u32 {
        self.refreshes.get()
    }

    /// The account that is to be seen, for the list to follow.
    pub fn shown(self) -> Option<Shown> {
        self.shown.get()
    }
}
