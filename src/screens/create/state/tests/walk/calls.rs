//! Calls and their answers.

use crate::domain::failure::ApiError;
use crate::domain::request::AccountRequest;
use crate::gateway::issued::Issued;
use crate::gateway::model::Answer;
use crate::screens::create::state::{Event, Existing};
use crate::screens::walks;

pub type Call = walks::Call<Sent, Reply>;

#[derive(Clone, Debug, PartialEq)]
pub enum Sent {
    Create(AccountRequest, String),
    Find(String),
}

impl Sent {
    pub fn is_write(&self) -> bool {
        matches!(self, Self::Create(..))
    }
}

#[derive(Clone)]
pub enum Reply {
    Issued(Box<Result<Answer, ApiError>>),
    Found(Option<Existing>),
}

impl Reply {
    pub fn event(self, number: u32) -> Event {
        match self {
            Self::Issued(answer) => Event::Answered(number, Box::new(answer.map(Issued::from))),
            Self::Found(existing) => Event::Found(number, existing),
        }
    }
}
