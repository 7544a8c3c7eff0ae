//! The state in the words of its table.

use super::super::event::{Effect, Event};
use super::super::stage::Stage;
use super::{READING, Review};
use crate::screens::tables::Tabled;

impl Tabled for Review {
    type Event = Event;

    fn new() -> Self {
        Review::new(READING)
    }

    fn apply(&mut self, event: Event) -> String {
        let effects = Review::apply(self, event);
        effects.iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let came = self.counts()[0];
        let list = match self.listing().stage() {
            Stage::NotYet => "not opened".to_owned(),
            Stage::Running => {
                let (seen, of) = self.listing().progress().unwrap_or_default();
                format!("reads {seen} of {of}")
            }
            Stage::Stopped => format!("stopped at {came}"),
            Stage::Failed(_) => format!("failed at {came}"),
            Stage::Done => format!("lists {came}"),
        };
        let (read, of) = self.full().progress();
        let accounts = match self.full().stage() {
            Stage::NotYet => String::new(),
            Stage::Running => format!("; asks {read} of {of}"),
            Stage::Stopped => format!("; stopped at {read} of {of}"),
            Stage::Failed(_) => format!("; failed at {read} of {of}"),
            Stage::Done => format!("; asked all {of}"),
        };
        list + &accounts
    }

    fn whole(&self) -> String {
        format!("{self:?}")
    }

    fn call(&self) -> u32 {
        match self.is_listed() {
            true => self.full().call(),
            false => self.listing().call(),
        }
    }
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::ReadPage { page, .. } => format!("read page {page}"),
        Effect::EndPages => "end pages".to_owned(),
        Effect::ReadAccount { id, .. } => format!("read account {id}"),
        Effect::EndAccounts => "end accounts".to_owned(),
        Effect::ShowRows { from_top: true } => "show rows from the top".to_owned(),
        Effect::ShowRows { from_top: false } => "show rows".to_owned(),
        Effect::ShowReaders => "show readers".to_owned(),
        Effect::Save(format) => format!("save {format:?}"),
        Effect::Say(words) => format!("say “{words}”"),
    }
}
