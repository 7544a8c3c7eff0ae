//! The backend's answers, and how the network delivers, loses or repeats them.

use super::calls::{Call, Reply, Sent};
use super::steps::Deed;
use super::world::World;
use crate::domain::account::Access;
use crate::domain::failure::ApiError;
use crate::gateway::model::{self, Answer};
use crate::screens::create::state::{Event, Existing};
use crate::screens::walks::Fate;

impl World {
    pub(super) fn answer(&mut self, fate: Fate) {
        let Some(place) = self.calls.iter().position(|call| call.reply.is_none()) else { return };
        let sent = self.calls[place].sent.clone();
        let reply = match fate {
            Fate::Answer | Fate::Act => self.act(&sent, false),
            Fate::LoseAnswer(kind) => {
                self.act(&sent, false);
                failed(&sent, kind.into())
            }
            Fate::LoseCall(kind) | Fate::Refuse(kind) => failed(&sent, kind.into()),
            Fate::GiveUp(kind) => {
                if sent.is_write() {
                    self.forgotten.push(self.calls[place].clone());
                }
                failed(&sent, kind.into())
            }
        };
        self.calls[place].reply = Some(reply);
        if fate != Fate::Act {
            self.deliver_from(place);
        }
    }

    /// The backend carries out a call.
    pub(super) fn act(&mut self, sent: &Sent, is_foreign: bool) -> Reply {
        match sent {
            Sent::Find(name) => Reply::Found(
                self.backend
                    .named(name)
                    .map(|found| Existing { id: found.id.clone(), name: found.name.clone() }),
            ),
            Sent::Create(request, key) => {
                let answer = self.backend.create(request, key);
                if let (Ok(Answer { of, secret: Some(_) }), false) = (&answer, is_foreign) {
                    let own = self.user.own.replace(of.account.id.clone());
                    self.user.made_two |= own.is_some();
                    self.user.created = Some(request.clone());
                    self.user.is_touched = false;
                }
                Reply::Issued(Box::new(answer))
            }
        }
    }

    pub(super) fn asked_again(&mut self) {
        let again = |call: &&Call| call.reply.is_none() && call.sent.is_write();
        if let Some(number) = self.calls.iter().find(again).map(|call| call.number) {
            self.send(Event::AskedAgain(number, 2));
        }
    }

    pub(super) fn deliver(&mut self) {
        if let Some(place) = self.calls.iter().position(|call| call.reply.is_some()) {
            self.deliver_from(place);
        }
    }

    pub(super) fn deliver_from(&mut self, place: usize) {
        let Call { number, reply, .. } = self.calls.remove(place);
        if let Some(reply) = reply {
            self.answered.push((number, reply.clone()));
            self.send(reply.event(number));
        }
    }

    pub(super) fn arrive(&mut self, place: usize) {
        if place < self.forgotten.len() {
            let call = self.forgotten.remove(place);
            let reply = self.act(&call.sent, call.is_foreign);
            if !call.is_foreign {
                // The answer arrives at a form that no longer waits for it.
                self.send(reply.event(call.number));
            }
        }
    }

    pub(super) fn somebody(&mut self, deed: Deed) {
        let own = self.user.own.clone();
        match (deed, own) {
            (Deed::Take(name), _) if self.backend.named(name).is_none() => {
                self.backend.add(name, "s@b.no", Access::default());
            }
            (Deed::Remove, Some(own)) => {
                self.backend.somebody(model::Deed::Remove, &own);
                self.user.own = None;
                self.user.is_touched = true;
            }
            (Deed::Rename, Some(own)) => {
                self.backend.somebody(model::Deed::Rename, &own);
                self.user.is_touched = true;
            }
            _ => {}
        }
    }
}

fn failed(sent: &Sent, error: ApiError) -> Reply {
    match sent {
        Sent::Create(..) => Reply::Issued(Box::new(Err(error))),
        // A failed search finds nothing.
        Sent::Find(_) => Reply::Found(None),
    }
}
