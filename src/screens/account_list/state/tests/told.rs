//! The list and its effects in the words of the table.

use super::events::NOW;
use crate::domain::query::Counts;
use crate::screens::account_list::state::{AccountList, Effect, Event, Filter, SORTS};
use crate::screens::tables::Tabled;

impl Tabled for AccountList {
    type Event = Event;

    fn new() -> Self {
        Self::new(NOW)
    }

    fn apply(&mut self, event: Event) -> String {
        self.apply(event).iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let mut told = vec![SORTS[self.sort()].0.to_owned()];
        let search = self.search();
        told.extend((!search.is_empty()).then(|| format!("search “{search}”")));
        told.extend((self.filter() != Filter::All).then(|| format!("filter {:?}", self.filter())));
        let later = self.now() - NOW;
        told.extend((later != 0.0).then(|| format!("{} s later", later / 1_000.0)));
        let Counts { all, soon, expired } = self.counts();
        let counts = [(all, "in all"), (soon, "soon"), (expired, "expired")];
        told.extend(counts.iter().filter_map(|(count, of)| count.map(|it| format!("{it} {of}"))));
        told.extend(self.finding.map(|_| "looking for an account".to_owned()));
        told.join("; ")
    }

    fn whole(&self) -> String {
        format!("{self:?}")
    }

    fn call(&self) -> u32 {
        self.finds
    }
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::LoadList => "load the list".to_owned(),
        Effect::RefreshList => "refresh the list".to_owned(),
        Effect::Count { number } => format!("count {number}"),
        Effect::Find { number, id } => format!("look for {id}, search {number}"),
        Effect::Reveal(index) => format!("scroll to row {index}"),
        Effect::FocusSearch => "focus the search".to_owned(),
    }
}
