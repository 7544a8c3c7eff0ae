//! Sends events to the page's state and runs its effects. The page's views share it.

use crate::app::context::Context;
use crate::domain::draft::Draft;
use crate::domain::failure::ErrorKind;
use crate::domain::query::DataSetQuery;
use crate::domain::route::Route;
use crate::domain::selection::Selection;
use crate::gateway::fetch_all::FetchAll;
use crate::gateway::removal::Removal;
use crate::platform::abort::abort_on_cleanup;
use crate::reactive::{Derived, State, spawn};
use crate::screens::account_page::care::first_call::Call;
use crate::screens::account_page::care::load::Care;
use crate::screens::account_page::state::start::with_access;
use crate::screens::account_page::state::{Effect, Event, Open, Page};
use send_wrapper::SendWrapper;
use web_sys::AbortSignal;

#[derive(Clone, Copy)]
pub struct Handle {
    pub ctx: Context,
    pub state: State<Page>,
    /// The account that the address names.
    pub id: State<String>,
    /// The data sets to start from.
    pub start: FetchAll,
    /// The form that editing starts with.
    wanted: State<Option<Draft>>,
    pub care: Care,
    /// The first call with a new secret.
    pub first_call: State<Call>,
    life: State<SendWrapper<AbortSignal>>,
}

impl Handle {
    /// The page of the account with this id. Reads end with the calling owner; writes do not.
    pub fn new(ctx: Context, id: String) -> Self {
        let handed = ctx.handover.try_update(|handover| {
            let is_this = handover.as_ref().is_some_and(|(issued, _)| issued.account.id == id);
            if is_this { handover.take() } else { None }
        });
        // What was meant for a form that was not opened is dropped.
        let template = ctx.template.try_update(Option::take).flatten();
        let wanted =
            template.and_then(|(of, draft, _)| (of.as_ref() == Some(&id)).then_some(draft));
        let page = handed.flatten().map(|(issued, was_changed)| Page::created(issued, was_changed));
        let (page, load) = match page {
            Some(page) => (page, None),
            None => {
                let (page, load) = Page::load();
                (page, Some(load))
            }
        };
        let handle = Self {
            ctx,
            state: State::new(page),
            id: State::new(id),
            start: FetchAll::new(),
            wanted: State::new(wanted),
            care: Care::default(),
            first_call: State::new(Call::default()),
            life: State::new(SendWrapper::new(abort_on_cleanup())),
        };
        if let Some(load) = load {
            handle.run(load);
        }
        handle
    }

    /// Applies an event and runs its effects. Does nothing after the page was left.
    pub fn send(self, event: Event) {
        for effect in self.state.try_update(|page| page.apply(event)).unwrap_or_default() {
            self.run(effect);
        }
    }

    /// Puts the access that was asked for into the form, once there is one.
    fn fill(self) {
        let is_open = self.state.try_with_untracked(|page| page.open().is_some());
        if is_open == Some(true)
            && let Some(draft) = self.wanted.try_update(Option::take).flatten()
        {
            for event in with_access(draft) {
                self.send(event);
            }
        }
    }

    /// A value that is computed from the open account; the default if none is open.
    pub fn of_open<T: PartialEq + Default + Send + Sync + 'static>(
        self,
        read: fn(&Open) -> T,
    ) -> Derived<T> {
        Derived::new(move || self.state.with(|page| page.open().map(read).unwrap_or_default()))
    }

    fn run(self, effect: Effect) {
        let ctx = self.ctx;
        match effect {
            Effect::Say(words) => ctx.announcer.say(words),
            Effect::Refused(kind) => ctx.refused(kind, move || self.send(Event::Allowed)),
            Effect::Refresh => ctx.accounts.refresh(),
            Effect::Updated(account) => {
                ctx.role.allowed();
                ctx.tell("account-updated", &account);
                ctx.accounts.refresh();
            }
            Effect::SecretRegenerated(account) => {
                ctx.role.allowed();
                ctx.tell("secret-regenerated", &account);
                ctx.accounts.refresh();
            }
            Effect::Left(account) => {
                ctx.removed.set(Some(account));
                ctx.navigator.go_instead(&Route::List);
            }
            Effect::StopFetching => self.start.stop(),
            effect => self.call(effect),
        }
    }

    /// Runs effects that call the backend. The list and the host are told of the answer even if the page
    /// was left.
    fn call(self, effect: Effect) {
        let (ctx, gateway) = (self.ctx, self.ctx.gateway());
        let read = match (self.life.try_get_untracked(), self.id.try_get_untracked()) {
            (Some(life), Some(id)) => (life, id),
            _ => return,
        };
        let (life, id) = read;
        let blocks = matches!(effect, Effect::Block { .. });
        spawn(async move {
            match effect {
                Effect::Load { call } => {
                    let answer = gateway.account(&id, &life).await;
                    if !life.aborted() {
                        self.send(Event::Loaded(call, answer));
                        self.fill();
                    }
                }
                Effect::ReadAgain { call } => {
                    let answer = gateway.account(&id, &life).await;
                    if !life.aborted() {
                        self.send(Event::ReadAgain(call, answer));
                    }
                }
                Effect::FetchStart { call } => {
                    let all = DataSetQuery::by_name();
                    let answer = self.start.run(gateway, all, Selection::default()).await;
                    self.send(Event::StartFetched(call, answer));
                }
                Effect::Save { call, of, request } => {
                    let answer = gateway.update(&of, &request).await;
                    if let (Ok(now), true) = (&answer, self.is_left()) {
                        ctx.tell("account-updated", &now.account);
                        ctx.accounts.refresh();
                    }
                    self.send(Event::Saved(call, answer));
                }
                Effect::Regenerate { call, of, key } | Effect::Block { call, of, key } => {
                    let again = move |attempt| self.send(Event::AskedAgain(call, attempt));
                    let answer = gateway.regenerate(&of, &key, again).await;
                    if let (Ok(issued), true) = (&answer, self.is_left()) {
                        ctx.tell("secret-regenerated", &issued.account);
                        ctx.accounts.refresh();
                    }
                    let told = if blocks { Event::Blocked } else { Event::Regenerated };
                    self.send(told(call, Box::new(answer)));
                }
                Effect::Remove { call, of } => {
                    let answer = match gateway.remove(&of).await {
                        Ok(Removal::Removed) => Ok(()),
                        Ok(Removal::WasGone) => Err(ErrorKind::Missing.into()),
                        Err(error) => Err(error),
                    };
                    if answer.is_ok() {
                        ctx.tell("account-removed", &of.account);
                        ctx.accounts.refresh();
                    }
                    self.send(Event::Removed(call, answer));
                }
                _ => {}
            }
        });
    }

    fn is_left(self) -> bool {
        self.state.try_with_untracked(|_| ()).is_none()
    }
}
