//! What the page of an account shows, by its state.

use crate::app::context::Context;
use crate::app::navigator::Navigator;
use crate::domain::changes::Change;
use crate::domain::joined::Joined;
use crate::domain::name::shown;
use crate::domain::route::Route;
use crate::domain::text::isolated;
use crate::platform::window_event::on_window;
use crate::reactive::{Derived, State, effect};
use crate::screens::account_page::credentials::once;
use crate::screens::account_page::handle::Handle;
use crate::screens::account_page::state::{Event, Open, Page};
use crate::screens::account_page::{editor, read_only};
use crate::screens::widgets::back_link::back_to_list;
use crate::ui::element::{El, fragment, live, tag};
use crate::ui::notice::error_notice;
use leptos::prelude::*;

const GONE: &str = "This service account does not exist any more";

/// The view that is shown.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Loading,
    Failed,
    Gone,
    Editor,
    ReadOnly,
    Credentials,
}

/// The page of the account with this id, or its credentials while they are shown.
pub fn view(ctx: Context, id: String) -> AnyView {
    let page = Handle::new(ctx, id);
    let unsaved = page.state.derive(Page::unsaved);
    ctx.leaving.guard(unsaved);
    // The browser may keep a hidden page and show it to another user later, so the secret is dropped.
    on_window("pagehide", Box::new(move |_| page.send(Event::PageHidden)));
    let kind = Derived::new(move || {
        page.state.with(|state| match state {
            Page::Loading(_) => Kind::Loading,
            Page::Failed(..) => Kind::Failed,
            Page::Gone(..) => Kind::Gone,
            // Unsaved changes stay visible, although they cannot be saved any more.
            Page::Open(open)
                if ctx.role.is_reader() && unsaved.get().is_none() && !open.is_busy() =>
            {
                Kind::ReadOnly
            }
            Page::Open(_) => Kind::Editor,
            Page::Credentials(_) => Kind::Credentials,
        })
    });
    say_when_loaded(page, kind);
    let asks = page.of_open(Open::asks);
    effect(move || {
        if asks.get() || unsaved.get().is_some() {
            page.care.load();
        }
    });
    let shown = live(move || match kind.get() {
        Kind::Loading => loading(ctx.navigator),
        Kind::Failed => failed(page),
        Kind::Gone => gone(page),
        Kind::Editor => editor::view(page),
        Kind::ReadOnly => read_only::view(page),
        Kind::Credentials => once::view(page),
    });
    fragment((shown, page.care.watch(ctx, page.state, page.first_call)))
}

/// The focus may stay in the list: screen readers are told what is shown beside it. A failure is
/// an alert, which they read out by themselves.
fn say_when_loaded(page: Handle, kind: Derived<Kind>) {
    let before = State::new(None::<Kind>);
    effect(move || {
        let now = kind.get();
        let was_loading = before.get_untracked() == Some(Kind::Loading);
        before.set(Some(now));
        let words = page.state.with_untracked(|state| match state {
            Page::Open(open) => [&isolated(shown(&open.saved.account.name)), " is shown."].joined(),
            Page::Gone(..) => GONE.to_owned(),
            _ => String::new(),
        });
        if was_loading && !words.is_empty() {
            page.ctx.announcer.say(words);
        }
    });
}

fn loading(navigator: Navigator) -> AnyView {
    let words = tag("p", "hint").child("Loading the service account…");
    tag("div", "panel").child((back_to_list(navigator), words)).view()
}

fn failed(page: Handle) -> AnyView {
    let error = page.state.with_untracked(|state| match state {
        Page::Failed(error, _) => Some(error.clone()),
        _ => None,
    });
    let retry: Box<dyn Fn()> = Box::new(move || page.send(Event::Retry));
    let told = error.map(|error| error_notice(&error, &[], Some(retry)));
    tag("div", "panel").child((back_to_list(page.ctx.navigator), told)).view()
}

/// The message for an account that does not exist.
fn gone(page: Handle) -> AnyView {
    let ctx = page.ctx;
    let (typed, refusal) = page.state.with_untracked(|state| match state {
        Page::Gone(typed, refusal) => (typed.clone(), refusal.clone()),
        _ => (Vec::new(), None),
    });
    let (reason, trace_id) =
        refusal.map(|error| (error.reason, error.trace_id)).unwrap_or_default();
    let reason = reason.map(|reason| ["Reason: ", &isolated(&reason)].joined());
    let trace_id = trace_id.map(|id| ["Trace id: ", &id].joined());
    let details: Vec<El> =
        reason.into_iter().chain(trace_id).map(|line| tag("p", "hint").child(line)).collect();
    tag("div", "panel")
        .child((
            tag("h2", "page-title").child(GONE),
            tag("p", "").child(
                "Somebody has removed it, or the address is wrong. Its key and tokens do not work.",
            ),
            details,
            (!typed.is_empty()).then(|| what_was_typed(page, typed)),
            tag("div", "actions").child(
                tag("a", "button")
                    .attr("href", ctx.navigator.path(&Route::List))
                    .child("Back to the service accounts"),
            ),
        ))
        .view()
}

fn what_was_typed(page: Handle, typed: Vec<Change>) -> El {
    let lines: Vec<El> = typed
        .iter()
        .map(|change| {
            let words = change.words(&|count| page.ctx.settings.number(count));
            tag("li", "change").child(words)
        })
        .collect();
    tag("div", "").child((
        tag("h3", "").child("What you had typed"),
        tag("ul", "changes").attr("role", "list").child(lines),
    ))
}
