//! All data sets of a workspace in memory, with what a query may ask for, in each of the three orders. So a page needs
//! no counting: it is cut from a list.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use memchr::memmem::Finder;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::query::{Query, SortColumn};
use crate::store::columns::{from_json, uuid};
use crate::store::error::Error;
use crate::store::text::fold;
use crate::store::workspaces::data_set_rows;

#[cfg(test)]
mod tests;

/// A data set is its place in the order of names.
type Place = u32;

struct Entry {
    row: i64,
    schema_version_row: i64,
    is_base: bool,
    created_on: i64,
    last_modified_on: i64,
    /// Where its folded name ends in `names`; it begins where the one before ends.
    name_end: usize,
}

#[derive(Default)]
pub(in crate::store) struct Index {
    /// In the order of names; so are `ids`.
    entries: Vec<Entry>,
    ids: Vec<Uuid>,
    /// All folded names, one after the other.
    names: String,
    by_creation: Vec<Place>,
    by_change: Vec<Place>,
    /// Made when a caller is limited to some data sets.
    places: OnceLock<HashMap<Uuid, Place>>,
    schema_versions: HashMap<Uuid, i64>,
    /// The data sets that have a tag, in the order of names.
    tags: HashMap<(String, String), Vec<Place>>,
}

impl Index {
    pub(super) fn load(db: &Connection, workspace: Uuid) -> Result<Self, Error> {
        let rows = data_set_rows(db, workspace)?;
        let range = params![rows.start(), rows.end()];
        let mut index = Self::default();
        // SQLite sorts, for it is optimised in every build.
        let mut statement = db.prepare_cached(
            "SELECT row, id, folded_name, is_base, created_on, last_modified_on, schema_version_row
             FROM data_sets WHERE row BETWEEN ?1 AND ?2 ORDER BY folded_name, row",
        )?;
        let mut found = statement.query(range)?;
        let mut places_of_rows = Vec::new();
        while let Some(row) = found.next()? {
            index.names.push_str(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?);
            let entry = Entry::of(row, index.names.len())?;
            places_of_rows.push((entry.row, index.entries.len() as Place));
            index.ids.push(uuid(row, 1)?);
            index.entries.push(entry);
        }
        places_of_rows.sort_unstable();
        index.by_creation = index.ordered(|entry| entry.created_on);
        index.by_change = index.ordered(|entry| entry.last_modified_on);
        index.load_tags(db, *rows.start()..=*rows.end(), &places_of_rows)?;
        let mut statement = db.prepare_cached("SELECT id, row FROM schema_versions")?;
        let versions = statement.query_map([], |row| Ok((uuid(row, 0)?, row.get(1)?)))?;
        index.schema_versions = versions.collect::<Result<_, _>>()?;
        Ok(index)
    }

    /// The table is in the order of keys and values, so each tag comes in one piece, in the order of rows.
    fn load_tags(
        &mut self,
        db: &Connection,
        rows: RangeInclusive<i64>,
        places_of_rows: &[(i64, Place)],
    ) -> Result<(), Error> {
        let mut statement = db.prepare_cached(
            "SELECT key, value, json_group_array(data_set_row) FROM data_set_tags
             WHERE data_set_row BETWEEN ?1 AND ?2 GROUP BY key, value",
        )?;
        let mut found = statement.query(params![rows.start(), rows.end()])?;
        while let Some(row) = found.next()? {
            let tagged: Vec<i64> = from_json(row, 2)?;
            let place = |row: &i64| {
                let at = places_of_rows.binary_search_by_key(row, |(known, _)| *known).ok()?;
                Some(places_of_rows[at].1)
            };
            let mut places: Vec<Place> = tagged.iter().filter_map(place).collect();
            places.sort_unstable();
            self.tags.insert((row.get(0)?, row.get(1)?), places);
        }
        Ok(())
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
                let wanted = |place: &&Place| is_wanted[**place as usize];
                let (first, count) = (usize::try_from(query.offset), query.limit as usize);
                let first = first.unwrap_or(usize::MAX);
                // No further than to the end of the page.
                let page: Vec<&Place> = if query.descending {
                    order.iter().rev().filter(wanted).skip(first).take(count).collect()
                } else {
                    order.iter().filter(wanted).skip(first).take(count).collect()
                };
                page.into_iter().map(|place| self.entry(*place).row).collect()
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
            let known = self.places.get_or_init(|| self.ids.iter().copied().zip(0..).collect());
            let mut places: Vec<_> = ids.iter().filter_map(|id| known.get(id).copied()).collect();
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
        // A version that nobody knows has no row, and so no data set.
        let version = |id: &Uuid| self.schema_versions.get(id).copied().unwrap_or_default();
        let mut versions: Vec<i64> = query.schema_version_ids.iter().map(version).collect();
        versions.sort_unstable();
        let (after, before) = (
            query.created_after.map(|time| time.as_second()),
            query.created_before.map(|time| time.as_second()),
        );
        let meets = |entry: &Entry| {
            query.is_base.is_none_or(|is_base| entry.is_base == is_base)
                && after.is_none_or(|after| entry.created_on > after)
                && before.is_none_or(|before| entry.created_on < before)
                && (versions.is_empty()
                    || versions.binary_search(&entry.schema_version_row).is_ok())
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
    fn of(row: &Row<'_>, name_end: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            row: row.get(0)?,
            is_base: row.get(3)?,
            created_on: row.get(4)?,
            last_modified_on: row.get(5)?,
            schema_version_row: row.get(6)?,
            name_end,
        })
    }
}
