//! The wait for the first call with a new secret. Pure: `watch.rs` runs its effects.

use crate::domain::account::LastUse;
use crate::domain::failure::ErrorKind;

/// The pauses before the account is looked at, in seconds; the last one is repeated.
const PAUSES_S: [u32; 10] = [5, 5, 10, 10, 20, 30, 60, 60, 120, 300];
/// It takes about an hour. A page that is left open does not ask for ever.
const MOST_LOOKS: usize = 20;

/// The wait, and the number of its current pause or look. Anything with another number is late.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FirstCall {
    pub stage: Stage,
    number: u32,
}

/// What the page says of it.
#[derive(Clone, Default)]
pub struct Call {
    pub words: String,
    /// There was one.
    pub is_seen: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing is known and nothing is said: there is no new secret, or nobody can look.
    #[default]
    Off,
    Waiting {
        /// The last use before the secret was made.
        before: LastUse,
        looks: usize,
        step: Step,
    },
    /// The time of the first call that was seen, RFC 3339.
    Seen(String),
    /// There was none for as long as the page looked.
    GivenUp,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Pausing,
    /// The pause is over, but nobody sees the page.
    Due,
    Looking,
}

#[derive(Clone, Debug)]
pub enum Event {
    /// The user has a new secret. With the account's last use as it was then.
    Issued(LastUse),
    /// The new secret is gone again, or the account.
    Ended,
    PauseOver(u32, Sight),
    /// The page can be seen again.
    CameIntoView,
    Looked(u32, Result<LastUse, ErrorKind>),
}

/// Whether somebody may see the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    Seen,
    Hidden,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Pause {
        number: u32,
        seconds: u32,
    },
    Look {
        number: u32,
    },
    /// Says that there was a call, with its time.
    Tell(String),
}

impl FirstCall {
    /// Applies an event. One that is not possible in the current state changes nothing.
    pub fn apply(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Issued(LastUse::Unknown) | Event::Ended => {
                self.stage = Stage::Off;
                None
            }
            Event::Issued(before) => self.pause(before, 0),
            Event::PauseOver(number, sight) if number == self.number => self.wake(sight),
            Event::CameIntoView if self.is_at(Step::Due) => self.wake(Sight::Seen),
            Event::Looked(number, found) if number == self.number && self.is_at(Step::Looking) => {
                self.looked(found)
            }
            _ => None,
        }
    }

    fn is_at(&self, at: Step) -> bool {
        matches!(self.stage, Stage::Waiting { step, .. } if step == at)
    }

    fn next(&mut self) -> u32 {
        self.number += 1;
        self.number
    }

    fn pause(&mut self, before: LastUse, looks: usize) -> Option<Effect> {
        self.stage = Stage::Waiting { before, looks, step: Step::Pausing };
        let seconds = PAUSES_S[looks.min(PAUSES_S.len() - 1)];
        Some(Effect::Pause { number: self.next(), seconds })
    }

    fn wake(&mut self, sight: Sight) -> Option<Effect> {
        let Stage::Waiting { step, .. } = &mut self.stage else { return None };
        if *step == Step::Looking {
            return None;
        }
        if sight == Sight::Hidden {
            *step = Step::Due;
            return None;
        }
        *step = Step::Looking;
        Some(Effect::Look { number: self.next() })
    }

    fn looked(&mut self, found: Result<LastUse, ErrorKind>) -> Option<Effect> {
        let Stage::Waiting { before, looks, .. } = std::mem::take(&mut self.stage) else {
            return None;
        };
        let looks = looks + 1;
        match found {
            Ok(LastUse::On(time)) if is_later(&time, &before) => {
                self.stage = Stage::Seen(time.clone());
                Some(Effect::Tell(time))
            }
            Ok(LastUse::Unknown) => None,
            // The session has ended, the account is gone, or the user may not look.
            Err(kind) if !kind.is_passing() => None,
            _ if looks == MOST_LOOKS => {
                self.stage = Stage::GivenUp;
                None
            }
            _ => self.pause(before, looks),
        }
    }
}

/// Times of the contract are in UTC and of one form, so their texts are in their order. A copy of the backend's
/// data that lags behind may tell an earlier use.
fn is_later(time: &str, before: &LastUse) -> bool {
    match before {
        LastUse::On(before) => time > before.as_str(),
        _ => true,
    }
}

#[cfg(test)]
mod tests;
