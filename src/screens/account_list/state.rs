//! The state of the account list and its transitions. Pure, tested natively.

use crate::domain::expiry::{DAY_MS, SOON_DAYS};
use crate::domain::failure::ApiError;
use crate::domain::query::{Counts, Filter};

/// What is shown below the rows, or in their place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Loading,
    Failed(ApiError),
    /// No account matches the search and the filter.
    NoMatch,
    /// The workspace has no accounts.
    NoAccounts,
    /// The number of rows.
    Rows(usize),
}

impl Shown {
    /// Derived from the window over the rows: its error, and the number of rows.
    pub fn of(error: Option<ApiError>, length: Option<usize>, is_narrowed: bool) -> Self {
        match (error, length) {
            (Some(error), _) => Self::Failed(error),
            (None, None) => Self::Loading,
            (None, Some(0)) if is_narrowed => Self::NoMatch,
            (None, Some(0)) => Self::NoAccounts,
            (None, Some(count)) => Self::Rows(count),
        }
    }
}

/// The orders that the user can choose: label, and the contract's column and direction.
pub const SORTS: [(&str, &str, &str); 5] = [
    ("Name, A to Z", "Name", "Ascending"),
    ("Name, Z to A", "Name", "Descending"),
    ("Newest first", "CreatedOn", "Descending"),
    ("Last changed first", "LastModifiedOn", "Descending"),
    ("Secret expires first", "SecretExpiresOn", "Ascending"),
];

#[derive(Clone, Debug, PartialEq)]
pub struct AccountList {
    search: String,
    /// An index into `SORTS`.
    sort: usize,
    filter: Filter,
    /// The time that decides which secrets have expired, in milliseconds since 1970. The rows, the
    /// filter and the counts share it, so that they agree.
    now: f64,
    counts: Counts,
    /// The number of the last count. Answers with another number are late and ignored.
    counting: u32,
    /// The number of the current search for an account to scroll to. A new query ends it, because the
    /// index that it would find belongs to the previous list.
    finding: Option<u32>,
    /// The number of the last such search.
    finds: u32,
}

/// What to request. The bounds of the secret's expiry are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub search: String,
    /// Column and direction, as the contract names them.
    pub sort: (&'static str, &'static str),
    pub expires_after: Option<f64>,
    pub expires_before: Option<f64>,
}

/// `now` is milliseconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Opened {
        now: f64,
    },
    Searched(String),
    Sorted(usize),
    /// The shared time is set to now.
    Filtered {
        filter: Filter,
        now: f64,
    },
    /// Clears search and filter.
    ShowAll,
    /// A minute has passed, the user came back, or an account was changed.
    Refresh {
        now: f64,
    },
    /// Scrolls to the account that the address names, if it is in the list.
    Show(String),
    /// Scrolls to a new account. Search and filter are cleared, because they could hide it.
    ShowNew {
        id: String,
        now: f64,
    },
    Found {
        number: u32,
        index: usize,
    },
    Counted {
        number: u32,
        filter: Filter,
        total: u32,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Loads the list of the current query from the top.
    LoadList,
    /// Requests the visible rows again, without scrolling.
    RefreshList,
    /// Counts the accounts, and the secrets that need attention.
    Count {
        number: u32,
    },
    /// Looks for the index of an account in the list.
    Find {
        number: u32,
        id: String,
    },
    Reveal(usize),
    FocusSearch,
}

impl AccountList {
    pub fn new(now: f64) -> Self {
        Self {
            search: String::new(),
            sort: 0,
            filter: Filter::All,
            now,
            counts: Counts::default(),
            counting: 0,
            finding: None,
            finds: 0,
        }
    }

    pub fn search(&self) -> &str {
        &self.search
    }

    pub fn sort(&self) -> usize {
        self.sort
    }

    pub fn filter(&self) -> Filter {
        self.filter
    }

    pub fn now(&self) -> f64 {
        self.now
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether accounts may be hidden by the search or the filter.
    pub fn is_narrowed(&self) -> bool {
        !self.search.trim().is_empty() || self.filter != Filter::All
    }

    pub fn query(&self) -> Query {
        let (_, column, direction) = SORTS[self.sort];
        Query {
            search: self.search.clone(),
            sort: (column, direction),
            ..self.query_of(self.filter)
        }
    }

    /// The query for a count in the banner.
    pub fn query_of(&self, filter: Filter) -> Query {
        let (_, column, direction) = SORTS[0];
        let soon = self.now + f64::from(SOON_DAYS) * DAY_MS;
        let (expires_after, expires_before) = match filter {
            Filter::All => (None, None),
            Filter::Soon => (Some(self.now), Some(soon)),
            Filter::Expired => (None, Some(self.now)),
        };
        Query { search: String::new(), sort: (column, direction), expires_after, expires_before }
    }

    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Opened { now } => vec![self.load(), self.count(now)],
            Event::Searched(text) => {
                let is_same = text.trim() == self.search.trim();
                self.search = text;
                if is_same { Vec::new() } else { vec![self.load()] }
            }
            Event::Sorted(sort) if sort < SORTS.len() && sort != self.sort => {
                self.sort = sort;
                vec![self.load()]
            }
            Event::Sorted(_) => Vec::new(),
            Event::Filtered { filter, now } => {
                self.filter = filter;
                vec![self.load(), self.count(now)]
            }
            Event::ShowAll => {
                self.widen();
                vec![self.load(), Effect::FocusSearch]
            }
            Event::Refresh { now } => vec![self.count(now), Effect::RefreshList],
            Event::Show(id) => vec![self.find(id)],
            Event::ShowNew { id, now } => {
                self.widen();
                vec![self.load(), self.count(now), self.find(id)]
            }
            Event::Found { number, index } if self.finding == Some(number) => {
                self.finding = None;
                vec![Effect::Reveal(index)]
            }
            Event::Found { .. } => Vec::new(),
            Event::Counted { number, filter, total } => {
                if number == self.counting {
                    *match filter {
                        Filter::Soon => &mut self.counts.soon,
                        Filter::Expired => &mut self.counts.expired,
                        Filter::All => &mut self.counts.all,
                    } = Some(total);
                }
                Vec::new()
            }
        }
    }

    fn widen(&mut self) {
        self.search.clear();
        self.filter = Filter::All;
    }

    fn load(&mut self) -> Effect {
        self.finding = None;
        Effect::LoadList
    }

    fn count(&mut self, now: f64) -> Effect {
        self.now = now;
        self.counting += 1;
        Effect::Count { number: self.counting }
    }

    fn find(&mut self, id: String) -> Effect {
        self.finds += 1;
        self.finding = Some(self.finds);
        Effect::Find { number: self.finds, id }
    }
}

#[cfg(test)]
mod tests;
