//! Sends events to the picker's state and runs its effects.

use super::state::{Effect, Event, Picker, Place, Range};
use crate::app::context::Context;
use crate::domain::data_set::DataSet;
use crate::domain::failure::ApiError;
use crate::domain::joined::Joined;
use crate::domain::selection::Selection;
use crate::gateway::fetch_all::FetchAll;
use crate::platform::abort::Abort;
use crate::platform::timer::next_frame;
use crate::reactive::{Derived, State, at_cleanup, call, spawn};
use crate::ui::element::ElRef;
use crate::ui::focus::focus_soon;
use crate::ui::window::{PagedList, Row};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

const PAGE_SIZE: usize = 100;

/// The Stop button, while there is one.
const STOP: &str = ".progress button";
/// "Keep selecting" in the question, else Cancel.
const SAFE: &str = ".picker-foot .actions button";

/// An open picker; a handle that is passed down by value.
#[derive(Clone, Copy)]
pub(super) struct Handle {
    pub ctx: Context,
    pub state: State<Picker>,
    /// Nothing can be selected or filtered while this is true.
    pub locked: Derived<bool>,
    pub chosen: Derived<Selection>,
    /// What the backend shares with the account now.
    pub shared: Derived<Selection>,
    pub list: PagedList,
    pub fetch: FetchAll,
    /// The content of the dialog.
    pub element: ElRef,
    range: State<Abort>,
    /// The element that had the focus when the question appeared.
    before_question: State<Option<SendWrapper<HtmlElement>>>,
    on_confirm: Callback<Selection>,
    on_close: Callback<()>,
}

impl Handle {
    pub fn new(
        ctx: Context,
        initial: Selection,
        shared: Derived<Selection>,
        on_confirm: Callback<Selection>,
        on_close: Callback<()>,
    ) -> Self {
        let state = State::new(Picker::new(initial));
        let range = State::new(Abort::new());
        at_cleanup(move || {
            range.try_with_untracked(Abort::abort);
        });
        Self {
            ctx,
            state,
            locked: state.derive(Picker::is_locked),
            chosen: state.derive(|picker| picker.chosen().clone()),
            shared,
            list: list(ctx, state),
            fetch: FetchAll::new(),
            element: ElRef::new(),
            range,
            before_question: State::new(None),
            on_confirm,
            on_close,
        }
    }

    pub fn send(self, event: Event) {
        let is_asking = self.state.try_with_untracked(Picker::is_asking) == Some(true);
        if event == Event::Leave && !is_asking {
            let focused = self.focused().map(|element| SendWrapper::new(element.unchecked_into()));
            self.before_question.try_set(focused);
        }
        let effects = self.state.try_update(|picker| picker.apply(event)).unwrap_or_default();
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self, effect: Effect) {
        match effect {
            Effect::LoadList => self.list.reload(),
            Effect::FetchAll { attempt } => {
                let (gateway, fetch) = (self.ctx.gateway(), self.fetch);
                let (query, into) = self
                    .state
                    .with_untracked(|picker| (picker.query().clone(), picker.chosen().clone()));
                spawn(async move {
                    if let Some(outcome) = fetch.run(gateway, query, into).await {
                        self.send(Event::Came { attempt, outcome });
                    }
                });
            }
            Effect::FetchRange { attempt, range } => self.fetch_range(attempt, range),
            Effect::StopFetch => {
                self.fetch.stop();
                self.range.try_with_untracked(Abort::abort);
            }
            Effect::Focus(place) => self.focus(place),
            Effect::FocusAfterFetch(place) => {
                let focused = self.focused();
                let is_on_stop = |element: Element| element.matches(STOP).unwrap_or(false);
                if focused.is_none_or(is_on_stop) {
                    self.focus(place);
                }
            }
            Effect::SayChosen(count) => {
                let words = if count == 1 { " data set chosen." } else { " data sets chosen." };
                self.ctx.announcer.say([&self.ctx.settings.number(count), words].joined());
            }
            Effect::SayStopped => self.ctx.announcer.say("Stopped. The selection is as it was."),
            Effect::TakeOver(chosen) => call(self.on_confirm, chosen),
            Effect::Close => call(self.on_close, ()),
        }
    }

    /// Rows that have already arrived are used at once, so that nothing is locked for a moment.
    fn fetch_range(self, attempt: u64, range: Range) {
        let rows = range.from.min(range.to)..range.from.max(range.to) + 1;
        if let Some(found) = self.list.at_hand(rows.clone()) {
            return self.send(Event::Came { attempt, outcome: Ok(selection(&found)) });
        }
        let abort = Abort::new();
        let signal = abort.signal();
        self.range.set(abort);
        spawn(async move {
            if let Some(outcome) = self.list.all_of(rows, &signal).await {
                let outcome = outcome.map(|found| selection(&found));
                self.send(Event::Came { attempt, outcome });
            }
        });
    }

    fn focus(self, place: Place) {
        match place {
            Place::Stop => focus_soon(self.element, STOP),
            Place::SelectAll => focus_soon(self.element, "[data-all]"),
            Place::KeepSelecting => focus_soon(self.element, SAFE),
            Place::Row(index) => self.list.focus(index),
            Place::BeforeQuestion => {
                let before = self.before_question.try_update(Option::take).flatten();
                match before.filter(|element| element.is_connected()) {
                    // The element is unlocked in the next frame.
                    Some(element) => next_frame(move || {
                        if element.is_connected() {
                            let _ = element.focus();
                        }
                    }),
                    None => focus_soon(self.element, SAFE),
                }
            }
        }
    }

    /// The focused element, if it is in the tab.
    fn focused(self) -> Option<Element> {
        let element = self.element.try_get_untracked()??;
        element.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()
    }
}

/// Fetches the rows of the picker's query.
fn list(ctx: Context, state: State<Picker>) -> PagedList {
    let fetch = move |page, page_size, abort| {
        let query = state.try_with_untracked(|picker| picker.query().clone());
        let gateway = ctx.gateway();
        let mut query = query.unwrap_or_default();
        query.page_index = page;
        query.page_size = page_size as u32;
        let fetched = async move {
            let found = gateway.data_sets(&query, &abort).await?;
            Ok::<_, ApiError>(found.map(Row::of))
        };
        Box::pin(fetched) as crate::ui::window::Fetched
    };
    PagedList::new(PAGE_SIZE, Box::new(fetch))
}

fn selection(rows: &[Row]) -> Selection {
    let mut selection = Selection::default();
    let found = rows.iter().filter_map(Row::get::<DataSet>);
    selection.insert_all(found.map(|found| (found.id.as_str(), Some(found.name.as_str()))));
    selection
}
