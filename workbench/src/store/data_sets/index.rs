//! All data sets of a workspace in memory, with what a query may ask for, in each of the three orders. So a page needs
//! no counting: it is cut from a list.

use std::collections::HashMap;

use memchr::memmem::Finder;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::query::{Query, SortColumn};
use crate::store::columns::uuid;
use crate::store::error::Error;
use crate::store::text::fold;
use crate::store::workspaces::data_set_rows;

/// A data set is its place in the order of names.
type Place = u32;

struct Entry {
    row: i64,
    schema_version: Uuid,
    is_base: bool,
    created_on: i64,
    last_modified_on: i64,
    /// Where its folded name ends in `names`; it begins where the one before ends.
    name_end: usize,
}

pub(in crate::store) struct Index {
    /// In the order of names.
    entries: Vec<Entry>,
    /// All folded names, one after the other.
    names: String,
    by_creation: Vec<Place>,
    by_change: Vec<Place>,
    places: HashMap<Uuid, Place>,
    /// The data sets that have a tag, in the order of names.
    tags: HashMap<(String, String), Vec<Place>>,
}

impl Index {
    pub(super) fn load(db: &Connection, workspace: Uuid) -> Result<Self, Error> {
        let rows = data_set_rows(db, workspace)?;
        let range = params![rows.start(), rows.end()];
        let mut index = Self {
            entries: Vec::new(),
            names: String::new(),
            by_creation: Vec::new(),
            by_change: Vec::new(),
            places: HashMap::new(),
            tags: HashMap::new(),
        };
        let mut statement = db.prepare_cached(
            "SELECT data_sets.row, data_sets.id, folded_name, is_base, created_on, last_modified_on, schema_versions.id
             FROM data_sets JOIN schema_versions ON schema_versions.row = schema_version_row
             WHERE data_sets.row BETWEEN ?1 AND ?2",
        )?;
        let read = |row: &Row<'_>| Ok((row.get::<_, String>(2)?, uuid(row, 1)?, Entry::of(row)?));
        let mut found: Vec<(String, Uuid, Entry)> =
            statement.query_map(range, read)?.collect::<Result<_, _>>()?;
        found.sort_unstable_by(|(one, _, entry), (other, _, other_entry)| {
            one.cmp(other).then(entry.row.cmp(&other_entry.row))
        });
        let mut places_of_rows = HashMap::with_capacity(found.len());
        for ((name, id, entry), place) in found.into_iter().zip(0..) {
            index.names.push_str(&name);
            index.places.insert(id, place);
            places_of_rows.insert(entry.row, place);
            index.entries.push(Entry { name_end: index.names.len(), ..entry });
        }
        index.by_creation = index.ordered(|entry| entry.created_on);
        index.by_change = index.ordered(|entry| entry.last_modified_on);
        let mut statement = db.prepare_cached(
            "SELECT key, value, data_set_row FROM data_set_tags WHERE data_set_row BETWEEN ?1 AND ?2",
        )?;
        let mut rows = statement.query(range)?;
        while let Some(row) = rows.next()? {
            if let Some(place) = places_of_rows.get(&row.get(2)?) {
                index.tags.entry((row.get(0)?, row.get(1)?)).or_default().push(*place);
            }
        }
        index.tags.values_mut().for_each(|places| places.sort_unstable());
        Ok(index)
    }

    fn ordered(&self, time: impl Fn(&Entry) -> i64) -> Vec<Place> {
        let mut places: Vec<Place> = (0..).take(self.entries.len()).collect();
        places.sort_by_key(|place| time(self.entry(*place)));
        places
    }

    fn entry(&self, place: Place) -> &Entry {
        &self.entries[place as usize]
    }

    fn name_start(&self, place: Place) -> usize {
        if place == 0 { 0 } else { self.entry(place - 1).name_end }
    }

    /// The rows of the wanted page, and the number of all data sets that match. `among` holds the ids that a caller is
    /// limited to.
    pub(super) fn find(&self, query: &Query, among: Option<Vec<Uuid>>) -> (Vec<i64>, u64) {
        let order = match query.sort_column {
            SortColumn::Name => None,
            SortColumn::CreatedOn => Some(&self.by_creation),
            SortColumn::LastModifiedOn => Some(&self.by_change),
        };
        let found = self.matching(query, among);
        let total = found.as_ref().map_or(self.entries.len(), Vec::len);
        let page = match (found, order) {
            (None, None) => self.cut(query, total, |at| at as Place),
            (None, Some(order)) => self.cut(query, total, |at| order[at]),
            (Some(found), None) => self.cut(query, total, |at| found[at]),
            (Some(found), Some(order)) => {
                let mut is_wanted = vec![false; self.entries.len()];
                found.iter().for_each(|place| is_wanted[*place as usize] = true);
                let wanted = order.iter().copied().filter(|place| is_wanted[*place as usize]);
                let wanted: Vec<Place> = wanted.collect();
                self.cut(query, total, |at| wanted[at])
            }
        };
        (page, total as u64)
    }

    fn cut(&self, query: &Query, total: usize, place: impl Fn(usize) -> Place) -> Vec<i64> {
        let first = usize::try_from(query.offset).unwrap_or(usize::MAX).min(total);
        let last = first.saturating_add(query.limit as usize).min(total);
        let at = |at| if query.descending { total - 1 - at } else { at };
        (first..last).map(|number| self.entry(place(at(number))).row).collect()
    }

