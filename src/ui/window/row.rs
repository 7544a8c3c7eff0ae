//! A row of a list, whatever it contains.

use crate::reactive::Shared;

/// A row of any list. All lists share this type, so that the window's code is compiled once.
#[derive(Clone, PartialEq)]
pub struct Row(Shared);

/// In place of a row that cannot be read.
#[derive(PartialEq)]
struct Unreadable;

impl Row {
    /// A row of a page; `None` in the answer stands for a row that cannot be read.
    pub fn of<T: PartialEq + Send + Sync + 'static>(value: Option<T>) -> Self {
        value.map_or_else(|| Self::new(Unreadable), Self::new)
    }

    pub fn is_unreadable(&self) -> bool {
        self.get::<Unreadable>().is_some()
    }

    pub fn new<T: PartialEq + Send + Sync + 'static>(value: T) -> Self {
        Self(Shared::new(value))
    }

    /// The row, if it has this type.
    pub fn get<T: 'static>(&self) -> Option<&T> {
        self.0.get()
    }
}
