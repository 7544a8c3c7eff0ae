//! The backend's answers, and how the network delivers, loses or repeats them.

use super::calls::{Body, Call, Reply, Sent};
use super::world::World;
use crate::domain::account::Versioned;
use crate::domain::draft::Draft;
use crate::domain::failure::ErrorKind;
use crate::domain::merge::Part;
use crate::gateway::model::Deed;
use crate::screens::account_page::state::{Effect, Event, Task};
use crate::screens::walks::Fate;

impl World {
    /// A stopped fetch reports later that it was stopped.
    pub(super) fn stop_fetching(&mut self) {
        let moment = self.moment;
        for call in self.calls.iter_mut().filter(|call| call.sent == Sent::FetchStart) {
            call.reply = Some(Reply(Body::Fetched(None), moment));
        }
    }

    pub(super) fn answer(&mut self, fate: Fate) {
        let Some(place) = self.calls.iter().position(|call| call.reply.is_none()) else { return };
        let sent = self.calls[place].sent.clone();
        match fate {
            Fate::Answer | Fate::Act => self.calls[place].reply = Some(self.act(&sent, false)),
            Fate::LoseAnswer(kind) => {
                self.act(&sent, false);
                self.calls[place].reply = Some(self.failed(&sent, kind));
            }
            Fate::LoseCall(kind) | Fate::Refuse(kind) => {
                self.calls[place].reply = Some(self.failed(&sent, kind));
            }
            Fate::GiveUp(kind) => {
                if sent.is_write() {
                    self.forgotten.push(self.calls[place].clone());
                }
                self.calls[place].reply = Some(self.failed(&sent, kind));
            }
        }
        if fate != Fate::Act {
            self.deliver_from(place);
        }
    }

    /// The gateway's answer to a failed call. After a failed removal it reads the account.
    pub(super) fn failed(&self, sent: &Sent, kind: ErrorKind) -> Reply {
        let is_there = self.backend.read(&self.id).is_ok();
        let body = match sent {
            Sent::Load => Body::Loaded(Err(kind.into())),
            Sent::ReadAgain => Body::ReadAgain(Err(kind.into())),
            Sent::FetchStart => Body::Fetched(Some(Err(kind.into()))),
            Sent::Save(..) => Body::Saved(Err(kind.into())),
            Sent::Regenerate(..) => Body::Issued(Err(kind.into())),
            Sent::Block(..) => Body::Blocked(Err(kind.into())),
            Sent::Remove(_) if !kind.may_have_acted() => Body::Removed(Err(kind.into())),
            // That read may fail too.
            Sent::Remove(_) if kind == ErrorKind::Unreachable => {
                Body::Removed(Err(ErrorKind::RemovalUnknown.into()))
            }
            Sent::Remove(_) if is_there => Body::Removed(Err(ErrorKind::NotRemoved.into())),
            Sent::Remove(_) => Body::Removed(Ok(())),
        };
        Reply(body, self.moment)
    }

    /// The backend carries out a call.
    pub(super) fn act(&mut self, sent: &Sent, is_foreign: bool) -> Reply {
        self.moment += 1;
        let before = self.backend.read(&self.id).ok();
        let body = match sent {
            Sent::Load => Body::Loaded(self.backend.read(&self.id)),
            Sent::ReadAgain => Body::ReadAgain(self.backend.read(&self.id)),
            Sent::FetchStart => Body::Fetched(Some(Ok(self.backend.data_sets()))),
            Sent::Save(of, request) => Body::Saved(self.backend.update(of, request)),
            Sent::Regenerate(of, key) | Sent::Block(of, key) => {
                let answer = self.backend.regenerate(of, key);
                let is_made = answer.as_ref().is_ok_and(|answer| answer.secret.is_some());
                if is_made && !is_foreign {
                    self.user.made_two |= self.user.unseen_secret;
                    self.user.unseen_secret = true;
                    self.user.needs_warning = true;
                }
                match sent {
                    Sent::Block(..) => Body::Blocked(answer),
                    _ => Body::Issued(answer),
                }
            }
            Sent::Remove(of) => Body::Removed(self.backend.remove(of)),
        };
        if is_foreign {
            self.note_others(before);
        }
        Reply(body, self.moment)
    }

