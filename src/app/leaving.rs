//! Asks before something is lost, on every way out: a link of the tab, back and forward, a link or
//! a navigation of the host, closing the browser tab.
//!
//! The browser's Navigation API sees all of them but the last, which `beforeunload` sees.

use crate::app::navigator::{is_in_fragment, place_at, place_here};
use crate::domain::route::Route;
use crate::reactive::State;
use crate::app::context::Tab;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;

/// What would be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// Fields that were changed and not sent.
    Changes,
    /// Credentials that were neither copied nor downloaded.
    Credentials,
    /// A request whose answer holds the only copy of a secret.
    Answer,
}

/// Where the user wanted to go.
#[derive(Clone)]
pub enum Way {
    /// To another place in the tab.
    Route(Route),
    /// Out of the credentials, on the same page.
    Close,
    /// Back or forward, by the entry's key.
    History(String),
    /// To another address.
    Address(String),
    /// Wherever the host wants; it is told whether it may.
    Host(SendWrapper<js_sys::Function>),
}

#[derive(Clone, Copy)]
pub struct Guard {
    at_stake: State<Option<Unsaved>>,
    asked: State<Option<Way>>,
}

impl Guard {
    pub fn new() -> Self {
        Self { at_stake: State::new(None), asked: State::new(None) }
    }

    /// Says what leaving would lose now; `None` when nothing.
    pub fn set(self, at_stake: Option<Unsaved>) {
        if self.at_stake.try_get_untracked().is_some_and(|now| now != at_stake) {
            self.at_stake.try_set(at_stake);
        }
    }

    pub fn at_stake(self) -> Option<Unsaved> {
        self.at_stake.get()
    }

    /// The way about which the user is being asked.
    pub fn asked(self) -> Option<Way> {
        self.asked.get()
    }

    /// Whether the way is free. Where it is not, the user is asked, and the answer carries on.
    pub fn may_go(self, way: Way) -> bool {
        if !self.is_at_stake() {
            return true;
        }
        // Whoever asked before has no answer yet, and gets none but this.
        self.answer_host(false);
        self.asked.set(Some(way));
        false
    }

    /// Browsers do not hold back and forward up everywhere, such as in a frame. Then the address is
    /// put right again, and the user is asked afterwards.
    pub fn undo_walk(self, put_right: impl FnOnce()) {
        let Some(navigation) = navigation() else { return };
        let way = Way::History(navigation.current_entry().key());
        put_right();
        self.may_go(way);
    }

    pub fn is_at_stake(self) -> bool {
        self.at_stake.try_get_untracked().flatten().is_some()
    }

    pub fn stay(self) {
        self.answer_host(false);
        self.asked.set(None);
    }

    /// Where the host has asked whether it may leave, tells it.
    fn answer_host(self, may: bool) {
        if let Some(Some(Way::Host(answer))) = self.asked.try_get_untracked() {
            tell_host(&answer, may);
        }
    }

    /// The user leaves all the same: nothing is at stake any more.
    pub fn leave(self) -> Option<Way> {
        self.at_stake.set(None);
        let way = self.asked.get_untracked();
        self.asked.set(None);
        way
    }

