//! The selected data sets of an account, up to 100,000 of them.

use crate::domain::data_set::SharedDataSet;
use std::sync::Arc;

/// Selected data sets, sorted by id. Cloning is cheap, so a draft can keep its previous selections; two
/// that are the same clone are compared at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Arc<Vec<SharedDataSet>>);

/// The most data sets that one account can have.
pub const MOST_DATA_SETS: usize = 100_000;

impl Selection {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// By id.
    pub fn data_sets(&self) -> &[SharedDataSet] {
        &self.0
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|at| at.id.as_ref().cmp(id))
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

    /// Adds another selection; existing ones stay.
    pub fn add(&mut self, other: &Self) {
        if self.is_empty() {
            self.0 = other.0.clone();
        } else if !other.is_empty() && !Arc::ptr_eq(&self.0, &other.0) {
            let all = Arc::make_mut(&mut self.0);
            all.extend_from_slice(&other.0);
            put_in_order(all);
        }
    }

    pub fn remove(&mut self, id: &str) {
        if let Ok(place) = self.place(id) {
            Arc::make_mut(&mut self.0).remove(place);
        }
    }

    /// This selection with the changes that lead from one to another.
    pub fn changed_as(&self, from: &Self, to: &Self) -> Self {
        let mut changed = self.without(&from.without(to));
        changed.add(&to.without(from));
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
        self.0.iter().map(|at| at.id.as_ref())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.iter().map(|at| (at.id.as_ref(), at.name.as_deref()))
    }

    /// Everything in this selection that is not in `other`.
    pub fn without(&self, other: &Self) -> Self {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Self::default();
        }
        self.filtered(other, |at, same| at.id != same.id)
    }

    /// As `without`; data sets that have another name in `other` are kept too.
    pub fn other_than(&self, other: &Self) -> Self {
        if Arc::ptr_eq(&self.0, &other.0) {
            return Self::default();
        }
        self.filtered(other, |at, same| at != same)
    }

    /// Without each that `other` has with the same id, unless `stays`. One pass through both, since both
    /// are sorted.
    fn filtered(&self, other: &Self, stays: fn(&SharedDataSet, &SharedDataSet) -> bool) -> Self {
        let mut others = other.0.iter().peekable();
        let is_kept = |at: &&SharedDataSet| {
            while others.next_if(|other| other.id < at.id).is_some() {}
            others.peek().is_none_or(|same| stays(at, same))
        };
        Self(Arc::new(self.0.iter().filter(is_kept).cloned().collect()))
    }
}

/// Not generic, so that the sorting code is compiled once and not for each caller.
fn put_in_order(all: &mut Vec<SharedDataSet>) {
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all.dedup_by(|later, first| later.id == first.id);
}

fn chosen(id: &str, name: Option<&str>) -> SharedDataSet {
    SharedDataSet { id: id.into(), name: name.map(Into::into) }
}

impl<'a> FromIterator<&'a SharedDataSet> for Selection {
    fn from_iter<I: IntoIterator<Item = &'a SharedDataSet>>(data_sets: I) -> Self {
        let mut all = data_sets.into_iter().cloned().collect();
        put_in_order(&mut all);
        Self(Arc::new(all))
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
        assert_eq!(now.without(&before).iter().collect::<Vec<_>>(), [("b", Some("Beta"))]);
    }

    #[test]
    fn removing_many_keeps_the_others() {
        let mut selection = Selection::default();
        selection.insert_all([("a", None), ("b", None), ("c", Some("C"))].into_iter());
        let mut out = Selection::default();
        out.insert_all([("z", None), ("b", Some("B")), ("a", None)].into_iter());
        assert_eq!(selection.without(&out).iter().collect::<Vec<_>>(), [("c", Some("C"))]);
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
