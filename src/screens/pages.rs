//! What the frame shows beside the list. The code of these pages is a part of the program that the
//! browser loads after the list. The create form and the access review are parts of their own, which are
//! loaded when they are opened; the history of an account is in the part with what its page seldom needs. No
//! other file may name their views.

use crate::app::context::Context;
use crate::domain::joined::Joined;
use crate::domain::route::Route;
use crate::reactive::{State, spawn};
use crate::screens::{account_page, create, history, leave, review, welcome};
use crate::ui::button::{Look, button};
use crate::ui::element::{ElRef, empty, live, tag};
use crate::ui::notice::{Tone, notice};
use leptos::prelude::AnyView;
use std::pin::Pin;

/// The views of a part.
#[derive(Clone, Copy)]
struct Views {
    show: fn(Context, Route) -> AnyView,
    attend: fn(Context, ElRef, ElRef, bool) -> AnyView,
}

type Loading = Pin<Box<dyn Future<Output = Result<Views, NotLoaded>>>>;

/// A part of the program, and whether it is loaded.
#[derive(Clone, Copy)]
pub struct Part {
    loaded: State<Loaded>,
    fetch: fn() -> Loading,
}

#[derive(Clone, Copy)]
enum Loaded {
    NotYet,
    Coming,
    Failed,
    There(Views),
}

impl Part {
    /// The part with the pages.
    pub fn pages() -> Self {
        Self::new(|| Box::pin(pages()))
    }

    fn new(fetch: fn() -> Loading) -> Self {
        Self { loaded: State::new(Loaded::NotYet), fetch }
    }

    /// Loads the part, unless it is loaded or loading. After a failure it is loaded again only if it
    /// `is_needed`: otherwise the message that the user is reading would disappear.
    pub fn load(self, is_needed: bool) {
        let now = self.loaded.try_get_untracked();
        if matches!(now, Some(Loaded::NotYet)) || is_needed && matches!(now, Some(Loaded::Failed)) {
            self.loaded.set(Loaded::Coming);
            let coming = (self.fetch)();
            spawn(async move {
                self.loaded.try_set(coming.await.map_or(Loaded::Failed, Loaded::There));
            });
        }
    }

    /// The view of a place, once the part is loaded.
    pub fn show(self, ctx: Context, place: Route) -> AnyView {
        live(move || match self.loaded.get() {
            Loaded::There(views) => (views.show)(ctx, place.clone()),
            Loaded::Failed => {
                let why = ctx.host().map(|host| host.why()).unwrap_or_default();
                let words = tag("p", "").child(["This page could not be loaded. ", &why].joined());
                let retry = button(Look::PLAIN, "Retry").on_click(move || self.load(true));
                tag("div", "panel").child(notice(Tone::Error, (words, retry))).view()
            }
            Loaded::NotYet | Loaded::Coming => {
                let words = tag("p", "hint").attr("role", "status").child("Loading…");
                tag("div", "panel").child(words).view()
            }
        })
    }

    /// Starts what only pages need: the question before unsaved changes are left, and the watch on the
    /// focus in `frame`, which moves to `page` if its control disappears. `was_used`: the user has
    /// opened another place before the part was loaded.
    pub fn attend(self, ctx: Context, frame: ElRef, page: ElRef, was_used: bool) -> AnyView {
        match self.loaded.get() {
            Loaded::There(views) => (views.attend)(ctx, frame, page, was_used),
            _ => empty(),
        }
    }
}

/// The part could not be loaded.
struct NotLoaded;

const PAGES: Views = Views { show: page, attend: leave::attend };

/// The other parts are loaded from within the part with the pages, so that this is there first.
fn page(ctx: Context, place: Route) -> AnyView {
    let part = match place {
        Route::Account(id) => return account_page::view(ctx, id),
        Route::List => return welcome::view(ctx),
        Route::New => Part::new(|| Box::pin(create())),
        Route::Review => Part::new(|| Box::pin(review())),
        Route::History(_) => Part::new(|| Box::pin(history())),
    };
    part.load(true);
    part.show(ctx, place)
}

const CREATE: Views = Views { show: |ctx, _| create::view(ctx), attend: nothing };
const REVIEW: Views = Views { show: |ctx, _| review::view(ctx), attend: nothing };
const HISTORY: Views = Views {
    show: |ctx, place| match place {
        Route::History(id) => history::view(ctx, id),
        _ => empty(),
    },
    attend: nothing,
};

fn nothing(_: Context, _: ElRef, _: ElRef, _: bool) -> AnyView {
    empty()
}

/// Loads the part, if that has not been done yet. `cargo xtask seal` splits the program here.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(pages, fallible)]
fn pages() -> Result<Views, NotLoaded> {
    Ok(PAGES)
}

/// The same for the create form.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(create, fallible)]
fn create() -> Result<Views, NotLoaded> {
    Ok(CREATE)
}

/// The same for the access review.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(review, fallible)]
fn review() -> Result<Views, NotLoaded> {
    Ok(REVIEW)
}

/// The same for the history of an account.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(care, fallible)]
fn history() -> Result<Views, NotLoaded> {
    Ok(HISTORY)
}

/// A debug build is one program.
#[cfg(debug_assertions)]
async fn pages() -> Result<Views, NotLoaded> {
    Ok(PAGES)
}

#[cfg(debug_assertions)]
async fn create() -> Result<Views, NotLoaded> {
    Ok(CREATE)
}

#[cfg(debug_assertions)]
async fn review() -> Result<Views, NotLoaded> {
    Ok(REVIEW)
}

#[cfg(debug_assertions)]
async fn history() -> Result<Views, NotLoaded> {
    Ok(HISTORY)
}

#[cfg(not(debug_assertions))]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
