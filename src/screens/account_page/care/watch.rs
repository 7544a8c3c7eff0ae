//! Looks at the account from time to time until the new secret was used, and says so. Only the words change:
//! what the user edits is not touched.

use super::first_call::{Call, Effect, Event, FirstCall, Sight, Stage};
use crate::app::context::Context;
use crate::domain::account::LastUse;
use crate::domain::joined::Joined;
use crate::platform::abort::abort_on_cleanup;
use crate::platform::clock::{now, parse_time};
use crate::platform::intl;
use crate::platform::timer::after;
use crate::platform::window_event::on_window;
use crate::reactive::{Derived, State, at_cleanup, effect, spawn};
use crate::screens::account_page::state::Page;
use crate::ui::element::empty;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::AbortSignal;

#[derive(Clone, Copy)]
struct Watch {
    ctx: Context,
    call: State<Call>,
    state: State<FirstCall>,
    id: State<String>,
    timer: State<Option<SendWrapper<Timeout>>>,
    life: State<SendWrapper<AbortSignal>>,
}

/// What the page says about its secret.
#[derive(Clone, PartialEq)]
enum Secret {
    /// It is shown: the account's id, and its last use when the secret was made.
    New(String, LastUse),
    Known,
    /// Nobody has one, or nobody knows.
    Lost,
}

/// The wait, for as long as the page is there. It shows itself in `call` alone.
pub fn view(ctx: Context, page: State<Page>, call: State<Call>) -> AnyView {
    let watch = Watch {
        ctx,
        call,
        state: State::new(FirstCall::default()),
        id: State::new(String::new()),
        timer: State::new(None),
        life: State::new(SendWrapper::new(abort_on_cleanup())),
    };
    at_cleanup(move || {
        watch.timer.try_update(Option::take);
    });
    let back = move |_| {
        if watch.sight() == Sight::Seen {
            watch.send(Event::CameIntoView);
        }
    };
    on_window("visibilitychange", Box::new(back));
    let secret = page.derive(|page| match page {
        Page::Credentials(shown) if shown.issued.secret.is_some() => {
            let account = &shown.issued.account;
            Secret::New(account.id.clone(), account.last_use.clone())
        }
        Page::Open(open) if open.warning.is_none() && !open.may_have_regenerated() => Secret::Known,
        _ => Secret::Lost,
    });
    follow(watch, secret);
    empty()
}

fn follow(watch: Watch, secret: Derived<Secret>) {
    effect(move || match secret.get() {
        Secret::New(id, before) => {
            watch.id.set(id);
            watch.send(Event::Issued(before));
        }
        Secret::Known => {}
        Secret::Lost => watch.send(Event::Ended),
    });
}

impl Watch {
    fn send(self, event: Event) {
        let effect = self.state.try_update(|state| state.apply(event)).flatten();
        let words = self.state.try_with_untracked(|state| match &state.stage {
            Stage::Off => String::new(),
            Stage::Waiting { .. } => "Waiting for the first call…".to_owned(),
            Stage::Seen(time) => self.seen(time),
            Stage::GivenUp => {
                "No call was seen within an hour. Reload this page to see the last use.".to_owned()
            }
        });
        let is_seen = self.state.try_with_untracked(|state| matches!(state.stage, Stage::Seen(_)));
        let (Some(words), Some(is_seen)) = (words, is_seen) else { return };
        if self.call.try_with_untracked(|call| call.words != words) == Some(true) {
            self.call.set(Call { words, is_seen });
        }
        match effect {
            Some(Effect::Pause { number, seconds }) => {
                let over = move || self.send(Event::PauseOver(number, self.sight()));
                let timer = after(seconds * 1_000, over);
                self.timer.try_update(|now| *now = Some(SendWrapper::new(timer)));
            }
            Some(Effect::Look { number }) => self.look(number),
            Some(Effect::Tell(time)) => {
                self.ctx.announcer.say(self.seen(&time));
                // The list tells the last use too.
                self.ctx.accounts.refresh();
            }
            None => {}
        }
    }

    fn look(self, number: u32) {
        let (Some(life), Some(id)) = (self.life.try_get_untracked(), self.id.try_get_untracked())
        else {
            return;
        };
        let gateway = self.ctx.gateway();
        spawn(async move {
            let found = gateway.last_use(&id, &life).await;
            if !life.aborted() {
                self.send(Event::Looked(number, found));
            }
        });
    }

    fn sight(self) -> Sight {
        let is_seen = self.ctx.host().is_some_and(|host| host.is_seen());
        if is_seen && !document().hidden() { Sight::Seen } else { Sight::Hidden }
    }

    /// The time alone if it was today.
    fn seen(self, time: &str) -> String {
        let settings = self.ctx.settings;
        let when = parse_time(time).map(|ms| {
            if settings.short_date(ms) == settings.short_date(now()) {
                [" at ", &settings.config(|config| intl::time_of_day(&config.locale, ms))].joined()
            } else {
                [" on ", &settings.date_and_time(ms)].joined()
            }
        });
        ["First call", &when.unwrap_or_default(), ": the new secret works."].joined()
    }
}
