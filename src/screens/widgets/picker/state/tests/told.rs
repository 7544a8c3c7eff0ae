//! The picker and its effects in the words of the table.

use crate::domain::query::DataSetQuery;
use crate::domain::selection::Selection;
use crate::screens::tables::{Tabled, variants};
use crate::screens::walks::selection;
use crate::screens::widgets::picker::state::task::Task;
use crate::screens::widgets::picker::state::{Effect, Event, Picker, Place, Range, Retry};

variants!(Stage of Task { Choosing, FetchingAll, FetchingRange, AskingToDiscard, Closed });

impl Tabled for Picker {
    type Event = Event;

    /// Opened with the data set "a".
    fn new() -> Self {
        Self::new(selection(&["a"]))
    }

    fn apply(&mut self, event: Event) -> String {
        self.apply(event).iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let mut told = vec![task(&self.task), ids(self.chosen())];
        let search = self.search();
        told.extend((!search.is_empty()).then(|| format!("search “{search}”")));
        told.extend(filters(self.query()));
        told.extend(self.only_chosen().then(|| "only selected".to_owned()));
        told.extend(self.anchor.map(|row| format!("anchor {row}")));
        told.extend(self.failure().map(|failure| match failure.retry {
            Retry::All => "failed: all".to_owned(),
            Retry::Range(range) => format!("failed: {}", rows(&range)),
        }));
        told.extend(self.unsaved().map(|unsaved| format!("leaving loses {unsaved:?}")));
        told.join("; ")
    }

    fn whole(&self) -> String {
        format!("{self:?}")
    }

    fn call(&self) -> u32 {
        self.attempt as u32
    }
}

fn task(task: &Task) -> String {
    match task {
        Task::Choosing => "choosing".to_owned(),
        Task::FetchingAll => "fetching all".to_owned(),
        Task::FetchingRange(range) => format!("fetching {}", rows(range)),
        Task::AskingToDiscard => "asking".to_owned(),
        Task::Closed => "closed".to_owned(),
    }
}

fn ids(chosen: &Selection) -> String {
    let ids: Vec<&str> = chosen.ids().collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(" ") }
}

fn filters(query: &DataSetQuery) -> Vec<String> {
    let DataSetQuery { is_base_dataset, schema_version_ids, tags, dataset_name, .. } = query;
    let mut told = Vec::new();
    told.extend(dataset_name.as_ref().map(|name| format!("named “{name}”")));
    told.extend(is_base_dataset.map(|_| "base only".to_owned()));
    told.extend(schema_version_ids.as_ref().map(|ids| format!("schema {}", ids.join(" "))));
    told.extend(tags.iter().map(|(key, value)| format!("tag {key} {value}")));
    told.extend((query.sort_column != "Name").then(|| format!("by {}", query.sort_column)));
    told
}

fn rows(range: &Range) -> String {
    let way = if range.into { "" } else { ", to leave" };
    format!("rows {} to {}{way}", range.from, range.to)
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::LoadList => "load the list".to_owned(),
        Effect::FetchAll { attempt } => format!("fetch all, attempt {attempt}"),
        Effect::FetchRange { attempt, range } => {
            format!("fetch {}, attempt {attempt}", rows(range))
        }
        Effect::StopFetch => "stop the fetch".to_owned(),
        Effect::Focus(to) => format!("focus {}", place(*to)),
        Effect::FocusAfterFetch(to) => format!("focus {} if it was on Stop", place(*to)),
        Effect::SayChosen(count) => format!("say that {count} are selected"),
        Effect::SayStopped => "say that it was stopped".to_owned(),
        Effect::TakeOver(chosen) => format!("take over {}", ids(chosen)),
        Effect::Close => "close".to_owned(),
    }
}

fn place(place: Place) -> String {
    match place {
        Place::Stop => "Stop".to_owned(),
        Place::SelectAll => "Select all".to_owned(),
        Place::Row(row) => format!("row {row}"),
        Place::KeepSelecting => "Keep selecting".to_owned(),
        Place::BeforeQuestion => "where it was".to_owned(),
    }
}
