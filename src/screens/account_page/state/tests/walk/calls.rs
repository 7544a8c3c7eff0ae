//! Calls and their answers.

use crate::domain::account::Versioned;
use crate::domain::failure::ApiError;
use crate::domain::request::AccountRequest;
use crate::domain::selection::Selection;
use crate::gateway::model::Answer;
use crate::screens::account_page::state::Event;
use crate::screens::walks;

pub type Call = walks::Call<Sent, Reply>;

#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Load,
    ReadAgain,
    FetchStart,
    Save(Versioned, AccountRequest),
    Regenerate(Versioned, String),
    Block(Versioned, String),
    Remove(Versioned),
}

impl Sent {
    pub fn is_write(&self) -> bool {
        matches!(self, Self::Save(..) | Self::Regenerate(..) | Self::Block(..) | Self::Remove(_))
    }
}

pub type Outcome<T> = Result<T, ApiError>;

/// An answer, and the moment of the account that it describes.
#[derive(Clone)]
pub struct Reply(pub Body, pub u32);

#[derive(Clone)]
pub enum Body {
    Loaded(Outcome<Versioned>),
    ReadAgain(Outcome<Versioned>),
    Saved(Outcome<Versioned>),
    Issued(Outcome<Answer>),
    Blocked(Outcome<Answer>),
    Removed(Outcome<()>),
    Fetched(Option<Outcome<Selection>>),
}

impl Reply {
    pub fn event(self, number: u32) -> Event {
        match self.0 {
            Body::Loaded(outcome) => Event::Loaded(number, outcome),
            Body::ReadAgain(outcome) => Event::ReadAgain(number, outcome),
            Body::Saved(outcome) => Event::Saved(number, outcome),
            Body::Issued(outcome) => Event::Regenerated(number, Box::new(outcome.map(Into::into))),
            Body::Blocked(outcome) => Event::Blocked(number, Box::new(outcome.map(Into::into))),
            Body::Removed(outcome) => Event::Removed(number, outcome),
            Body::Fetched(outcome) => Event::StartFetched(number, outcome),
        }
    }
}
