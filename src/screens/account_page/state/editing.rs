//! What the user does in the form and in its dialogs.

use super::event::{Effect, Effects, Event, say};
use super::notice::{Notice, Warning};
use super::page::Open;
use super::task::{Confirmed, Question, Task};
use crate::domain::account::Scope;
use crate::domain::changes::undo;
use crate::domain::draft::Edit;
use crate::domain::failure::ApiError;
use crate::domain::selection::Selection;

impl Open {
    /// Events while no dialog is open and no call is under way.
    pub(super) fn edit(&mut self, event: Event) -> Effects {
        let effects = self.take(event);
        // Without changes there is nothing to say about them. A conflict stays, so that the user can
        // still choose.
        if !self.is_changed() && !matches!(self.notice, Some(Notice::Conflict(_))) {
            self.notice = None;
        }
        effects
    }

    fn take(&mut self, event: Event) -> Effects {
        match event {
            Event::Edit(edit) if self.draft.offers(&edit) => {
                let taken_out = matches!(edit, Edit::TakeOut(_));
                let from_all = self.draft.scope == Scope::Workspace;
                self.draft.apply(edit);
                self.was_saved = false;
                let to_data_sets = from_all && self.draft.scope == Scope::DataSets;
                // Only an account with all data has data sets to start from.
                let reaches_all = self.saved.account.access.scope == Scope::Workspace;
                if to_data_sets && reaches_all && self.draft.chosen.is_empty() {
                    self.task = Task::AskingStart(None);
                }
                if taken_out {
                    return say("Data set removed from the selection. Undo is next to Save.");
                }
            }
            Event::Undo(change) if self.changes().contains(&change) => {
                undo(&change, self.saved.draft(), &mut self.draft);
                return say("Change undone.");
            }
            Event::Choose(part, mine) => {
                if let Some(Notice::Conflict(conflict)) = &self.notice
                    && conflict.parts.contains(&part)
                {
                    let version = if mine { &conflict.mine } else { &conflict.theirs };
                    part.take(version, &mut self.draft);
                }
            }
            Event::OpenPicker
                if self.draft.scope == Scope::DataSets && !self.draft.lacks_data_sets =>
            {
                self.task = Task::Picking
            }
            Event::Save => {
                if self.can_save() {
                    self.resent = false;
                }
                return self.save();
            }
            Event::Ask(change) => self.task = Task::Asking(change, Question::default()),
            _ => {}
        }
        Vec::new()
    }

    pub(super) fn in_dialog(&mut self, event: Event) -> Effects {
        match (&self.task, event) {
            (Task::Picking, Event::PickerConfirmed(chosen)) => {
                self.draft.chosen = chosen;
                self.was_saved = false;
                self.task = Task::Editing;
                return say("Selection confirmed. Save to apply it.");
            }
            (Task::Picking, Event::PickerClosed) => self.task = Task::Editing,
            (Task::AskingStart(_), Event::StartFromAll) => {
                self.task = Task::FetchingStart;
                return vec![Effect::FetchStart { call: self.next_call() }];
            }
            (Task::AskingStart(_), Event::StartFromNone) => self.task = Task::Editing,
            // The choice that led to the question is taken back.
            (Task::AskingStart(_), Event::Cancel) => {
                self.draft.apply(Edit::Scope(Scope::Workspace));
                self.task = Task::Editing;
            }
            (Task::FetchingStart, Event::Cancel) => {
                self.task = Task::AskingStart(None);
                return vec![Effect::StopFetching];
            }
            (Task::Asking(..), Event::Cancel) => self.cancel(),
            (Task::Asking(change, _), Event::Confirm(key)) => return self.confirm(*change, key),
            _ => {}
        }
        Vec::new()
    }

    fn cancel(&mut self) {
        if self.may_have_regenerated() {
            self.warning = Some(match (&self.task, self.warning) {
                (Task::Asking(Confirmed::Block, _), _) => Warning::BlockUnknown,
                (Task::Asking(Confirmed::Remove, _), Some(unknown)) => unknown,
                _ => Warning::RegenerationUnknown,
            });
        }
        self.task = Task::Editing;
    }

    pub(super) fn start_fetched(&mut self, answer: Option<Result<Selection, ApiError>>) -> Effects {
        if self.task != Task::FetchingStart {
            return Vec::new();
        }
        self.task = match answer {
            Some(Ok(chosen)) => {
                self.draft.chosen = chosen;
                self.task = Task::Editing;
                return say("All data sets of today are selected. They are kept when you save.");
            }
            Some(Err(error)) => Task::AskingStart(Some(error)),
            None => Task::AskingStart(None),
        };
        Vec::new()
    }
}
