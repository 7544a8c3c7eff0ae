//! Asks the user before something is lost: on the tab's own links, on back and forward, on links
//! and navigations of the host, and on closing the browser tab.
//!
//! What would be lost is derived from the states of the screens. Leaving takes a continuation,
//! which runs after "Leave" and changes no state: if the page is still there afterwards, for
//! example after a download, nothing is lost and the next attempt asks again.
//!
//! The browser's Navigation API reports every attempt except closing, which `beforeunload` reports.

use crate::app::navigator::Navigator;
use crate::domain::unsaved::Unsaved;
use crate::platform::download_probe::is_sent_as_file;
use crate::platform::host::Host;
use crate::platform::navigation::{self, navigate_to, traverse_to};
use crate::reactive::{Derived, State, spawn};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{NavigateEvent, NavigationApiType};

/// An attempt to leave, about which the user is being asked.
struct Exit {
    go_on: Box<dyn FnOnce()>,
    /// Called with whether the page may be left.
    answer: Option<Box<dyn FnOnce(bool)>>,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Leaving {
    /// What each visible screen or dialog would lose.
    sources: State<Vec<(u32, Derived<Option<Unsaved>>)>>,
    asked: State<Option<SendWrapper<Exit>>>,
    /// The user was already asked about the next navigation: let it pass.
    passes: State<bool>,
    /// The same for the `beforeunload` event that comes with it.
    unloads: State<bool>,
}

impl Leaving {
    pub fn new() -> Self {
        Self {
            sources: State::new(Vec::new()),
            asked: State::new(None),
            passes: State::new(false),
            unloads: State::new(false),
        }
    }

    /// Asks before losing what `unsaved` says, until the current owner is cleaned up.
    pub fn guard(self, unsaved: Derived<Option<Unsaved>>) {
        let id = self
            .sources
            .with_untracked(|sources| sources.last().map_or(0, |(id, _)| id.wrapping_add(1)));
        self.sources.update(|sources| sources.push((id, unsaved)));
        on_cleanup(move || {
            self.sources.try_update(|sources| sources.retain(|(of, _)| *of != id));
        });
    }

    /// What leaving would lose now.
    pub fn unsaved(self) -> Option<Unsaved> {
        self.sources.track();
        self.sources.with(|sources| sources.iter().filter_map(|(_, source)| source.get()).min())
    }

    /// The same, without subscribing.
    pub fn unsaved_now(self) -> Option<Unsaved> {
        let sources = self.sources.try_get_untracked()?;
        sources.iter().filter_map(|(_, source)| source.try_get_untracked().flatten()).min()
    }

    /// Goes on at once if nothing would be lost; otherwise asks first, and goes on after "Leave".
    pub fn leave(self, go_on: impl FnOnce() + 'static) {
        if self.unsaved_now().is_none() {
            return go_on();
        }
        self.ask(Exit { go_on: Box::new(go_on), answer: None });
    }

    /// Asks for the host; `answer` says whether it may leave the page.
    pub fn confirm(self, answer: impl FnOnce(bool) + 'static) {
        if self.unsaved_now().is_none() {
            return answer(true);
        }
        // If the host now leaves the page, the user is not asked a second time.
        let go_on = move || self.let_pass();
        self.ask(Exit { go_on: Box::new(go_on), answer: Some(Box::new(answer)) });
    }

    fn ask(self, exit: Exit) {
        // An earlier question counts as answered with "Stay".
        self.stay();
        self.asked.try_set(Some(SendWrapper::new(exit)));
    }

    /// Whether the user is being asked.
    pub fn is_asking(self) -> bool {
        self.asked.with(Option::is_some)
    }

    pub fn stay(self) {
        if let Some(Exit { answer: Some(answer), .. }) = self.take() {
            answer(false);
        }
    }

    pub fn go_on(self) {
        let Some(exit) = self.take() else { return };
        (exit.go_on)();
        if let Some(answer) = exit.answer {
            answer(true);
        }
    }

    fn take(self) -> Option<Exit> {
        self.asked.try_update(Option::take).flatten().map(SendWrapper::take)
    }

    /// Lets the next navigation pass: the user was already asked about it.
    fn let_pass(self) {
        self.passes.try_set(true);
    }

    /// Watches all ways to leave except the tab's own links, until the current owner is cleaned up.
    pub fn watch(self, navigator: Navigator, host: Host) {
        let unload = window_event_listener(leptos::ev::beforeunload, move |event| {
            let passes = self.unloads.try_update(std::mem::take).unwrap_or(false);
            if !passes && self.unsaved_now().is_some() {
                event.prevent_default();
            }
        });
        // If the page is still there, permission to leave ends with the user's next action.
        let end = move || {
            for permit in [self.passes, self.unloads] {
                if permit.try_get_untracked() == Some(true) {
                    permit.set(false);
                }
            }
        };
        let pointer = window_event_listener(leptos::ev::pointerdown, move |_| end());
        let key = window_event_listener(leptos::ev::keydown, move |_| end());
        let watched = host.clone();
        navigation::on_navigate(move |event| self.on_navigate(navigator, &watched, &event));
        on_cleanup(move || {
            unload.remove();
            pointer.remove();
            key.remove();
            // The element is removed: nothing is left to lose.
            if let Some(Exit { answer: Some(answer), .. }) = self.take() {
                answer(true);
            }
        });
    }

    fn on_navigate(self, navigator: Navigator, host: &Host, event: &NavigateEvent) {
        // A navigation that somebody else prevented goes nowhere.
        if !event.cancelable() || event.default_prevented() {
            return;
        }
        let to = event.destination();
        if self.passes.try_update(std::mem::take) == Some(true) {
            self.unloads.try_set(!to.same_document());
            return;
        }
        let kind = event.navigation_type();
        if event.download_request().is_some() || kind == NavigationApiType::Reload {
            return;
        }
        if !to.url().starts_with("http") {
            // For example `mailto:`, which opens another program and does not leave the page.
            self.unloads.try_set(true);
            return;
        }
        // If the tab is not visible, it cannot ask.
        if self.unsaved_now().is_none() || !host.is_seen() {
            return;
        }
        let is_traversal = kind == NavigationApiType::Traverse;
        if to.same_document() {
            // The host's own script changes the history only after asking by itself. A link to a
            // fragment leaves only if the tab's addresses are in the fragment.
            let is_hosts = !(is_traversal || navigator.is_in_fragment() && event.user_initiated());
            let there = navigator.at(&to.url());
            let stays = match there {
                Some(_) => there == navigator.place_now(),
                // From one address of the host to another one.
                None => navigator.here().is_none(),
            };
            if is_hosts || stays {
                return;
            }
        }
        event.prevent_default();
        if is_traversal {
            return self.ask_about_traversal(to.key());
        }
        let url = to.url();
        let go_on = {
            let url = url.clone();
            move || {
                self.let_pass();
                navigate_to(&url);
            }
        };
        if to.same_document() || event.form_data().is_some() {
            return self.leave(go_on);
        }
        spawn(async move {
            // A file that the browser saves does not leave the page.
            if is_sent_as_file(&url).await { go_on() } else { self.leave(go_on) }
        });
    }

    /// Asks whether to go back or forward to the history entry with this key.
    pub fn ask_about_traversal(self, key: String) {
        self.leave(move || {
            self.let_pass();
            traverse_to(&key);
        });
    }
}
