//! The selected data sets of an account, up to 100,000 of them.

use crate::domain::data_set::SharedDataSet;
use std::sync::Arc;

/// Selected data sets, sorted by id, with their names. One without a name no longer exists. Cloning
/// is cheap, so a draft can keep its previous selections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Arc<Vec<Chosen>>);

type Chosen = (Arc<str>, Option<Arc<str>>);

/// The most data sets that one account can have.
pub const MOST_DATA_SETS: usize = 100_000;

impl Selection {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(at, _)| at.as_ref().cmp(id))
    }

    pub fn contains(&self, id: &str) -> bool {
        self.place(id).is_ok()
    }

    pub fn insert(&mut self, id: &str, name: Option<&str>) {
        if let Err(place) = self.place(id) {
            Arc::make_mut(&mut self.0).insert(place, chosen(id, name));
        }
    }

    /// Adds many at once, in any order; existing ones stay.
    pub fn insert_all<'a>(&mut self, data_sets: impl Iterator<Item = (&'a str, Option<&'a str>)>) {
        let all = Arc::make_mut(&mut self.0);
        all.extend(data_sets.map(|(id, name)| chosen(id, name)));
        put_in_order(all);
    }

    pub fn remove(&mut self, id: &str) {
        if let Ok(place) = self.place(id) {
            Arc::make_mut(&mut self.0).remove(place);
        }
    }

    /// Removes everything that is in another selection.
    pub fn remove_all(&mut self, other: &Self) {
        Arc::make_mut(&mut self.0).retain(|(id, _)| !other.contains(id));
    }

    /// This selection with the changes that lead from one to another.
    pub fn changed_as(&self, from: &Self, to: &Self) -> Self {
        let kept = self.iter().filter(|(id, _)| to.contains(id) || !from.contains(id));
        let added = to.iter().filter(|(id, _)| !from.contains(id));
        let mut changed = Self::default();
        changed.insert_all(kept.chain(added));
        changed
    }

    /// Adds or removes a data set; returns whether it is selected now.
    pub fn toggle(&mut self, id: &str, name: &str) -> bool {
        let into = !self.contains(id);
        if into {
            self.insert(id, Some(name))
        } else {
            self.remove(id)
        }
        into
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(id, _)| id.as_ref())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.iter().map(|(id, name)| (id.as_ref(), name.as_deref()))
    }

    /// Everything in this selection that is not in `other`.
    pub fn without(&self, other: &Self) -> Vec<SharedDataSet> {
        self.iter()
            .filter(|(id, _)| !other.contains(id))
            .map(|(id, name)| SharedDataSet { id: id.to_owned(), name: name.map(str::to_owned) })
            .collect()
    }
}

/// Not generic, so that the sorting code is compiled once and not for each caller.
fn put_in_order(all: &mut Vec<Chosen>) {
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all.dedup_by(|later, first| later.0 == first.0);
}

fn chosen(id: &str, name: Option<&str>) -> Chosen {
    (id.into(), name.map(Into::into))
}

impl<'a> FromIterator<&'a SharedDataSet> for Selection {
    fn from_iter<I: IntoIterator<Item = &'a SharedDataSet>>(data_sets: I) -> Self {
        let mut selection = Self::default();
        selection.insert_all(
            data_sets.into_iter().map(|data_set| (data_set.id.as_str(), data_set.name.as_deref())),
        );
        selection
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_is_independent_of_the_original() {
        let mut now = Selection::default();
        now.insert("a", Some("Alpha"));
        let before = now.clone();
        assert!(now.toggle("b", "Beta"));
        assert!(!now.toggle("a", "Alpha"));
        assert_eq!(before.ids().collect::<Vec<_>>(), ["a"]);
        assert_eq!(now.ids().collect::<Vec<_>>(), ["b"]);
        assert_eq!(now.without(&before)[0].name.as_deref(), Some("Beta"));
    }

    #[test]
    fn removing_many_keeps_the_others() {
        let mut selection = Selection::default();
        selection.insert_all([("a", None), ("b", None), ("c", Some("C"))].into_iter());
        let mut out = Selection::default();
        out.insert_all([("z", None), ("b", Some("B")), ("a", None)].into_iter());
        selection.remove_all(&out);
        assert_eq!(selection.iter().collect::<Vec<_>>(), [("c", Some("C"))]);
    }

    #[test]
    fn a_data_set_that_no_longer_exists_keeps_its_place_without_a_name() {
        let gone = [SharedDataSet { id: "x".into(), name: None }];
        let selection: Selection = gone.iter().collect();
        assert_eq!(selection.iter().next(), Some(("x", None)));
    }

    #[test]
    fn adding_many_keeps_each_once_and_in_order() {
        let mut selection = Selection::default();
        selection.insert("m", Some("Middle"));
        selection.insert_all(
            [("z", Some("Z")), ("a", None), ("m", Some("again")), ("z", None)].into_iter(),
        );
        assert_eq!(
            selection.iter().collect::<Vec<_>>(),
            [("a", None), ("m", Some("Middle")), ("z", Some("Z"))]
        );
    }
}
