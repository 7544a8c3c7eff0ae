//! The page of one account as a sum type, with its transitions. Pure: `view.rs` derives every control
//! from it and runs its effects.

mod editing;
mod event;
mod merging;
mod notice;
mod open;
mod page;
mod saving;
mod shown;
pub mod start;
mod task;
mod writing;

pub use event::{Effect, Event};
pub use notice::{ChangedBy, Conflict, Notice, Warning};
pub use page::{Open, Page, Shown};
pub use task::{Confirmed, Question, Task};

use crate::domain::failure::ErrorKind;
use crate::domain::unsaved::Unsaved;
use crate::gateway::issued::Issued;
use event::Effects;

impl Page {
    /// The page of an account that has to be read first.
    pub fn load() -> (Self, Effect) {
        (Self::Loading(1), Effect::Load { call: 1 })
    }

    /// The page of an account that was just created; `was_changed`: the form was changed since the
    /// attempt that created it.
    pub fn created(issued: Issued, was_changed: bool) -> Self {
        if issued.secret.is_some() {
            return Self::Credentials(Box::new(Shown::new(issued, None, 0)));
        }
        let mut open = Open::new(issued.versioned());
        open.warning = Some(match was_changed {
            true => Warning::FirstAttemptCreated,
            false => Warning::SecretLost,
        });
        Self::Open(Box::new(open))
    }

    /// What leaving the page would lose.
    pub fn unsaved(&self) -> Option<Unsaved> {
        match self {
            Self::Loading(_) | Self::Failed(..) | Self::Gone(..) => None,
            Self::Open(open) => open.unsaved(),
            Self::Credentials(shown) => shown.unsaved(),
        }
    }

    /// Applies an event. One that is not possible in the current state changes nothing.
    pub fn apply(&mut self, event: Event) -> Effects {
        match (self, event) {
            (page @ Self::Loading(_), Event::Loaded(call, loaded)) => {
                if matches!(page, Self::Loading(awaited) if *awaited == call) {
                    *page = match loaded {
                        Ok(account) => Self::Open(Box::new(Open::new(account))),
                        Err(error) if error.kind == ErrorKind::Missing => {
                            Self::Gone(Vec::new(), Some(error))
                        }
                        Err(error) => Self::Failed(error, call),
                    };
                }
                Vec::new()
            }
            (page @ Self::Failed(..), Event::Retry) => {
                let Self::Failed(_, call) = page else { return Vec::new() };
                let call = *call + 1;
                *page = Self::Loading(call);
                vec![Effect::Load { call }]
            }
            (page @ Self::Open(_), event) => {
                let Self::Open(open) = page else { return Vec::new() };
                let (next, effects) = open.apply(event);
                if let Some(next) = next {
                    *page = next;
                }
                effects
            }
            (Self::Credentials(shown), Event::SecretSaved) => {
                shown.secret_saved = true;
                Vec::new()
            }
            (page @ Self::Credentials(_), Event::Done | Event::PageHidden) => {
                if let Self::Credentials(shown) = page {
                    *page = Self::Open(Box::new(shown.leave()));
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
