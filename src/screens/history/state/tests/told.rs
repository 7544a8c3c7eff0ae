//! The state in the words of its table.

use super::super::event::{Effect, Event};
use super::super::{Account, History, Stage};
use super::TIME;
use crate::screens::tables::Tabled;

impl Tabled for History {
    type Event = Event;

    fn new() -> Self {
        History::new(TIME)
    }

    fn apply(&mut self, event: Event) -> String {
        let effects = History::apply(self, event);
        effects.iter().map(effect).collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> String {
        let stage = match self.stage() {
            Stage::NotYet => "not opened",
            Stage::Running => "reads",
            Stage::Stopped => "stopped",
            Stage::Failed(_) => "failed",
            Stage::Complete => "complete",
            Stage::LedgerEnds => "ledger ends",
        };
        let account = match self.account() {
            Account::NotRead => "",
            Account::Known(_) => "; account known",
            Account::Gone => "; account gone",
        };
        let shown = if self.shown().is_some() { "; entry shown" } else { "" };
        let of = self.progress().map_or(String::new(), |(seen, of)| format!(" {seen} of {of}"));
        format!("{stage}{of}, {} rows{account}{shown}", self.row_count())
    }

    fn whole(&self) -> String {
        format!("{self:?}")
    }

    fn call(&self) -> u32 {
        self.call
    }
}

fn effect(effect: &Effect) -> String {
    match effect {
        Effect::ReadPage { page, .. } => format!("read page {page}"),
        Effect::ReadAccount { .. } => "read account".to_owned(),
        Effect::EndCalls => "end calls".to_owned(),
        Effect::ShowRows => "show rows".to_owned(),
        Effect::Say(words) => format!("say “{words}”"),
    }
}
