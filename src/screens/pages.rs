//! What the frame shows beside the list. The code of these pages is a part of the program that the
//! browser loads after the list. No other file may name their views.

use crate::app::context::Context;
use crate::reactive::{State, spawn};
use crate::screens::{account_page, create, leave, welcome};
use crate::ui::button::{Look, button};
use crate::ui::element::{ElRef, empty, live, tag};
use crate::ui::notice::{Tone, notice};
use leptos::prelude::AnyView;

/// The views of the part.
#[derive(Clone, Copy)]
struct Pages {
    create: fn(Context) -> AnyView,
    account: fn(Context, String) -> AnyView,
    welcome: fn(Context) -> AnyView,
    attend: fn(Context, ElRef, ElRef, bool) -> AnyView,
}

/// A view of the part to be shown.
#[derive(Clone)]
pub enum Wanted {
    Create,
    Account(String),
    /// The workspace at a glance, while no account is selected.
    Welcome,
}

/// Whether the part is loaded.
#[derive(Clone, Copy)]
pub struct Part(State<Loaded>);

#[derive(Clone, Copy)]
enum Loaded {
    NotYet,
    Coming,
    Failed,
    There(Pages),
}

impl Part {
    pub fn new() -> Self {
        Self(State::new(Loaded::NotYet))
    }

    /// Loads the part, unless it is loaded or loading. After a failure it is loaded again only if it
    /// `is_needed`: otherwise the message that the user is reading would disappear.
    pub fn load(self, is_needed: bool) {
        let now = self.0.try_get_untracked();
        if matches!(now, Some(Loaded::NotYet)) || is_needed && matches!(now, Some(Loaded::Failed)) {
            self.0.set(Loaded::Coming);
            spawn(async move {
                self.0.try_set(load().await.map_or(Loaded::Failed, Loaded::There));
            });
        }
    }

    /// The view, once the part is loaded.
    pub fn show(self, ctx: Context, wanted: Wanted) -> AnyView {
        live(move || match self.0.get() {
            Loaded::There(pages) => match wanted.clone() {
                Wanted::Create => (pages.create)(ctx),
                Wanted::Account(id) => (pages.account)(ctx, id),
                Wanted::Welcome => (pages.welcome)(ctx),
            },
            Loaded::Failed => {
                let why = ctx.host().map(|host| host.why()).unwrap_or_default();
                let words = tag("p", "").child(["This page could not be loaded. ", &why].concat());
                let retry = button(Look::Plain, "Retry").on_click(move || self.load(true));
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
        match self.0.get() {
            Loaded::There(pages) => (pages.attend)(ctx, frame, page, was_used),
            _ => empty(),
        }
    }
}

/// The part could not be loaded.
struct NotLoaded;

const PAGES: Pages = Pages {
    create: create::view,
    account: account_page::view,
    welcome: welcome::view,
    attend: leave::attend,
};

/// Loads the part, if that has not been done yet. `cargo xtask seal` splits the program here.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(pages, fallible)]
fn load() -> Result<Pages, NotLoaded> {
    Ok(PAGES)
}

/// A debug build is one program.
#[cfg(debug_assertions)]
async fn load() -> Result<Pages, NotLoaded> {
    Ok(PAGES)
}

#[cfg(not(debug_assertions))]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
