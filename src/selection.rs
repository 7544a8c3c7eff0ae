//! The set of data sets that an account is to reach, up to 100,000 of them.

use crate::contract::SharedDataSet;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Chosen data sets by id, with their names; a data set without a name no longer exists.
/// Cloning is cheap, so that a draft can keep its former selections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Arc<BTreeMap<Arc<str>, Option<Arc<str>>>>);

/// The most data sets that one account can be given.
pub const MOST_DATA_SETS: usize = 100_000;

impl Selection {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    pub fn insert(&mut self, id: &str, name: Option<&str>) {
        Arc::make_mut(&mut self.0).insert(id.into(), name.map(Into::into));
    }

    pub fn remove(&mut self, id: &str) {
        Arc::make_mut(&mut self.0).remove(id);
    }

    /// Takes a data set in or out; tells whether it is in now.
    pub fn toggle(&mut self, id: &str, name: &str) -> bool {
        let into = !self.contains(id);
        if into { self.insert(id, Some(name)) } else { self.remove(id) }
        into
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(AsRef::as_ref)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.0.iter().map(|(id, name)| (id.as_ref(), name.as_deref()))
    }

    /// What is in this selection and not in `other`.
    pub fn without(&self, other: &Self) -> Vec<SharedDataSet> {
        self.iter()
            .filter(|(id, _)| !other.contains(id))
            .map(|(id, name)| SharedDataSet { id: id.to_owned(), name: name.map(str::to_owned) })
            .collect()
    }
}

impl<'a> FromIterator<&'a SharedDataSet> for Selection {
    fn from_iter<I: IntoIterator<Item = &'a SharedDataSet>>(data_sets: I) -> Self {
        let entries = data_sets
            .into_iter()
            .map(|data_set| (data_set.id.as_str().into(), data_set.name.as_deref().map(Into::into)));
        Self(Arc::new(entries.collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_keeps_what_it_had() {
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
    fn a_data_set_that_no_longer_exists_keeps_its_place_without_a_name() {
        let gone = [SharedDataSet { id: "x".into(), name: None }];
        let selection: Selection = gone.iter().collect();
        assert_eq!(selection.iter().next(), Some(("x", None)));
    }
}
