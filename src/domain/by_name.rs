//! Selected data sets in the order of their names, and a search among them. Both are
//! updated only by what has changed, so that a key press or an X costs little with 100,000 selected.

use crate::domain::data_set::SharedDataSet;
use crate::domain::selection::Selection;

/// Data sets that no longer exist have no name. They come first, so that the user sees them.
#[derive(Default)]
pub struct ByName {
    of: Selection,
    /// By key, then by id.
    rows: Vec<Row>,
    /// The search, in lower case.
    wanted: String,
    /// The places in `rows` that the search finds; `None` while nothing is searched.
    found: Option<Vec<usize>>,
    version: u32,
}

struct Row {
    /// The name in lower case.
    key: String,
    data_set: SharedDataSet,
}

impl ByName {
    /// Takes over the selection and the search; returns another number whenever something else is shown.
    /// `lower` makes texts comparable without regard to case.
    pub fn follow(
        &mut self,
        chosen: &Selection,
        search: &str,
        lower: &dyn Fn(&str) -> String,
    ) -> u32 {
        let wanted = lower(search.trim());
        let is_other = self.take(chosen, lower);
        if is_other || wanted != self.wanted {
            // What extends the former search finds some of what that has found.
            let narrows = !is_other && !self.wanted.is_empty() && wanted.starts_with(&self.wanted);
            let among = self.found.take().filter(|_| narrows);
            self.found = (!wanted.is_empty()).then(|| match among {
                Some(places) => self.holding(places.into_iter(), &wanted),
                None => self.holding(0..self.rows.len(), &wanted),
            });
            self.wanted = wanted;
            self.version = self.version.wrapping_add(1);
        }
        self.version
    }

    /// How many are shown.
    pub fn count(&self) -> usize {
        self.found.as_ref().map_or(self.rows.len(), Vec::len)
    }

    /// Up to `count` of what is shown, from the place `first` on.
    pub fn page(&self, first: usize, count: usize) -> impl Iterator<Item = &SharedDataSet> {
        (first..self.count().min(first.saturating_add(count))).map(|at| {
            let place = self.found.as_ref().map_or(at, |found| found[at]);
            &self.rows[place].data_set
        })
    }

    fn take(&mut self, chosen: &Selection, lower: &dyn Fn(&str) -> String) -> bool {
        let (gone, new) = (self.of.other_than(chosen), chosen.other_than(&self.of));
        self.of = chosen.clone();
        if !gone.is_empty() {
            self.rows.retain(|row| !gone.contains(&row.data_set.id));
        }
        if !new.is_empty() {
            self.rows.extend(new.data_sets().iter().map(|data_set| Row::of(data_set, lower)));
            self.rows.sort_by(|one, other| one.order().cmp(&other.order()));
        }
        !gone.is_empty() || !new.is_empty()
    }

    fn holding(&self, places: impl Iterator<Item = usize>, wanted: &str) -> Vec<usize> {
        places.filter(|at| holds(self.rows[*at].key.as_bytes(), wanted.as_bytes())).collect()
    }
}

impl Row {
    fn of(data_set: &SharedDataSet, lower: &dyn Fn(&str) -> String) -> Self {
        let key = data_set.name.as_deref().map(lower).unwrap_or_default();
        Self { key, data_set: data_set.clone() }
    }

    fn order(&self) -> (&str, &str) {
        (&self.key, &self.data_set.id)
    }
}

/// `str::contains` would bring a search for long texts into the program.
fn holds(text: &[u8], wanted: &[u8]) -> bool {
    let Some(first) = wanted.first() else { return true };
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = &rest[at..];
        if rest.starts_with(wanted) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lower(text: &str) -> String {
        text.to_lowercase()
    }

    fn selection(rows: &[(&str, Option<&str>)]) -> Selection {
        let mut selection = Selection::default();
        selection.insert_all(rows.iter().copied());
        selection
    }

    fn shown(by_name: &ByName) -> Vec<(String, Option<String>)> {
        let all = by_name.page(0, usize::MAX);
        all.map(|at| (at.id.to_string(), at.name.as_deref().map(str::to_owned))).collect()
    }

    #[test]
    fn what_is_gone_comes_first_and_the_rest_by_name_without_regard_to_case() {
        let chosen = selection(&[("1", Some("beta")), ("2", Some("Alpha")), ("3", None)]);
        let mut by_name = ByName::default();
        by_name.follow(&chosen, "", &lower);
        let ids: Vec<_> = by_name.page(0, 9).map(|at| at.id.to_string()).collect();
        assert_eq!(ids, ["3", "2", "1"]);
        by_name.follow(&chosen, " ALP ", &lower);
        assert_eq!(shown(&by_name), [("2".to_owned(), Some("Alpha".to_owned()))]);
        assert_eq!(by_name.page(1, 9).count(), 0);
    }

    #[test]
    fn a_data_set_with_another_name_moves_to_its_place() {
        let mut by_name = ByName::default();
        let first = by_name.follow(&selection(&[("1", Some("a")), ("2", Some("b"))]), "", &lower);
        let then = by_name.follow(&selection(&[("1", Some("c")), ("2", Some("b"))]), "", &lower);
        assert_ne!(first, then);
        let names: Vec<_> = by_name.page(0, 9).map(|at| at.name.clone().unwrap()).collect();
        assert_eq!(names, ["b".into(), "c".into()]);
    }

    #[test]
    fn the_same_again_is_no_news() {
        let chosen = selection(&[("1", Some("a"))]);
        let mut by_name = ByName::default();
        let version = by_name.follow(&chosen, "a", &lower);
        assert_eq!(by_name.follow(&chosen.clone(), " a", &lower), version);
    }

    proptest! {
        /// Following step by step shows what one look at the end shows.
        #[test]
        fn each_change_leads_to_what_a_fresh_look_shows(
            steps in prop::collection::vec(
                (prop::collection::btree_map("[a-f]{1,2}", prop::option::of("[a-cA-C]{0,3}"), 0..60), "[a-c]{0,2}"),
                1..6,
            ),
        ) {
            let mut followed = ByName::default();
            for (rows, search) in steps {
                let mut chosen = Selection::default();
                chosen.insert_all(rows.iter().map(|(id, name)| (id.as_str(), name.as_deref())));
                followed.follow(&chosen, &search, &lower);
                let mut fresh = ByName::default();
                fresh.follow(&chosen, &search, &lower);
                prop_assert_eq!(shown(&followed), shown(&fresh));
                let holding = rows.values().filter(|name| {
                    lower(name.as_deref().unwrap_or_default()).contains(&search)
                });
                prop_assert_eq!(followed.count(), holding.count());
            }
        }
    }
}
