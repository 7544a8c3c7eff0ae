//! The views that are loaded when they are first needed, as a part of the program. No other file may name them.

use super::first_call::Call;
use super::{conflict, risks, watch};
use crate::app::context::Context;
use crate::app::settings::Settings;
use crate::domain::account::Access;
use crate::domain::changes::Change;
use crate::domain::risk::Deed;
use crate::reactive::{State, spawn};
use crate::screens::account_page::state::{Conflict, Event, Page};
use crate::ui::button::{Look, button};
use crate::ui::element::{empty, live};
use leptos::prelude::{AnyView, Callback};

/// The views of the part.
#[derive(Clone, Copy)]
struct Views {
    watch: fn(Context, State<Page>, State<Call>) -> AnyView,
    risks: fn(Deed, &Access) -> AnyView,
    of_changes: fn(&[Change], &Access) -> AnyView,
    choices: fn(Settings, State<Page>, Callback<Event>, &Conflict) -> AnyView,
}

#[derive(Clone, Copy)]
pub struct Care {
    views: State<Option<Views>>,
    /// It is loaded, or on its way.
    asked: State<bool>,
}

impl Default for Care {
    fn default() -> Self {
        Self { views: State::new(None), asked: State::new(false) }
    }
}

impl Care {
    /// Loads the part, unless that has been done. After a failure it is loaded when it is needed again.
    pub fn load(self) {
        let asked = self.asked.try_update(|asked| std::mem::replace(asked, true));
        if asked != Some(false) {
            return;
        }
        spawn(async move {
            match care().await {
                Ok(views) => self.views.try_set(Some(views)),
                Err(NotLoaded) => self.asked.try_set(false),
            };
        });
    }

    fn show(self, view: impl Fn(Views) -> AnyView + Send + 'static) -> AnyView {
        live(move || self.views.get().map_or_else(empty, &view))
    }

    /// The wait for the first call, which shows itself in `call` alone.
    pub fn watch(self, ctx: Context, page: State<Page>, call: State<Call>) -> AnyView {
        self.show(move |views| (views.watch)(ctx, page, call))
    }

    /// What else this touches, for an account with this access.
    pub fn risks(self, deed: Deed, access: Access) -> AnyView {
        self.show(move |views| (views.risks)(deed, &access))
    }

    /// The choices of a conflict. Nothing can be saved without them, so Retry stands in their place if they could
    /// not be loaded.
    pub fn choices(
        self,
        settings: Settings,
        page: State<Page>,
        send: Callback<Event>,
        conflict: Conflict,
    ) -> AnyView {
        self.load();
        live(move || match (self.views.get(), self.asked.get()) {
            (Some(views), _) => (views.choices)(settings, page, send, &conflict),
            (None, true) => empty(),
            (None, false) => button(Look::PLAIN, "Retry").on_click(move || self.load()).view(),
        })
    }

    /// What these changes of an account touch.
    pub fn risks_of(self, changes: &[Change], access: &Access) -> AnyView {
        self.views.get().map_or_else(empty, |views| (views.of_changes)(changes, access))
    }
}

const CARE: Views = Views {
    watch: watch::view,
    risks: risks::view,
    of_changes: risks::of_changes,
    choices: conflict::choices,
};

/// The part could not be loaded.
struct NotLoaded;

/// Loads the part, if that has not been done yet. `cargo xtask seal` splits the program here.
#[cfg(not(debug_assertions))]
#[wasm_split_helpers::wasm_split(care, fallible)]
fn care() -> Result<Views, NotLoaded> {
    Ok(CARE)
}

/// A debug build is one program.
#[cfg(debug_assertions)]
async fn care() -> Result<Views, NotLoaded> {
    Ok(CARE)
}

#[cfg(not(debug_assertions))]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}