    /// The places that meet every condition, in the order of names; `None` for all of them.
    fn matching(&self, query: &Query, among: Option<Vec<Uuid>>) -> Option<Vec<Place>> {
        let mut found: Option<Vec<Place>> = among.map(|ids| {
            let mut places: Vec<_> =
                ids.iter().filter_map(|id| self.places.get(id).copied()).collect();
            places.sort_unstable();
            places
        });
        for (key, value) in &query.tags {
            let tagged = self.tags.get(&(key.clone(), value.clone()));
            let tagged = tagged.map_or(&[][..], Vec::as_slice);
            found = Some(match found {
                None => tagged.to_vec(),
                Some(found) => {
                    found.into_iter().filter(|place| tagged.binary_search(place).is_ok()).collect()
                }
            });
        }
        let name_part = fold(query.name_part.trim());
        if !name_part.is_empty() {
            let finder = Finder::new(&name_part);
            found = Some(match found {
                None => self.named(&finder),
                Some(mut found) => {
                    found.retain(|place| finder.find(self.name(*place)).is_some());
                    found
                }
            });
        }
        let mut versions = query.schema_version_ids.clone();
        versions.sort_unstable();
        let (after, before) = (
            query.created_after.map(|time| time.as_second()),
            query.created_before.map(|time| time.as_second()),
        );
        let meets = |entry: &Entry| {
            query.is_base.is_none_or(|is_base| entry.is_base == is_base)
                && after.is_none_or(|after| entry.created_on > after)
                && before.is_none_or(|before| entry.created_on < before)
                && (versions.is_empty() || versions.binary_search(&entry.schema_version).is_ok())
        };
        let asks_more =
            query.is_base.is_some() || after.is_some() || before.is_some() || !versions.is_empty();
        match found {
            found if !asks_more => found,
            None => Some(
                (0..)
                    .zip(&self.entries)
                    .filter_map(|(at, entry)| meets(entry).then_some(at))
                    .collect(),
            ),
            Some(mut found) => {
                found.retain(|place| meets(self.entry(*place)));
                Some(found)
            }
        }
    }

    fn name(&self, place: Place) -> &[u8] {
        &self.names.as_bytes()[self.name_start(place)..self.entry(place).name_end]
    }

    /// The places whose name has the part that `finder` looks for. One search runs over all names: a search in each
    /// of a hundred thousand short texts would take much longer.
    fn named(&self, finder: &Finder<'_>) -> Vec<Place> {
        let (names, length) = (self.names.as_bytes(), finder.needle().len());
        let (mut found, mut from, mut place) = (Vec::new(), 0, 0);
        while let Some(at) = finder.find(&names[from..]) {
            let at = from + at;
            // Most often the next hit is near, so this is faster than a search for the place.
            while self.entries[place].name_end <= at {
                place += 1;
            }
            let end = self.entries[place].name_end;
            if at + length <= end {
                found.push(place as Place);
                from = end;
            } else {
                // It begins in one name and ends in the next.
                from = at + 1;
            }
        }
        found
    }
}

impl Entry {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            row: row.get(0)?,
            is_base: row.get(3)?,
            created_on: row.get(4)?,
            last_modified_on: row.get(5)?,
            schema_version: uuid(row, 6)?,
            name_end: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An index of these names, which are in order.
    fn index(names: &[&str]) -> Index {
        let mut index = Index {
            entries: Vec::new(),
            names: String::new(),
            by_creation: Vec::new(),
            by_change: Vec::new(),
            places: HashMap::new(),
            tags: HashMap::new(),
        };
        for (name, row) in names.iter().zip(0..) {
            index.names.push_str(name);
            index.entries.push(Entry {
                row,
                schema_version: Uuid::nil(),
                is_base: row % 2 == 0,
                created_on: 0,
                last_modified_on: 0,
                name_end: index.names.len(),
            });
        }
        index
    }

    fn found(index: &Index, query: &Query) -> (Vec<i64>, u64) {
        index.find(&Query { limit: 10, ..query.clone() }, None)
    }

    #[test]
    fn a_part_of_a_name_does_not_reach_into_the_next_name() {
        let index = index(&["ab", "", "cab", "ccc", "ø"]);
        let named =
            |part: &str| found(&index, &Query { name_part: part.to_owned(), ..Query::default() }).0;
        assert_eq!(named("ab"), [0, 2]);
        assert_eq!(named("bc"), [] as [i64; 0]);
        assert_eq!(named("cc"), [3]);
        assert_eq!(named("C"), [2, 3]);
        assert_eq!(named("Ø"), [4]);
        assert_eq!(named(""), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn a_page_is_cut_from_either_end_and_the_count_is_of_all() {
        let index = index(&["a", "b", "c", "d", "e"]);
        let page = |descending, offset| {
            let query = Query { descending, offset, limit: 2, ..Query::default() };
            index.find(&query, None)
        };
        assert_eq!(page(false, 1), (vec![1, 2], 5));
        assert_eq!(page(true, 1), (vec![3, 2], 5));
        assert_eq!(page(false, 4), (vec![4], 5));
        assert_eq!(page(true, i64::MAX), (vec![], 5));
        let base = Query { is_base: Some(true), ..Query::default() };
        assert_eq!(found(&index, &base), (vec![0, 2, 4], 3));
    }
}
