//! The columns of the review and the order of its rows.

use super::entry::Entry;
use std::cmp::Ordering;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    Access,
    Contact,
    Expires,
    Used,
    MadeBy,
}

/// The column that orders the rows, and whether the last comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub is_reversed: bool,
}

impl Order {
    pub const BY_NAME: Self = Self { column: Column::Name, is_reversed: false };

    /// After a click on the heading of a column.
    pub fn after_click(self, column: Column) -> Self {
        Self { column, is_reversed: self.column == column && !self.is_reversed }
    }

    /// For `aria-sort` of a column's heading.
    pub fn aria_sort(self, column: Column) -> &'static str {
        match (self.column == column, self.is_reversed) {
            (false, _) => "none",
            (true, false) => "ascending",
            (true, true) => "descending",
        }
    }
}

/// The places of the entries that are shown, in order. `wanted` is in lower case.
pub fn shown(entries: &[Entry], wanted: &str, order: Order) -> Vec<usize> {
    let mut places: Vec<usize> = (0..entries.len()).filter(|at| entries[*at].has(wanted)).collect();
    places.sort_by(|one, other| {
        let ascending = compare(&entries[*one], &entries[*other], order.column);
        if order.is_reversed { ascending.reverse() } else { ascending }
    });
    places
}

/// The places of all concerns, the most urgent kind first, then by name: of an entry, and of one of its
/// concerns.
pub fn concerns(entries: &[Entry]) -> Vec<(usize, usize)> {
    let mut places: Vec<_> = (0..entries.len())
        .flat_map(|at| (0..entries[at].concerns.len()).map(move |place| (at, place)))
        .collect();
    let key =
        |(at, place): &(usize, usize)| (entries[*at].concerns[*place].rank(), &entries[*at].key);
    places.sort_by(|one, other| key(one).cmp(&key(other)));
    places
}

/// The order in a column; equal ones follow their names.
fn compare(one: &Entry, other: &Entry, column: Column) -> Ordering {
    let by_name = || (&one.key, &one.account.id).cmp(&(&other.key, &other.account.id));
    let order = match column {
        Column::Name => Ordering::Equal,
        Column::Access => one.reach().cmp(&other.reach()),
        Column::Contact => one.account.contact_email.cmp(&other.account.contact_email),
        Column::Expires => known_first(one.expires, other.expires),
        Column::Used => one.used.rank().total_cmp(&other.used.rank()),
        Column::MadeBy => {
            let made_by = |it: &Entry| it.account.created_by.clone();
            // Who made it is not always known: those come last.
            let (one, two) = (made_by(one), made_by(other));
            (one.is_none(), one).cmp(&(two.is_none(), two))
        }
    };
    order.then_with(by_name)
}

fn known_first(one: Option<f64>, other: Option<f64>) -> Ordering {
    one.unwrap_or(f64::INFINITY).total_cmp(&other.unwrap_or(f64::INFINITY))
}
