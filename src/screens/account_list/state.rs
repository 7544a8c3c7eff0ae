//! What the account list shows, and what each event makes of it. Pure, tested natively.

use crate::domain::expiry::{DAY_MS, SOON_DAYS};
use crate::domain::failure::ApiError;
use crate::domain::query::{Counts, Filter};

/// What stands below the rows, or in their place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Loading,
    Failed(ApiError),
    /// The search or the filter finds none.
    NoMatch,
    /// The workspace has none.
    NoAccounts,
    /// So many rows.
    Rows(usize),
}

impl Shown {
    /// From what the window over the rows knows: why rows are missing, and how many there are.
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

/// The orders on offer: words, column and direction of the contract.
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
    /// The moment that decides what has ended, milliseconds since 1970. The rows, the filter and
    /// the counts share it, so that they cannot contradict each other.
    now: f64,
    counts: Counts,
    /// The number of the last count; the answers to a former one are late, and ignored.
    counting: u32,
    /// The number of the search for an account that is to be seen. A new query ends it: the place
    /// that it would find is one in another list.
    finding: Option<u32>,
    /// How many such searches there have been.
    finds: u32,
}

/// What to ask the backend for. The bounds of the secret's end are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub search: String,
    /// Column and direction of the contract.
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
    /// The moment moves on: who asks for what has ended means now.
    Filtered {
        filter: Filter,
        now: f64,
    },
    /// Search and filter are taken back.
    ShowAll,
    /// A minute has passed, the user came back, or an account was changed.
    Refresh {
        now: f64,
    },
    /// The account that the address names is to be seen, if the list has it.
    Show(String),
    /// A new account is to be seen. A search or filter that hides it is taken back.
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
    /// Shows the list of the present query from its top.
    LoadList,
    /// Asks for what is seen again, without moving it.
    RefreshList,
    /// Counts the accounts, and the secrets that need attention.
    Count {
        number: u32,
    },
    /// Looks for an account's place in the list.
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

    /// What the banner counts.
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
