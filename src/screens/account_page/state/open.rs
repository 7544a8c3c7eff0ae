//! What follows from an open account: what is changed, locked, enabled, or would be lost.

use super::event::{Effect, Effects, Event, say};
use super::page::{Open, Page, Saved};
use super::task::{Awaited, Confirmed, Task};
use crate::domain::account::Versioned;
use crate::domain::changes::{Change, changes};
use crate::domain::failure::ApiError;
use crate::domain::joined::Joined;
use crate::domain::unsaved::Unsaved;

/// Said while a call is sent once more.
const AGAIN: &str = "No answer yet. Asking again.";

impl Open {
    pub(super) fn new(saved: Versioned) -> Self {
        let saved = Saved::from(saved);
        Self {
            draft: saved.draft().clone(),
            saved,
            task: Task::Editing,
            notice: None,
            warning: None,
            was_saved: false,
            denied: false,
            lost: Vec::new(),
            resent: false,
            regeneration: None,
            call: 0,
            awaited: Awaited::Answer,
        }
    }

    pub fn changes(&self) -> Vec<Change> {
        changes(self.saved.draft(), &self.draft)
    }

    /// The controls of the form are disabled. Behind an open dialog they stay enabled: the user cannot
    /// reach them, and they must be able to take the focus when the dialog closes.
    pub fn shows_locked(&self) -> bool {
        self.is_saving() || self.denied
    }

    /// The form cannot be changed now.
    pub fn is_locked(&self) -> bool {
        self.is_busy() || self.denied
    }

    /// A dialog is open or a call is under way.
    pub fn is_busy(&self) -> bool {
        self.task != Task::Editing
    }

    /// A dialog asks what a change may do.
    pub fn asks(&self) -> bool {
        matches!(self.task, Task::Asking(..) | Task::AskingStart(_))
    }

    pub fn is_saving(&self) -> bool {
        matches!(self.task, Task::Saving(_))
    }

    /// Something differs from the account, or may differ: a draft that was sent without an answer may
    /// be saved, even if the user has undone it since.
    pub(super) fn is_changed(&self) -> bool {
        !self.changes().is_empty() || !self.lost.is_empty()
    }

    pub fn can_save(&self) -> bool {
        !self.is_locked() && self.draft.faults().is_none() && self.is_changed()
    }

    /// The line beside Save: whether everything is saved, or why not.
    pub fn save_state(&self) -> String {
        if let Some(why) = self.not_ready() {
            return ["Not ready to save: ", &why].joined();
        }
        let words = match () {
            () if self.is_saving() => "",
            () if self.was_saved => "Saved.",
            // The message may be far above a long table.
            () if self.notice.is_some() => "Not saved: see the message above.",
            () if !self.is_changed() => "Nothing has changed.",
            () => "",
        };
        words.to_owned()
    }

    /// Why changes cannot be saved.
    pub(super) fn not_ready(&self) -> Option<String> {
        if !self.is_changed() || self.is_saving() {
            return None;
        }
        if self.denied {
            return Some("You are not allowed to change service accounts.".to_owned());
        }
        let faults = self.draft.faults()?;
        let faults = [faults.name, faults.contact_email, faults.access];
        let faults: Vec<String> = faults.into_iter().flatten().collect();
        Some(faults.joined_by(" "))
    }

    /// The old secret may have stopped working, but this is not known.
    pub fn may_have_regenerated(&self) -> bool {
        self.regeneration.as_ref().is_some_and(|sent| sent.may_have_acted)
    }

    pub(super) fn unsaved(&self) -> Option<Unsaved> {
        match self.task {
            Task::Writing(Confirmed::Regenerate, _) if self.awaited == Awaited::Answer => {
                Some(Unsaved::Answer)
            }
            Task::Saving(_) if self.awaited == Awaited::Answer => Some(Unsaved::Saving),
            _ => self.is_changed().then_some(Unsaved::Changes),
        }
    }

    pub(super) fn next_call(&mut self) -> u32 {
        self.awaited = Awaited::Answer;
        self.call += 1;
        self.call
    }

    /// Reads the account again; `refusal` is the 412 that made it necessary.
    pub(super) fn ask_again(&mut self, refusal: Option<ApiError>) -> Effects {
        let call = self.next_call();
        self.awaited = Awaited::Account(refusal);
        vec![Effect::ReadAgain { call }]
    }

    pub(super) fn awaits(&self, call: u32) -> bool {
        call == self.call && self.awaited == Awaited::Answer
    }

    /// Applies an event: the page that replaces this one, if any, and the effects.
    pub(super) fn apply(&mut self, event: Event) -> (Option<Page>, Effects) {
        let effects = match event {
            Event::Saved(call, answer) if self.awaits(call) => return self.saved(answer),
            Event::ReadAgain(call, answer)
                if call == self.call && self.awaited != Awaited::Answer =>
            {
                return self.read_again(answer);
            }
            Event::Regenerated(call, answer) if self.awaits(call) => {
                return self.regenerated(*answer);
            }
            Event::Blocked(call, answer) if self.awaits(call) => return self.blocked(*answer),
            Event::Removed(call, answer) if self.awaits(call) => return self.removed(answer),
            Event::StartFetched(call, answer) if self.awaits(call) => self.start_fetched(answer),
            Event::AskedAgain(call, attempt) if self.awaits(call) => {
                if let Task::Writing(Confirmed::Regenerate | Confirmed::Block, now) = &mut self.task
                    && *now != attempt
                {
                    *now = attempt;
                    say(AGAIN)
                } else {
                    Vec::new()
                }
            }
            Event::StartFromAll
            | Event::StartFromNone
            | Event::PickerConfirmed(_)
            | Event::PickerClosed
            | Event::Cancel
            | Event::Confirm(_) => self.in_dialog(event),
            Event::Allowed => {
                self.denied = false;
                Vec::new()
            }
            Event::PageHidden => Vec::new(),
            _ if self.is_locked() => Vec::new(),
            event => self.edit(event),
        };
        (None, effects)
    }
}
