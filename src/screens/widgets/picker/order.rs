//! The orders of the picker: by a drop-down list, or by the headings of its columns. Pure, tested
//! natively.

/// A column and a direction, as the contract names them.
pub type Order = (&'static str, &'static str);

/// The orders on offer, in words. Dates begin with the latest.
pub const SORTS: [(&str, Order); 6] = [
    ("Name, A to Z", (NAME, UP)),
    ("Name, Z to A", (NAME, DOWN)),
    ("Last changed first", (CHANGED, DOWN)),
    ("Last changed last", (CHANGED, UP)),
    ("Newest first", (CREATED, DOWN)),
    ("Oldest first", (CREATED, UP)),
];

pub const NAME: &str = "Name";
pub const CREATED: &str = "CreatedOn";
pub const CHANGED: &str = "LastModifiedOn";
const UP: &str = "Ascending";
const DOWN: &str = "Descending";

/// The place in `SORTS`.
pub fn place(now: Order) -> usize {
    SORTS.iter().position(|sort| sort.1 == now).unwrap_or(0)
}

/// The order after a click on the heading of `column`: the column's first one in `SORTS`, or the other
/// direction if the list has that already.
pub fn after_click(column: &str, now: Order) -> usize {
    let of_column = |sort: &&(&str, Order)| sort.1.0 == column && sort.1 != now;
    let next = SORTS.iter().find(of_column).map_or(now, |sort| sort.1);
    place(next)
}

/// The `aria-sort` of the heading of `column`.
pub fn aria_sort(column: &str, now: Order) -> &'static str {
    match now {
        (of, UP) if of == column => "ascending",
        (of, _) if of == column => "descending",
        _ => "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_begins_with_the_columns_first_order_and_then_turns_it_round() {
        let words = |column, now| SORTS[after_click(column, now)].0;
        assert_eq!(words(NAME, (CHANGED, UP)), "Name, A to Z");
        assert_eq!(words(NAME, (NAME, UP)), "Name, Z to A");
        assert_eq!(words(NAME, (NAME, DOWN)), "Name, A to Z");
        assert_eq!(words(CHANGED, (NAME, UP)), "Last changed first");
        assert_eq!(words(CREATED, (CREATED, DOWN)), "Oldest first");
    }

    #[test]
    fn only_the_heading_of_the_order_says_its_direction() {
        let sorts = |now| [NAME, CREATED, CHANGED].map(|column| aria_sort(column, now));
        assert_eq!(sorts((NAME, UP)), ["ascending", "none", "none"]);
        assert_eq!(sorts((CHANGED, DOWN)), ["none", "none", "descending"]);
    }

    #[test]
    fn every_order_is_at_its_own_place() {
        for (at, sort) in SORTS.iter().enumerate() {
            assert_eq!(place(sort.1), at);
        }
    }
}