    /// Watches the ways out that are not the tab's own links, for the life of the calling owner.
    pub fn watch(self, tab: Tab) {
        let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
            if self.is_at_stake() {
                event.prevent_default();
            }
        });
        let on_navigate = Closure::<dyn Fn(NavigateEvent)>::new(move |event: NavigateEvent| {
            self.on_navigate(tab, &event);
        });
        let navigation = navigation();
        if let Some(navigation) = &navigation {
            navigation.add_event_listener("navigate", on_navigate.as_ref());
        }
        let kept = State::new(SendWrapper::new((navigation, on_navigate)));
        on_cleanup(move || {
            unload.remove();
            // Nothing is left that could be lost.
            self.answer_host(true);
            kept.try_with_untracked(|kept| {
                let (navigation, on_navigate) = &**kept;
                if let Some(navigation) = navigation {
                    navigation.remove_event_listener("navigate", on_navigate.as_ref());
                }
            });
        });
    }

    fn on_navigate(self, tab: Tab, event: &NavigateEvent) {
        // What somebody else holds up goes nowhere.
        let goes = event.cancelable() && !event.default_prevented();
        let is_leaving = event.download_request().is_null() && event.kind() != "reload";
        if !goes || !is_leaving || !tab.can_ask() {
            return;
        }
        let base = tab.config(|config| config.base_path.clone());
        let to = event.destination();
        let is_walk = event.is_walk();
        if to.same_document() {
            // What the host's own script does with the history is the host's: it asks beforehand.
            // A link to a fragment is a way out only where the fragment is the place.
            let is_hosts = !(is_walk || is_in_fragment(&base) && event.user_initiated());
            let there = place_at(&base, &to.url());
            let stays = match there {
                Some(_) => there == tab.place.try_get_untracked(),
                // From one address of the host to another of its own.
                None => place_here(&base).is_none(),
            };
            if is_hosts || stays {
                return;
            }
        }
        let way = if is_walk { Way::History(to.key()) } else { Way::Address(to.url()) };
        if !self.may_go(way) {
            event.prevent_default();
        }
    }
}

impl NavigateEvent {
    fn kind(&self) -> String {
        self.navigation_type().unwrap_or_default()
    }

    /// Whether the user goes back or forward.
    fn is_walk(&self) -> bool {
        self.kind() == "traverse"
    }

    /// Where the user was before going back or forward, once it is done.
    pub fn walked_from(&self) -> Option<String> {
        self.is_walk().then(|| self.from().url())
    }
}

/// Goes where the user wanted to go, outside the tab's own routes.
pub fn go_outside(way: &Way) {
    let Some(navigation) = navigation() else { return };
    match way {
        Way::History(key) => navigation.traverse_to(key),
        Way::Address(url) => navigation.navigate(url),
        Way::Host(_) | Way::Route(_) | Way::Close => {}
    }
}

/// Answers a host that has asked whether it may leave.
pub fn tell_host(answer: &js_sys::Function, may: bool) {
    // It settles a promise, which does not throw.
    let _ = answer.call1(&JsValue::UNDEFINED, &may.into());
}

/// The browser's Navigation API, where it has one.
pub fn navigation() -> Option<Navigation> {
    let navigation = js_sys::Reflect::get(&window(), &"navigation".into()).ok()?;
    (!navigation.is_undefined()).then(|| navigation.unchecked_into())
}

#[wasm_bindgen]
extern "C" {
    pub type Navigation;
    #[wasm_bindgen(method, js_name = addEventListener)]
    pub fn add_event_listener(this: &Navigation, kind: &str, listener: &JsValue);
    #[wasm_bindgen(method, js_name = removeEventListener)]
    pub fn remove_event_listener(this: &Navigation, kind: &str, listener: &JsValue);
    #[wasm_bindgen(method, getter, js_name = currentEntry)]
    fn current_entry(this: &Navigation) -> Destination;
    #[wasm_bindgen(method, js_name = traverseTo)]
    fn traverse_to(this: &Navigation, key: &str);
    #[wasm_bindgen(method)]
    fn navigate(this: &Navigation, url: &str);

    /// Also `NavigationCurrentEntryChangeEvent`, which has the type of navigation too.
    #[wasm_bindgen(extends = web_sys::Event)]
    pub type NavigateEvent;
    #[wasm_bindgen(method, getter, js_name = navigationType)]
    fn navigation_type(this: &NavigateEvent) -> Option<String>;
    #[wasm_bindgen(method, getter, js_name = userInitiated)]
    fn user_initiated(this: &NavigateEvent) -> bool;
    #[wasm_bindgen(method, getter, js_name = downloadRequest)]
    fn download_request(this: &NavigateEvent) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn destination(this: &NavigateEvent) -> Destination;

    /// Of a change that is done.
    #[wasm_bindgen(method, getter)]
    fn from(this: &NavigateEvent) -> Destination;

    /// Also `NavigationHistoryEntry`, which has the same.
    type Destination;
    #[wasm_bindgen(method, getter)]
    fn key(this: &Destination) -> String;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Destination) -> String;
    #[wasm_bindgen(method, getter, js_name = sameDocument)]
    fn same_document(this: &Destination) -> bool;
}