    /// Records what another user has changed.
    pub(super) fn note_others(&mut self, before: Option<Versioned>) {
        let (Some(before), Ok(now)) = (before, self.backend.read(&self.id)) else { return };
        if before.etag == now.etag {
            return;
        }
        let (was, is) = (Draft::from(&before.account), Draft::from(&now.account));
        let changed = Part::ALL.into_iter().filter(|part| !part.is_same(&was, &is)).map(Some);
        let others = changed.chain([None]).map(|part| (self.moment, part));
        self.user.others.extend(others);
    }

    pub(super) fn asked_again(&mut self) {
        let again = |call: &&Call| {
            call.reply.is_none() && matches!(call.sent, Sent::Regenerate(..) | Sent::Block(..))
        };
        if let Some(number) = self.calls.iter().find(again).map(|call| call.number) {
            let effects = self.page.apply(Event::AskedAgain(number, 2));
            self.run(effects);
        }
    }

    pub(super) fn deliver(&mut self) {
        if let Some(place) = self.calls.iter().position(|call| call.reply.is_some()) {
            self.deliver_from(place);
        }
    }

    pub(super) fn deliver_from(&mut self, place: usize) {
        let Call { number, reply, .. } = self.calls.remove(place);
        let Some(reply) = reply else { return };
        self.answered.push((number, reply.clone()));
        let is_awaited = self.page.open().is_some_and(|open| open.task == Task::FetchingStart);
        if let (true, Body::Fetched(Some(Ok(all)))) = (is_awaited, &reply.0) {
            self.user.mine.chosen = all.clone();
        }
        if let Body::Saved(Err(error)) = &reply.0
            && error.may_have_acted()
        {
            self.user.lost.push(self.user.mine.clone());
        }
        let effects = self.page.apply(reply.clone().event(number));
        self.learn(&reply);
        self.run(effects);
        if self.effects.contains(&Effect::Say("Saved.".to_owned())) {
            self.user.is_saved();
            self.forget();
        }
    }

    /// Updates what the user has seen from an answer.
    pub(super) fn learn(&mut self, reply: &Reply) {
        let Reply(body, moment) = reply;
        match body {
            Body::Loaded(Ok(now)) | Body::ReadAgain(Ok(now)) | Body::Saved(Ok(now)) => {
                self.user.learn(now, *moment);
            }
            Body::Issued(Ok(answer)) => {
                self.user.learn(&answer.of, *moment);
                self.user.unseen_secret = false;
                if answer.secret.is_some() {
                    self.user.needs_warning = false;
                    self.user.secret.clone_from(&answer.secret);
                }
            }
            Body::Blocked(Ok(answer)) => {
                self.user.learn(&answer.of, *moment);
                self.user.unseen_secret = false;
            }
            _ => {}
        }
    }

    pub(super) fn double(&mut self, place: usize) {
        if let Some((number, reply)) = self.answered.get(place).cloned() {
            let effects = self.page.apply(reply.event(number));
            self.run(effects);
        }
    }

    pub(super) fn arrive(&mut self, place: usize) {
        if place < self.forgotten.len() {
            let call = self.forgotten.remove(place);
            let reply = self.act(&call.sent, call.is_foreign);
            if !call.is_foreign {
                // The answer arrives at a page that no longer waits for it.
                self.answered.push((call.number, reply.clone()));
                let effects = self.page.apply(reply.event(call.number));
                self.run(effects);
            }
        }
    }

    pub(super) fn somebody(&mut self, deed: Deed) {
        self.moment += 1;
        let before = self.backend.read(&self.id).ok();
        self.backend.somebody(deed, &self.id);
        self.note_others(before);
    }
}
